"""Not sent: why a reply must not leave, in a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from inquiries.models.inquiry.message import Message
from inquiries.models.refusal import Refusal

from .send_warning import WORDED, SendWarning

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class NotSent(Refusal):
    """A reply that must not leave."""


class NothingWritten(NotSent):
    """There is nothing to send."""

    sentence = _("The reply is empty. Write it, then send.")


class NothingSaid(NotSent):
    """The reply has a greeting and an ending, and nothing between them."""

    sentence = _(
        "The reply holds nothing but its greeting and its ending. Insert an answer, or write one; then send it."
    )


class AlreadyClosed(NotSent):
    """The inquiry was closed meanwhile."""

    sentence = _("This inquiry is closed. Reopen it to answer.")


class AlreadyMerged(NotSent):
    """The inquiry went into another meanwhile."""

    sentence = _("This inquiry went into another one. What you wrote is kept here; reply over there.")


class Regrouped(NotSent):
    """Words joined the conversation or left it since the page was loaded."""

    sentence = _("Somebody merged or split this inquiry since you opened this page. Look at it, then send.")


class SomethingNew(NotSent):
    """A message came since the page was loaded. A colleague's is told with name and time, an answer before a note."""

    sentence = _("Something new has arrived since you opened this page. Read it, then send.")
    by_colleague: ClassVar[dict[str, StrOrPromise]] = {
        Message.Kind.OUT: _("%(name)s answered at %(time)s, after you opened this page. Read it, then send."),
        Message.Kind.NOTE: _("%(name)s wrote a note at %(time)s, after you opened this page. Read it, then send."),
    }

    def __init__(self, said: Iterable[Message]) -> None:
        told = max(said, key=lambda message: (message.kind == Message.Kind.OUT, message.pk))
        if told.author and told.kind in self.by_colleague:
            time = date_format(timezone.localtime(told.at), pgettext("date format", "j M, G:i"))
            super().__init__(self.by_colleague[told.kind], name=told.author.name, time=time)
        else:
            super().__init__()


class AnotherContact(NotSent):
    """The draft was written for somebody else."""

    sentence = _("This draft was written for another person. Read it again and save it for the new one.")


class NoAddress(NotSent):
    """There is no address to answer to."""

    sentence = _("There is no mail address that reaches this customer. Telephone instead.")


class Unfilled(NotSent):
    """A placeholder is left in the text; for a variable in braces another sentence names it."""

    sentence = _("Something is still to be filled in: look for braces or circles in the text.")


class OldVersion(NotSent):
    """It quotes a version or an answer that is no longer in force."""

    sentence = _("The reply quotes an answer that is no longer in force. Take it out and insert the new one.")


class TooEarly(NotSent):
    """It quotes a sentence that is not true yet."""

    sentence = _("The reply quotes a sentence that does not hold yet. Take it out, or wait for its day.")


class Warned(NotSent):
    """A careful colleague would ask. Sending back the fingerprint of these words and warnings sends all the same."""

    def __init__(self, warnings: list[SendWarning], fingerprint: str) -> None:
        super().__init__(*(warning.sentence for warning in warnings))
        self.warnings, self.fingerprint = warnings, fingerprint

    @property
    def asks_words(self) -> bool:
        """A click is too little: somebody says in words why it is right."""
        return any(warning.kind in WORDED for warning in self.warnings)


class NotExplained(Warned):
    """It was insisted on, and nobody said why."""

    sentence = _("Say why it is right, in words that somebody else understands.")

    def __init__(self, warnings: list[SendWarning], fingerprint: str) -> None:
        super().__init__(warnings, fingerprint)
        self._sentences = (*self._sentences, self.sentence)
