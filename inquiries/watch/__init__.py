"""Watch 見守り: what machines are told of the hotline, and who is told when a part of it fails.

Its law: nothing that is said here is about a customer or one of the staff. Codes, counts, ages and names of ours.
"""
