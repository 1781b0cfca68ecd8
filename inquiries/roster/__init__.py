"""The list of affected people comes in: a file becomes records, then people, then a list in force.

Law: nothing of a file is written anywhere that can be read. A value that is not understood refuses its record, with a
reason and without the value. Nothing is guessed but which column is which, and that is shown as unsure.
"""
