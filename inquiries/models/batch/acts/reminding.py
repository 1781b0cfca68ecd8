"""Reminding: customers of whom nothing is heard are asked by mail, with an approved answer, how far their card is.

Only where a card still waits for word, looked at once more when the mail leaves, and whoever has the inquiry: one to a
reader, none with the same answer within a day, none while they wait for an answer of ours, which it would seem to be.
A closed inquiry opens again, since their word is awaited.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from inquiries.models.batch.act import Done, Look
from inquiries.models.batch.matters import Matters
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.refusal import Refusal
from inquiries.models.reply.send_warning import WarningKind

from .inquiry_act import must_stand_alone
from .replying import Replying

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

NO_DOUBTS = {WarningKind.ANSWER, WarningKind.TWICE, WarningKind.HELD}
"""A reminder answers nothing, may say again what was said, and takes nothing out of a colleague's hands."""


class NoCardAwaited(Refusal):
    """The customer has told it meanwhile, or there is no card."""

    sentence = _("No card of this inquiry waits for word any more.")


class Reminding(Replying):
    """They are asked by mail."""

    @property
    def allowed(self) -> set[WarningKind]:
        """The doubts over which the mails leave all the same."""
        return NO_DOUBTS

    @property
    def title(self) -> str:
        """With which answer."""
        return gettext("Ask by mail: %(topic)s") % {"topic": self.answer.topic.name}

    def button(self, count: int) -> str:
        """With the number."""
        return ngettext("Send %(count)s reminder", "Send %(count)s reminders", count) % {"count": count}

    def says(self, inquiry: Inquiry) -> str:
        """A letter goes, and what was closed opens."""
        said = super().says(inquiry)
        return gettext("%(letter)s; the inquiry is opened again") % {"letter": said} if inquiry.is_closed else said

    def refuse(self, inquiry: Inquiry, matters: Matters) -> None:
        """NoCardAwaited where nothing is left to ask. Whose the inquiry is, and that it is closed, is no reason."""
        must_stand_alone(inquiry)
        if inquiry.pk not in matters.awaited:
            raise NoCardAwaited
        self.must_be_in_force()
        self.addressees.refuse_question(inquiry, by=self.by)

    def act(self, inquiry: Inquiry, look: Look, matters: Matters, *, at: datetime) -> Done:
        """Open it where it was closed, then send."""
        outcome = inquiry.closure.outcome if inquiry.is_closed else ""
        if outcome:
            inquiry.reopen(by=self.by, at=at)
        return replace(super().act(inquiry, look, matters, at=at), kept={"outcome": outcome})

    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:
        """Take the mail back; what was closed is closed again, unless something came up meanwhile."""
        super().undo(inquiry, done, by=by, at=at)
        if done.kept.get("outcome") and not inquiry.is_closed:
            try:
                inquiry.close(by=by, outcome=done.kept["outcome"], insists=True, at=at)
            except Refusal:
                return  # it stays open: somebody has asked a question or more
