"""Pages of answers and company statements, and of their approval by a second person."""
