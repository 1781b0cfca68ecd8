"""Who saw whom, and how much of it somebody may see in an hour."""
