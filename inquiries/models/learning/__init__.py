"""What the ranking of answers learns from the desk: only lessons that a supervisor accepted."""
