"""A notice text becomes versions, clauses and drafted answers.

The law of this package: the text is kept character for character, slips included, and whatever is read from it carries
the characters it was read from: `text[start:end]` is always exactly the quote. Text is folded (width, case, dashes,
spaces) to find things, never to store them. A fact that had to be guessed says so with `sure=False`, or is left out.
Our own words stand beside a quotation, never inside it, and no answer says more than the notice does.

Reading is pure: no database, no clock, no file but the catalogue. Only `loading` writes.
"""
