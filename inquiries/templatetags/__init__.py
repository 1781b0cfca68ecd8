"""Template tags and filters: words and numbers for the page."""
