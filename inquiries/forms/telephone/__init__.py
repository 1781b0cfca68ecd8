"""Forms about the telephone itself."""
