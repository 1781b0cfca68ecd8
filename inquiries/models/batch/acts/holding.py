"""Holding and resuming: many inquiries wait for something, or go on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext, ngettext

from inquiries.models.batch.act import Changed, Done, Look
from inquiries.models.batch.matters import Matters
from inquiries.models.inquiry.hold import Held, Hold, NotHeld
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.snapshot import taken_of
from inquiries.models.inquiry.variables import day_and_hour

from .inquiry_act import InquiryAct, must_be_open

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class Holding(InquiryAct):
    """They wait, for one reason."""

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        super().__init__(by, asked)
        self.reason = Hold.Reason(asked["reason"])
        self.until = parse_datetime(asked["until"]) if asked.get("until") else None

    @property
    def title(self) -> str:
        """For what, and until when."""
        said = gettext("Put on hold: %(reason)s") % {"reason": self.reason.label}
        if self.until:
            said = gettext("%(hold)s, until %(until)s at the longest") % {
                "hold": said,
                "until": day_and_hour(self.until),
            }
        return said

    def button(self, count: int) -> str:
        """With the number."""
        said = ngettext("Put %(count)s inquiry on hold", "Put %(count)s inquiries on hold", count)
        return said % {"count": count}

    def says(self, inquiry: Inquiry) -> str:  # noqa: ARG002 - the same for all
        """The reason."""
        return str(self.reason.label)

    def refuse(self, inquiry: Inquiry, matters: Matters) -> None:  # noqa: ARG002 - the row says it all
        """As the verb does."""
        must_be_open(inquiry)
        if hasattr(inquiry, "hold"):
            raise Held

    def act(self, inquiry: Inquiry, look: Look, matters: Matters, *, at: datetime) -> Done:  # noqa: ARG002
        """Put it on hold."""
        words = self.asked.get("words", "")
        inquiry.put_on_hold(by=self.by, reason=self.reason, words=words, until=self.until, at=at)
        return Done()

    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:  # noqa: ARG002
        """It goes on."""
        inquiry.resume(by=by, at=at)


class Resuming(InquiryAct):
    """They go on."""

    @property
    def title(self) -> str:
        """No more than that."""
        return gettext("End the hold")

    def button(self, count: int) -> str:
        """With the number."""
        said = ngettext("End the hold of %(count)s inquiry", "End the hold of %(count)s inquiries", count)
        return said % {"count": count}

    def says(self, inquiry: Inquiry) -> str:
        """What it waited for."""
        return gettext("Waits no more for: %(reason)s") % {"reason": inquiry.hold.get_reason_display()}

    def refuse(self, inquiry: Inquiry, matters: Matters) -> None:  # noqa: ARG002 - the row says it all
        """As the verb does."""
        must_be_open(inquiry)
        if not hasattr(inquiry, "hold"):
            raise NotHeld

    def act(self, inquiry: Inquiry, look: Look, matters: Matters, *, at: datetime) -> Done:  # noqa: ARG002
        """End the hold."""
        done = Done({"hold": taken_of(inquiry.hold), "heard": matters.newest_messages.get(inquiry.pk, 0)})
        inquiry.resume(by=self.by, at=at)
        return done

    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:
        """The same hold again, unless the customer has written since: that would lie under it."""
        if inquiry.messages.received().filter(pk__gt=done.kept["heard"]).exists():
            raise Changed
        hold_again(inquiry, done.kept["hold"], by=by, at=at)


def hold_again(inquiry: Inquiry, kept: Mapping[str, Any], *, by: Staff, at: datetime) -> None:
    """For the same reason, until the same time."""
    until = parse_datetime(kept["until"]) if kept["until"] else None
    inquiry.put_on_hold(by=by, reason=kept["reason"], words=kept["words"], until=until, at=at)
