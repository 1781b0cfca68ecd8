"""Pages of what the ranking learns."""
