"""A reason, as a row keeps it: an English sentence, and after a colon what a mail server said."""

from django.utils.translation import gettext


def reason(kept: str) -> str:
    """In the reader's language."""
    sentence, colon, said = kept.partition(": ")
    return f"{gettext(sentence)}{colon}{said}" if sentence else ""
