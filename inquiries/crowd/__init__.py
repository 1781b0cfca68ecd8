"""The crowd: as many inquiries as a measurement needs, written in bulk around the notice and answers of the sample.

The law of this package: rows stand as the domain's verbs would leave them, due times apart; every text has passed the
mask, people are invented, and the same seed at the same moment gives the same crowd. About one inquiry in ten is open,
mostly new ones.
"""
