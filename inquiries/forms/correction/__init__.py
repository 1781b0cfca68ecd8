"""Whom a correction goes to, and what it says."""
