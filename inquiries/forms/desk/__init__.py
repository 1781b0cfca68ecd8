"""What somebody types to set up the desk for themselves."""
