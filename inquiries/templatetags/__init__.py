"""How things are said on a page: pure display, no questions to the database."""
