"""Contradicting: which clauses of a new version say what a taboo forbids, and did not say it before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from inquiries.models import Clause, Contradiction, Taboo
from inquiries.phrases import said

Origins = Mapping[str, Sequence[Clause]]
"""For each clause's key the clauses in its place in the version before."""


def contradicted(clauses: Iterable[Clause], origins: Origins) -> Iterator[tuple[Taboo, Clause]]:
    """The contradictions that a person must settle; those settled for an unchanged sentence are not asked again."""
    taboos = list(Taboo.objects.in_order().select_related("topic"))
    open_still = set(Contradiction.objects.values_list("taboo", "clause"))
    for clause in clauses:
        before = origins.get(clause.key, ())
        for taboo in taboos:
            if said(taboo.words, clause.text) and _is_news(taboo, before, open_still):
                yield taboo, clause


def _is_news(taboo: Taboo, before: Sequence[Clause], open_still: set[tuple[int, int]]) -> bool:
    said_it = [clause for clause in before if said(taboo.words, clause.text)]
    return not said_it or any((taboo.pk, clause.pk) in open_still for clause in said_it)
