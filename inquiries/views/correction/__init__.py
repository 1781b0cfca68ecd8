"""Pages of who was told the old text, and of the letter to them."""
