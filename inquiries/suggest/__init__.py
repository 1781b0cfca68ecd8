"""An inquiry's words become a ranking of topics.

The law of this package: it proposes and a person chooses. What it knows is the notice in force, the topics' own
descriptions, a phrasebook and a list of synonyms that we wrote ourselves, and lessons that a supervisor of this
installation took; those leave it neither as words nor as a model. It says so when the notice does not answer
(`abstain`).
"""

from .ranking import Ranking, Suggestion, rank

__all__ = ["Ranking", "Suggestion", "rank"]
