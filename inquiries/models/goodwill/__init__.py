"""Goodwill: codes of apology. Law: none without a promise in the notice in force, a second person, and once a person.

A code is encrypted until it leaves: in the mail that carries it, or on one page for whoever reads it aloud. No text of
ours, no event and no index ever holds one.
"""
