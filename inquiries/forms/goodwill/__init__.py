"""Promises and codes."""
