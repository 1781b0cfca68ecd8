"""What the pages of look-ups show."""
