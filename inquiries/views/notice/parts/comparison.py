"""Two versions of the notice, clause by clause: unchanged, changed, removed, added or moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import pgettext_lazy

from inquiries.models import Answer, Citation, Clause, Quotation, Version
from inquiries.notice.versions.comparing import compare, is_same
from inquiries.notice.versions.runs import Run, runs


class Kind(models.TextChoices):
    """What happened to a clause."""

    UNCHANGED = "unchanged", pgettext_lazy("clause", "Unchanged")
    MOVED = "moved", pgettext_lazy("clause", "Moved")
    CHANGED = "changed", pgettext_lazy("clause", "Changed")
    REMOVED = "removed", pgettext_lazy("clause", "Removed")
    ADDED = "added", pgettext_lazy("clause", "Added")


@dataclass(frozen=True)
class Row:
    """One clause of either version, or of both."""

    kind: Kind
    old: Clause | None
    new: Clause | None
    answers: tuple[Answer, ...] = ()

    @property
    def runs(self) -> list[Run]:
        """The old and the new wording, word by word."""
        return runs(self.old.text if self.old else "", self.new.text if self.new else "")

    @property
    def is_untouched(self) -> bool:
        """Nobody needs to read it."""
        return self.kind == Kind.UNCHANGED


class Comparison:
    """All rows, in the order of the new text; removed clauses at their old place."""

    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = old, new
        before, after = list(old.clauses.order_by("order")), list(new.clauses.order_by("order"))
        self.pairs = _pairs(before, after)
        self._answers = self._touched(before)
        self.rows = sorted(self._rows(before, after), key=self._place)
        self.counts = [(kind, sum(row.kind == kind for row in self.rows)) for kind in Kind]

    @property
    def amended(self) -> list[Row]:
        """Rows of clauses that were changed or removed, and may not be said any more."""
        return [row for row in self.rows if row.kind in (Kind.CHANGED, Kind.REMOVED)]

    @property
    def told(self) -> list[tuple[Clause, Clause | None]]:
        """Those of them that a customer was told, each with the new clause."""
        gone = [(row.old, row.new) for row in self.amended if row.old]
        heard = Quotation.objects.told().of(old for old, _new in gone).values_list("clause", flat=True)
        told = set(heard.distinct())
        return [(old, new) for old, new in gone if old.pk in told]

    @property
    def touched(self) -> list[Answer]:
        """The present answers in place of those that quoted a changed or removed clause."""
        return list({answer.pk: answer for row in self.amended for answer in row.answers}.values())

    def _rows(self, before: list[Clause], after: list[Clause]) -> Iterator[Row]:
        found: dict[int, list[Clause]] = defaultdict(list)
        for old, new in self.pairs:
            found[new.pk].append(old)
        parts = Counter(old.pk for old, _new in self.pairs)
        for new in after:
            for old in found[new.pk]:
                is_whole = parts[old.pk] == len(found[new.pk]) == 1
                yield Row(_kind(old, new, is_whole=is_whole), old, new, self._answers.get(old.pk, ()))
            if not found[new.pk]:
                yield Row(Kind.ADDED, None, new)
        yield from (
            Row(Kind.REMOVED, old, None, self._answers.get(old.pk, ())) for old in before if old.pk not in parts
        )

    def _place(self, row: Row) -> tuple[int, int]:
        """The sort key: the order of the new text; a removed clause comes after the one before it."""
        if row.new:
            return row.new.order, 0
        assert row.old is not None
        above = [new.order for old, new in self.pairs if old.order < row.old.order]
        return max(above, default=0), row.old.order

    def _touched(self, before: list[Clause]) -> dict[int, tuple[Answer, ...]]:
        """By old clause: the answers on the new version to the topics whose answers quoted it."""
        current = Answer.objects.of(self.new).current().select_related("topic").in_order()
        by_topic: dict[int, Answer] = {answer.topic_id: answer for answer in current}
        found: dict[int, dict[int, Answer]] = defaultdict(dict)
        for clause, topic in Citation.objects.filter(clause__in=before).values_list("clause", "answer__topic"):
            if topic in by_topic:
                found[clause][topic] = by_topic[topic]
        return {clause: tuple(answers.values()) for clause, answers in found.items()}


def _kind(old: Clause, new: Clause, *, is_whole: bool) -> Kind:
    """A difference of typography is no change; a split or a join is one."""
    if not is_whole or not is_same(old.text, new.text):
        return Kind.CHANGED
    return Kind.UNCHANGED if old.section == new.section else Kind.MOVED


def _pairs(before: list[Clause], after: list[Clause]) -> list[tuple[Clause, Clause]]:
    """The clauses that are in both versions, old and new."""
    changes = compare(
        [clause.text for clause in before],
        [clause.text for clause in after],
        old_under=[tuple(clause.section) for clause in before],
        new_under=[tuple(clause.section) for clause in after],
    )
    return [(before[pair.old], after[pair.new]) for pair in changes.pairs]
