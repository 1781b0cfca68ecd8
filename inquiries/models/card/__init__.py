"""Reissues: each step names who reported it. Only the card company stops or replaces a card."""
