"""A notice: its text becomes versions, clauses, facts and drafted answers.

Law: the text is kept character for character, slips included. Each fact carries the characters that it was read from:
`text[start:end]` is always exactly the quote. Text is folded (width, case, dashes, spaces) to search it, never to store
it. A guessed fact has `sure=False` or is left out. Our own words stand beside a quotation, never inside it, and no
answer says more than the notice does.

Reading is pure: no database, no clock, no file but the catalogue. Only `loading` writes.
"""
