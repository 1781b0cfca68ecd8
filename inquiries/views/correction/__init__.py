"""Pages of those who were told an old clause, and of the letter to them."""
