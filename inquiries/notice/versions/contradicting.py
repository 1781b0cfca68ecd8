"""Contradicting: which sentences of a notice say what is never said, and did not say it before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from inquiries.models import Clause, Contradiction, Taboo
from inquiries.phrases import said

Origins = Mapping[str, Sequence[Clause]]
"""By the key of a clause, what stood in its place in the version before."""


def contradicted(clauses: Iterable[Clause], origins: Origins) -> Iterator[tuple[Taboo, Clause]]:
    """What somebody has to settle. What was settled of a sentence that stays is not asked again."""
    taboos = list(Taboo.objects.in_order())
    open_still = set(Contradiction.objects.values_list("taboo", "clause"))
    for clause in clauses:
        before = origins.get(clause.key, ())
        for taboo in taboos:
            if said(taboo.words, clause.text) and _is_news(taboo, before, open_still):
                yield taboo, clause


def _is_news(taboo: Taboo, before: Sequence[Clause], open_still: set[tuple[int, int]]) -> bool:
    said_it = [clause for clause in before if said(taboo.words, clause.text)]
    return not said_it or any((taboo.pk, clause.pk) in open_still for clause in said_it)
