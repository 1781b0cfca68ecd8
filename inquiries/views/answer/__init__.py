"""Pages of what may be said, and of the second person who approves it."""
