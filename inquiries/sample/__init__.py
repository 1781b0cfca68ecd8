"""The sample incident: a notice, a desk full of inquiries, and its staff, so that a newcomer sees the app at work.

The law of this package: every row comes from the domain's own verbs, which are given the time. The same seed and the
same moment give the same incident. People are invented, addresses end in example.jp or example.com, card numbers are
the published test numbers, and every text is ours.
"""
