"""An inquiry's words become a ranking of topics.

The law of this package: it proposes and a person chooses. It learns from nobody's inquiry: what it knows is the notice
in force, the topics' own descriptions, and a phrasebook and a list of synonyms that we wrote ourselves. It says so when
the notice does not answer (`abstain`).
"""

from .ranking import Ranking, Suggestion, rank

__all__ = ["Ranking", "Suggestion", "rank"]
