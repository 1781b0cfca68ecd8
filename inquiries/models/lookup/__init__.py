"""Whether somebody is affected, and to whom that may be told. Law: an outcome is sealed until we know who asks.

A look-up answers about one whole value, on record and within an allowance. Its outcome is opened only to whoever has
proved to be the person it found; everybody else hears one sentence, whatever the outcome is.
"""
