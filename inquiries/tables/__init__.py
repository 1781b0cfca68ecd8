"""Files of rows as companies export them: CSV in any Japanese encoding, and Excel workbooks.

Law: a file is read as a stream and written nowhere. What cannot be read refuses the file, or its row, with a reason
that quotes no value.
"""
