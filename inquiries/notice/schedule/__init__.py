"""What a notice says about its hours becomes a schedule.

The law of this package: doubt is the default. `words` finds every word that speaks of time and knows nothing of
grammar; `grammar` makes parts of them, clause by clause; `building` puts the parts together. A word that no part has
used, and a day of which nothing was said, make the schedule unsure: two readings must agree before it is sure.

Hours of mail and web forms, of shops and of other desks are not the hotline's. It is open while any of its telephones
is.
"""
