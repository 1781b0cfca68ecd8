"""Not sent: why a reply must not leave, in a sentence that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from .care import Worry

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class NotSent(Exception):
    """A reply that must not leave; the sentence says why and what to do."""

    sentence: StrOrPromise = ""


class NothingWritten(NotSent):
    """There is nothing to send."""

    sentence = _("The reply is empty. Write it, then send.")


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
    """The conversation went on since the page was loaded."""

    sentence = _("Something new has arrived since you opened this page. Read it, then send.")


class AnotherContact(NotSent):
    """The draft was written for somebody else."""

    sentence = _("This draft was written for another person. Read it again and save it for the new one.")


class NoAddress(NotSent):
    """There is no address to answer to."""

    sentence = _("There is no mail address that reaches this customer. Telephone instead.")


class Unfilled(NotSent):
    """A placeholder is left in the text; it says which where it stands in braces."""

    sentence: StrOrPromise = _("Something is still to be filled in: look for braces or circles in the text.")

    def __init__(self, sentence: StrOrPromise = "") -> None:
        super().__init__()
        self.sentence = sentence or self.sentence


class OldVersion(NotSent):
    """It quotes a version that is no longer in force, or an answer that is."""

    sentence = _("The reply quotes an answer that is no longer in force. Take it out and insert the new one.")


class Doubtful(NotSent):
    """A careful colleague would ask. Whoever insists sends the seal back, which holds for exactly these words."""

    def __init__(self, worries: list[Worry], seal: str) -> None:
        super().__init__()
        self.worries, self.seal = worries, seal
        self.sentence = " ".join(worry.sentence for worry in worries)
