"""Parts of the pages about who saw whom."""
