"""How one person sets up the desk for themselves. Nothing here changes an inquiry, or what a customer is told."""
