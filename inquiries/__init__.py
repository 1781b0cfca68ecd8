"""Hotline: the app for the desk that answers customers after a company has lost their data."""
