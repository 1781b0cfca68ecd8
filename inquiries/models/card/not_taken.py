"""Why a step of a reissue is not written down, or not taken back."""

from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal


class Ended(Refusal):
    """A reissue that has ended takes no further step; it can be reopened."""

    sentence = _("This reissue has ended. Reopen it first.")


class NotEnded(Refusal):
    """Only what has ended can be reopened."""

    sentence = _("It has not ended, so there is nothing to reopen.")


class Backwards(Refusal):
    """Steps go forward."""

    sentence = _("It stands there already, or further on.")


class NotOurWord(Refusal):
    """Only the customer, the card company or the processor can report this step."""

    sentence = _("We cannot know this ourselves: the customer, the card company or the processor has to say it.")


class NotYet(Refusal):
    """A reported step has happened already: its day is not in the future."""

    sentence = _("This day is still to come. Write down what has happened.")


class NotNewest(Refusal):
    """Only the step that was written down last is taken back, and never the first."""

    sentence = _("Another step stands here by now, or this is the first.")
