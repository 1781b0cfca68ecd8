"""Forms about who may sign in."""
