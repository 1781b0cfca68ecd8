"""Whether a mail was taken in before. Message-ID is not proof: some programs use one for all that they send."""

from difflib import SequenceMatcher

from inquiries.models import Received

from .masked import key, whole_key
from .reading.received_mail import ReceivedMail

READ = 4_000
"""The number of letters of each mail that are compared."""
LONG, ALIKE = 100, 0.9
"""Two texts of at least 100 letters that agree to 90% are one mail; a server rewrote its addresses on the way."""


def key_of(clean: ReceivedMail) -> tuple[str, bool]:
    """The short key (identifier, sender, date), or the whole key if an earlier mail with it said something else.

    And whether a mail with that key was taken in before.
    """
    short = key(clean)
    if not Received.objects.has(short):
        return short, False
    first = Received.objects.first_with(short)
    if first is None or _is_same(first, clean):
        return short, first is not None
    whole = whole_key(clean)
    return whole, Received.objects.has(whole)


def _is_same(first: Received, clean: ReceivedMail) -> bool:
    """Words that a server on the way added above or below the text do not make another mail of it."""
    if first.message is None:
        return first.subject == clean.subject
    one, other = _letters(first.message.text), _letters(clean.reply_text)
    if not one or not other:
        return one == other
    if one in other or other in one:
        return True
    if min(len(one), len(other)) < LONG:
        return False
    compared = SequenceMatcher(None, one, other, autojunk=False)
    return compared.quick_ratio() >= ALIKE and compared.ratio() >= ALIKE  # quick_ratio is an upper bound, and fast


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text[:READ].casefold()))
