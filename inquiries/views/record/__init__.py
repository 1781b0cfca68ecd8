"""Pages of the history: whether it is as it was written."""
