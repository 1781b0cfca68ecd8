"""Pages of unknown charges."""
