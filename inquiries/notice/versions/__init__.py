"""Versions: what changed from one version to the next, and what becomes of the answers."""
