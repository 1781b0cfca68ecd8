"""Verdicts on lessons."""
