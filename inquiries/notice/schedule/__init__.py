"""What a notice says about its hours becomes a schedule.

Law: doubt is the default. `words` finds every word that speaks of time; `grammar` makes parts of them, clause by
clause; `settling` gives each rule its days; `building` puts all together. A word that no part has used, and a day on
which the notice is silent, make the schedule unsure.

Hours of mail and web forms, of shops and of other desks do not count. The hotline is open while any of its telephones
is.
"""
