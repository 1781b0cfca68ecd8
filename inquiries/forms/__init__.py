"""Forms clean what was typed and write nothing."""
