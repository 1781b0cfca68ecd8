"""Forms of the directory of card companies."""
