"""Closing: many inquiries are done, with one outcome."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from inquiries.models.batch.act import Done, Look
from inquiries.models.batch.matters import Matters
from inquiries.models.inquiry.closure import Closure, bearing_out
from inquiries.models.inquiry.escalation import StillAsked
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.snapshot import taken_of
from inquiries.models.priority import Priority
from inquiries.models.refusal import Refusal

from .holding import hold_again
from .inquiry_act import InquiryAct, must_be_free, must_be_open

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class NotBorneOut(Refusal):
    """Nothing stands there that was answered."""

    sentence = _("Nothing that was answered stands here.")


class DraftBegun(Refusal):
    """Somebody is writing a reply."""

    sentence = _("%(name)s has begun a reply that was not sent.")


class CallPromised(Refusal):
    """Somebody has to call first."""

    sentence = _("%(name)s has promised a call.")


class AskedSince(Refusal):
    """The customer waits for another answer."""

    sentence = _("The customer wrote again after our last answer.")


class ComesFirst(Refusal):
    """Fraud, a threat, or somebody said so."""

    sentence = _("It has the first priority: fraud, a threat, or somebody put it first. Look at it singly.")


class Closing(InquiryAct):
    """They are closed. What is still open in one leaves it out: a draft, a call, a question; and fraud."""

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        super().__init__(by, asked)
        self.outcome = Closure.Outcome(asked["outcome"])

    @property
    def title(self) -> str:
        """With which outcome."""
        return gettext("Close: %(outcome)s") % {"outcome": self.outcome.label}

    def button(self, count: int) -> str:
        """With the number."""
        return ngettext("Close %(count)s inquiry", "Close %(count)s inquiries", count) % {"count": count}

    def says(self, inquiry: Inquiry) -> str:  # noqa: ARG002 - the same for all
        """The outcome."""
        return str(self.outcome.label)

    def learn(self, matters: Matters, *, at: datetime) -> None:  # noqa: ARG002 - the same at any time
        """Which of them hold an answer."""
        said = bearing_out(matters.messages, self.outcome)
        self.borne_out = None if said is None else {*matters.latest(said, "pk")}

    def refuse(self, inquiry: Inquiry, matters: Matters) -> None:
        """As the verb and the form for one do; and where more is open than one sees from here."""
        must_be_open(inquiry)
        must_be_free(self, inquiry)
        if inquiry.priority == Priority.FIRST:
            raise ComesFirst
        if asked := matters.asked.get(inquiry.pk):
            raise StillAsked(name=asked.name)
        if draft := matters.begun.get(inquiry.pk):
            raise DraftBegun(name=draft.staff.name)
        if call := matters.promised.get(inquiry.pk):
            raise CallPromised(name=call.owner.name)
        answered, heard = matters.answered_at.get(inquiry.pk), matters.heard_at.get(inquiry.pk)
        if answered and heard and heard > answered:
            raise AskedSince
        if self.borne_out is not None and inquiry.pk not in self.borne_out:
            raise NotBorneOut

    def act(self, inquiry: Inquiry, look: Look, matters: Matters, *, at: datetime) -> Done:  # noqa: ARG002
        """Close it."""
        hold = taken_of(inquiry.hold) if hasattr(inquiry, "hold") else None
        done = Done({"due_at": inquiry.due_at.isoformat() if inquiry.due_at else None, "hold": hold})
        inquiry.close(by=self.by, outcome=self.outcome, at=at)
        return done

    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:
        """Open again, due when it was, and on hold if it was."""
        inquiry.reopen(by=by, at=at)
        inquiry.due_at = parse_datetime(done.kept["due_at"]) if done.kept["due_at"] else None
        inquiry.save(update_fields=["due_at"])
        if done.kept["hold"]:
            hold_again(inquiry, done.kept["hold"], by=by, at=at)
