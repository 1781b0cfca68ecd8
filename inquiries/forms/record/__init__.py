"""Forms about the history."""
