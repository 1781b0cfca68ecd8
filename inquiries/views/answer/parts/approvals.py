"""Answers approved in turn: which one is next, how many are left, and what each changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inquiries.models import Answer, Objection, Staff, Version
from inquiries.models.answer.variant import NOTE, WORDS
from inquiries.models.few import Counting
from inquiries.notice.versions.runs import Run, runs

from .grounds import Reason, reasons

LABELS: dict[str, Promise] = {
    "opening": _("Opening"),
    "silence": _("What the notice does not say"),
    "next_step": _("Next step"),
    NOTE: _("Handling note"),
}
SAID: dict[str, Promise] = {"spoken": _("On the telephone"), "short": _("In short")}


@dataclass(frozen=True)
class Reworded:
    """A field of our words that differs from the approved one, word by word."""

    label: str
    runs: list[Run]


class Round:
    """One person's way through the answers that wait, those under revision first.

    Answers that they wrote are listed but skipped. `after` is the answer looked at last, `seen` how many were
    looked at so far.
    """

    def __init__(self, staff: Staff, version: Version | None, asked: Mapping[str, str]) -> None:
        self.staff, self.version = staff, version
        self.waiting = list(Answer.objects.of(version).to_approve().to_show().most_wanted_first())
        self.seen, self.after, self.at = (number_in(asked.get(name, "")) for name in ("seen", "after", "at"))
        self.current = self._chosen() or next(iter(self._ahead), None)

    @property
    def is_own(self) -> bool:
        """The reader wrote it, and so cannot approve it."""
        return self.current is not None and self.current.drafted_by_id == self.staff.pk

    @property
    def own(self) -> list[Answer]:
        """What the reader wrote: somebody else approves it."""
        return [answer for answer in self.waiting if answer.drafted_by_id == self.staff.pk]

    @property
    def skipped(self) -> int:
        """How many of those passed still wait for the reader."""
        return len(self.waiting) - len(self.own) - len(self._ahead)

    @property
    def number(self) -> int:
        """The place of this one."""
        return self.seen + 1

    @property
    def total(self) -> int:
        """How many there are in this round."""
        return self.seen + len(self._ahead)

    @property
    def reasons(self) -> list[Reason]:
        """Why it is under review."""
        return reasons(self.current)

    @cached_property
    def before(self) -> Answer | None:
        """The answer approved last on the same topic and cohort, to compare with."""
        if self.current is None:
            return None
        line = Answer.objects.filter(topic=self.current.topic_id, cohort=self.current.cohort)
        approved = line.exclude(approved_at=None).exclude(pk=self.current.pk).to_show()
        return approved.order_by("-version__number", "-approved_at").first()

    @property
    def reworded(self) -> list[Reworded]:
        """Our own words, where they change."""
        return list(_reworded(self.before, self.current)) if self.before and self.current else []

    @cached_property
    def _ahead(self) -> list[Answer]:
        """Answers after the last one looked at that the reader may approve."""
        others = [answer for answer in self.waiting if answer.drafted_by_id != self.staff.pk]
        last = Answer.objects.filter(pk=self.after).select_related("topic").first() if self.after else None
        return [answer for answer in others if last is None or _place(answer) > _place(last)]

    def _chosen(self) -> Answer | None:
        return next((answer for answer in self.waiting if answer.pk == self.at), None)


class SentBack:
    """For the home screen: what somebody wants changed in the reader's answers."""

    def __init__(self, staff: Staff, version: Version | None, counts: Counting) -> None:
        self._standing = Objection.objects.standing().to(staff).filter(answer__version=version)
        self._counts = counts
        counts.name(sent_back=self._standing if staff.can_see_inquiries else Objection.objects.none())

    @cached_property
    def rows(self) -> list[Objection]:
        """All of them."""
        return list(self._standing.oldest_first()) if self._counts["sent_back"] else []


def _reworded(old: Answer, new: Answer) -> Iterator[Reworded]:
    for field in (*WORDS, NOTE):
        yield from _compared(str(LABELS[field]), getattr(old, field), getattr(new, field))
    for name, said in SAID.items():
        for field, was, becomes in zip(WORDS, old.variant(name), new.variant(name), strict=True):
            if (was, becomes) != (getattr(old, field), getattr(new, field)):
                yield from _compared(f"{said}: {LABELS[field]}", was, becomes)


def _compared(label: str, was: str, becomes: str) -> Iterator[Reworded]:
    if was != becomes:
        yield Reworded(label, runs(was, becomes))


def _place(answer: Answer) -> tuple[float, int, str, str, int]:
    """The sort key of `most_wanted_first`; approving does not change it."""
    since = answer.revising_since.timestamp() if answer.revising_since else float("inf")
    return since, answer.topic.order, answer.topic.key, answer.cohort, answer.pk


def number_in(said: str) -> int:
    """A number from a query string; 0 for anything else."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
