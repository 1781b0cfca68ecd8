"""Whether a mail is one that was taken in before: some programs use one identifier for all that they send."""

from difflib import SequenceMatcher

from inquiries.models import Received

from .masked import key, whole_key
from .reading.received_mail import ReceivedMail

READ = 4_000
"""Letters that are compared."""
LONG, ALIKE = 100, 0.9
"""From so many letters on, so much in common is the same text with its addresses rewritten on the way."""


def key_of(clean: ReceivedMail) -> str:
    """By identifier, sender and date, unless a mail of that key said something else: then by every word."""
    short = key(clean)
    first = Received.objects.first_with(short)
    return short if first is None or _is_same(first, clean) else whole_key(clean)


def _is_same(first: Received, clean: ReceivedMail) -> bool:
    """What stands below or above the words on one of two ways makes no other mail of it."""
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
    return compared.quick_ratio() >= ALIKE and compared.ratio() >= ALIKE  # the first is fast, and never less


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text[:READ].casefold()))
