"""Hotline: the desk behind the hotline of a company that has lost its customers' data."""
