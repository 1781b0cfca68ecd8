"""Unknown charges. Law: the card company decides; we record what was said, by whom, and never on our own word."""
