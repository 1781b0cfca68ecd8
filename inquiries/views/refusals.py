"""What the domain refuses, in a plain sentence for whoever asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from inquiries.models.assignment import Claimed, NotAtTheDesk, NotClaimed
from inquiries.models.callback import InThePast, Settled
from inquiries.models.closure import Closed, NotClosed
from inquiries.models.dispatch import AlreadyGone, NotFailed
from inquiries.models.draft import NotSent
from inquiries.models.hold import Held, NotHeld
from inquiries.models.received import NotQuarantined
from inquiries.models.sighting import AllowanceSpent, NoReason

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SENTENCES: dict[type[Exception], StrOrPromise] = {
    Closed: _("This inquiry is closed; somebody was faster, or it was closed in another window."),
    NotClosed: _("This inquiry is open already."),
    Claimed: _("%(name)s has this inquiry. A supervisor can give it to somebody else."),
    NotClaimed: _("This inquiry is not in your hands, so you cannot put it back."),
    NotAtTheDesk: _("This person does not work with customers any more. Choose somebody else."),
    Held: _("This inquiry is on hold already."),
    NotHeld: _("This inquiry is not on hold."),
    InThePast: _("This time has passed."),
    Settled: _("Somebody has kept this promise already."),
    AlreadyGone: _("The mail has left; it cannot be taken back."),
    NotFailed: _("This mail is not among those that were not sent. Somebody may have seen to it."),
    NotQuarantined: _("This mail is not among those that could not be read. Somebody may have seen to it."),
    AllowanceSpent: _("You have uncovered as many details as one person may in an hour. Ask your supervisor."),
    NoReason: _("Give a reason."),
}
REFUSALS: tuple[type[Exception], ...] = (*SENTENCES, NotSent)


def sentence_of(refusal: Exception) -> StrOrPromise:
    """Why not, and what to do."""
    if isinstance(refusal, NotSent):
        return refusal.sentence
    sentence = SENTENCES[type(refusal)]
    return sentence % {"name": refusal.staff_name} if isinstance(refusal, Claimed) else sentence
