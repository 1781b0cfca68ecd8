"""The history proves itself.

Law: a row of the history is added and never changed. The database refuses it, and whoever owns the database and does
it all the same is found: rows are sealed in runs, and each seal holds the hash of the one before it. The two ways in
which a row may change, a number that is masked and words that are erased, leave a redaction behind.
"""
