"""Unknown charges, and their steps."""
