"""Why an answer is under review: the clause it quoted beside the clause there now, word by word."""

from __future__ import annotations

from dataclasses import dataclass

from inquiries.models import Answer
from inquiries.models.answer.succession import Ground
from inquiries.notice.versions.runs import Run, runs


@dataclass(frozen=True)
class Reason:
    """One ground, with the words that were added and removed."""

    ground: Ground

    @property
    def runs(self) -> list[Run]:
        """The old and the new clause, word by word."""
        old, new = self.ground.old, self.ground.new
        return runs(old.text if old else "", new.text if new else "")


def reasons(answer: Answer | None) -> list[Reason]:
    """The grounds of an answer; none where it is not under review."""
    if answer is None or answer.state not in (Answer.State.REVIEW, Answer.State.DRAFT):
        return []
    return [Reason(ground) for ground in answer.grounds.select_related("old__version", "new__version")]
