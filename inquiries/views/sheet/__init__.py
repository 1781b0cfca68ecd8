"""Pages of sheets to card companies, and of the files that come back."""
