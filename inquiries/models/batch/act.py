"""Act 操作: what a batch does to each of its rows. Kinds derive from it; `kinds.py` is the table of all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal
from inquiries.models.role import Right

from .target import Target

if TYPE_CHECKING:
    from inquiries.models.event import EventQuerySet
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.reply.dispatch import Dispatch
    from inquiries.models.staff import Staff

    from .acts.letters import Letter


class Changed(Refusal):
    """The row is not as the preview showed it."""

    sentence = _("Something has changed here since the preview. Look at it, then do it again.")


class NothingToDo(Refusal):
    """It is so already."""

    sentence = _("It is so already.")


@dataclass(frozen=True)
class Look:
    """What would become of one row: what `says` says, or nothing, and `why`. A letter is shown in full."""

    target: int
    inquiry: Inquiry
    fingerprint: str
    why: Refusal | None = None
    says: str = ""
    letter: Letter | None = None
    name: str = ""
    """Which one of the inquiry it is, where it has several."""


@dataclass(frozen=True)
class Done:
    """What an item keeps of a deed: what its undoing needs, and the mail that waits."""

    kept: dict[str, Any] = field(default_factory=dict)
    dispatch: Dispatch | None = None


class Act(ABC):
    """One kind with its particulars, as somebody asked for it. `asked` is plain JSON, as the batch keeps it."""

    right: ClassVar[Right] = Right.SEE_INQUIRIES
    """Who may do it at all."""
    of: ClassVar[Target] = Target.INQUIRY
    """What its rows are."""
    counted_above: ClassVar[int | None] = None
    """Above so many rows somebody types their number first."""
    sends: ClassVar[bool] = False
    """It sends mails. They wait for the last of the batch, so that all can be taken back."""

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        self.by, self.asked = by, asked

    @property
    @abstractmethod
    def title(self) -> str:
        """What it does, in the reader's language."""

    @abstractmethod
    def button(self, count: int) -> str:
        """The act and the number, as the button says it."""

    @abstractmethod
    def look(self, targets: Sequence[int], *, at: datetime) -> list[Look]:
        """What would become of each of these rows, in their order. Nothing is written."""

    @abstractmethod
    def do(self, target: int, fingerprint: str, *, at: datetime) -> Done:
        """Do it to one row, locked first. Refused with Changed where the fingerprint is another one by now."""

    @abstractmethod
    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:
        """Put one row back as it was."""

    def names(self, targets: Sequence[int]) -> dict[int, str]:  # noqa: ARG002 - an inquiry has its number
        """By key, which one of its inquiry a row is, where an inquiry has several."""
        return {}

    def in_the_way(self, events: EventQuerySet) -> EventQuerySet:
        """Of what people did in the inquiry since, that which forbids undoing: all of it, unless a kind says less."""
        return events
