"""Forms that anybody can send."""
