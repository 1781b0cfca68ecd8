"""What the domain refuses, in a plain sentence for whoever asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from inquiries.models.addressee import NotToCall
from inquiries.models.answer import NotADraft, SamePerson
from inquiries.models.assignment import Claimed, NotAtTheDesk, NotClaimed
from inquiries.models.callback import InThePast, Settled
from inquiries.models.closure import Closed, NotClosed
from inquiries.models.collection import NotDiffering
from inquiries.models.correction import ForOnePerson, NothingToCorrect, Outdated
from inquiries.models.dispatch import AlreadyGone, NotFailed
from inquiries.models.hold import Held, NotHeld
from inquiries.models.merge import DifferentPeople, IntoItself, NothingOfItsOwn, NotMerged
from inquiries.models.not_sent import NotSent
from inquiries.models.participant import NoParticipant
from inquiries.models.proof import AlreadyPublished, NumberInNotice
from inquiries.models.queue import Merged
from inquiries.models.received import NoHint, NotQuarantined
from inquiries.models.sighting import AllowanceSpent, NoReason
from inquiries.models.split import NothingChosen, NothingLeft, NotSplit, SeveralSenders
from inquiries.notice.proofing import Unsettled

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
    NotQuarantined: _("This mail is not among those that could not be taken in. Somebody may have seen to it."),
    NotDiffering: _("This is no difference any more. Somebody may have seen to it."),
    AllowanceSpent: _("You have uncovered as many details as one person may in an hour. Ask your supervisor."),
    NoReason: _("Give a reason."),
    Merged: _("This inquiry was merged into another. Go on in %(name)s."),
    IntoItself: _("These two are one inquiry already."),
    DifferentPeople: _("The two have different contacts. Say first how they belong together."),
    NotMerged: _("Somebody has undone this merge already."),
    NothingOfItsOwn: _("All its words were put back, so this inquiry cannot stand alone again."),
    NothingChosen: _("Choose the messages that are about the other matter."),
    NothingLeft: _("All of them cannot be split off; one message at least stays here."),
    SeveralSenders: _("The chosen messages come from different people. Split them off one person at a time."),
    NotSplit: _("Somebody has put these messages back already."),
    NoHint: _("Somebody has said already whether it belongs there."),
    NoParticipant: _("Somebody has struck off this person already."),
    SamePerson: _("You wrote this. Somebody else approves it."),
    NotADraft: _("Somebody has approved or withdrawn it already."),
    Outdated: _("A newer version of the notice is in force. Write the letter anew."),
    ForOnePerson: _("This goes to many people. Take out names, receipt numbers and what is still to be filled in."),
    NothingToCorrect: _("Nobody was told what you chose."),
    NotToCall: _("Somebody has telephoned already."),
    NumberInNotice: _("A card number stands in the notice. Take it out first."),
    AlreadyPublished: _("Somebody has published this notice already."),
    Unsettled: _("Some facts are still unsure. Confirm or correct each, or say that it is not stated."),
}
REFUSALS: tuple[type[Exception], ...] = (*SENTENCES, NotSent)


def sentence_of(refusal: Exception) -> StrOrPromise:
    """Why not, and what to do."""
    if isinstance(refusal, NotSent):
        return refusal.sentence
    sentence = SENTENCES[type(refusal)]
    if isinstance(refusal, Claimed):
        return sentence % {"name": refusal.staff_name}
    return sentence % {"name": refusal.number} if isinstance(refusal, Merged) else sentence
