"""Files that a reply may carry. Every one was read by the program and opened by a second person before it can leave.

Nothing that came in is ever one of them, and nothing is enclosed that is not one of them.
"""
