"""Giving, taking and putting back: whose many inquiries are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from inquiries.models.batch.act import Done, Look
from inquiries.models.batch.matters import Matters
from inquiries.models.inquiry.assignment import NotAtTheDesk, NotClaimed
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.models.staff import Staff

from .inquiry_act import InquiryAct, must_be_free, must_be_open


class TheirsAlready(Refusal):
    """Whoever should get it has it."""

    sentence = _("%(name)s has it already.")


class Taking(InquiryAct):
    """They become those of whoever asks."""

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        super().__init__(by, asked)
        self.to = by

    @property
    def title(self) -> str:
        """Who takes."""
        return gettext("Take them: %(name)s") % {"name": self.to.name}

    def button(self, count: int) -> str:
        """With the number."""
        return ngettext("Take %(count)s inquiry", "Take %(count)s inquiries", count) % {"count": count}

    def says(self, inquiry: Inquiry) -> str:
        """From whom to whom."""
        return _from_to(inquiry, self.to.name)

    def refuse(self, inquiry: Inquiry, matters: Matters) -> None:  # noqa: ARG002 - the row says it all
        """As the verb does."""
        must_be_open(inquiry)
        if not self.to.can_see_inquiries or not self.to.is_current:
            raise NotAtTheDesk
        if inquiry.owner_id == self.to.pk:
            raise TheirsAlready(name=self.to.name)
        must_be_free(self, inquiry)

    def act(self, inquiry: Inquiry, look: Look, matters: Matters, *, at: datetime) -> Done:  # noqa: ARG002
        """Assign it."""
        done = Done({"staff": inquiry.owner_id})
        inquiry.assign(to=self.to, by=self.by, at=at)
        return done

    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:
        """Back to whoever had it, or into the queue."""
        _give_back(inquiry, done, by=by, at=at)


class Giving(Taking):
    """They become those of somebody whom a supervisor names."""

    right = Right.SUPERVISE

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        super().__init__(by, asked)
        self.to = Staff.objects.get(pk=asked["staff"])

    @property
    def title(self) -> str:
        """To whom."""
        return gettext("Give them to %(name)s") % {"name": self.to.name}

    def button(self, count: int) -> str:
        """With the number."""
        said = ngettext("Give %(count)s inquiry to %(name)s", "Give %(count)s inquiries to %(name)s", count)
        return said % {"count": count, "name": self.to.name}


class Releasing(InquiryAct):
    """They go back into the queue."""

    @property
    def title(self) -> str:
        """Where to."""
        return gettext("Put them back into the queue")

    def button(self, count: int) -> str:
        """With the number."""
        said = ngettext("Put back %(count)s inquiry", "Put back %(count)s inquiries", count)
        return said % {"count": count}

    def says(self, inquiry: Inquiry) -> str:
        """From whom."""
        return _from_to(inquiry, gettext("nobody"))

    def refuse(self, inquiry: Inquiry, matters: Matters) -> None:  # noqa: ARG002 - the row says it all
        """As the verb does."""
        must_be_open(inquiry)
        if inquiry.owner_id is None or not (self.by.can_supervise or inquiry.owner_id == self.by.pk):
            raise NotClaimed

    def act(self, inquiry: Inquiry, look: Look, matters: Matters, *, at: datetime) -> Done:  # noqa: ARG002
        """Release it."""
        done = Done({"staff": inquiry.owner_id})
        inquiry.release(by=self.by, at=at)
        return done

    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:
        """Back to whoever had it."""
        _give_back(inquiry, done, by=by, at=at)


def _from_to(inquiry: Inquiry, name: str) -> str:
    before = inquiry.owner.name if inquiry.owner else gettext("nobody")
    return gettext("%(before)s → %(after)s") % {"before": before, "after": name}


def _give_back(inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:
    before = Staff.objects.filter(pk=done.kept["staff"]).first()
    if before:
        inquiry.assign(to=before, by=by, at=at)
    else:
        inquiry.release(by=by, at=at)
