"""Pages with which somebody sets up the desk for themselves."""
