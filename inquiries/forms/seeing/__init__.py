"""Forms about who saw whom."""
