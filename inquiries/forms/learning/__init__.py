"""What becomes of a lesson."""
