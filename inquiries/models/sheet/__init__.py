"""Sheets to card companies, and the files that come back.

Law: a sheet is made by one person and handed over by another, who alone can download it. No card number leaves, nor
anything that the desk has to uncover. An answer is matched row by row, and nothing is written before somebody accepts.
"""
