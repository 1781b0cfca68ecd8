"""A backup of the whole database, and its way back into an empty one, on either engine.

Law: nothing readable leaves the process. A backup is believed after it was read back, a restoration after the rows
in the database have the hashes of the rows in the file.
"""
