"""Suggestions: an inquiry's words become a ranking of topics.

Law: the program proposes and a person chooses. It knows the notice in force, the topics' descriptions, a phrasebook and
a list of synonyms that we wrote, and lessons that a supervisor of this installation accepted. Lessons never leave the
installation, neither as words nor as a model. `abstain` says that the notice does not answer.
"""

from .ranking import Ranking, Suggestion, rank, ranker

__all__ = ["Ranking", "Suggestion", "rank", "ranker"]
