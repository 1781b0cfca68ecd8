"""What is confirmed of a notice."""
