"""What the pages of the directory are made of."""
