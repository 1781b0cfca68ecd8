"""Pages about the telephone itself: how long calls may last, and callers who harassed somebody."""
