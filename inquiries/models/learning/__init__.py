"""What the ranking of answers learns from the desk: only what a supervisor took."""
