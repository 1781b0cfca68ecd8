"""Reissues: each step says who reported it. Only the card company stops or replaces a card."""
