"""The sample incident: a notice, a desk full of inquiries, and the people at it, so that a newcomer sees the line run.

The law of this package: every row comes from the verbs that the desk itself uses, with the time they are told. The same
seed and the same moment give the same incident. People are invented, addresses end in example.jp or example.com, card
numbers are the published test numbers, and every text is ours.
"""
