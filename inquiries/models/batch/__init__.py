"""One act on many rows at once: previewed, done by a job, and undone, each row as by the verb for one.

A kind of act is a module in `acts/`, and stands in the table in `kinds.py`; batch, items and job know nothing of it.
"""
