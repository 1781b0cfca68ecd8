"""Passwords that somebody would try: names, the company, runs of keys, one word again and again.

Django's own list of 20,000 knows "password123"; it does not know who works here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from inquiries.models import Staff
from inquiries.ours import own_addresses

ENOUGH = 6
"""Letters and digits that must be left when all that is easily guessed is taken out."""
STANDS_FOR = str.maketrans("013457@$!", "oieastasi")
"""What people type for a letter, and think that nobody knows."""
OF_EVERY_HOTLINE = [
    "hotline", "callcenter", "callcentre", "support", "customer", "contact", "madoguchi", "soudan", "toiawase",
    "okyaku", "denwa", "operator", "supervisor", "administrator", "admin", "kanri", "password", "passwd", "pasuwado",
    "passcode", "welcome", "letmein", "login", "signin", "himitsu", "secret", "example", "company", "kaisha",
    "コールセンター", "ホットライン", "パスワード", "お客様", "お客さま", "窓口", "相談", "電話", "会社",
]  # fmt: skip
ROWS = [
    "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujm", "1q2w3e4r5t6y7u8i9o0p", "あいうえおかきくけこさしすせそ", "アイウエオカキクケコサシスセソ",
]  # fmt: skip
RUN = 4
"""So many keys side by side are a run."""


class NotGuessable:
    """A validator of Django's: refuses with the first reason that leaves too little of the password."""

    def __init__(self) -> None:
        self._common = CommonPasswordValidator()

    def validate(self, password: str, user: Staff | None = None) -> None:
        """ValidationError, whose sentence says what would be tried."""
        folded = _folded(password)
        left = folded
        reasons = [
            (_words_of(user), _("It is made of your own name or user name, which everybody knows.")),
            (_words_of_the_company(), _("It is made of words of the company or of every hotline.")),
            (_runs(folded), _("It is made of keys that lie side by side, or of letters in their order.")),
        ]
        for words, why in reasons:
            left = _without(left, words)
            if _length(left) < ENOUGH:
                raise ValidationError(why if left != folded else _("It is the same again and again."))
        if self._is_common(folded):
            raise ValidationError(_("This is a word that everybody tries, with something added. Take several words."))

    def get_help_text(self) -> str:
        """Beside the field."""
        return _("No names, no words of the company, and no keys in a row. Three or four words that do not belong.")

    def _is_common(self, folded: str) -> bool:
        """Its letters are one word of Django's list, once or again and again."""
        letters = "".join(filter(str.isalpha, folded))
        return bool({letters, _once(letters)} & self._common.passwords)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _once(text: str) -> str:
    """What is repeated stands once."""
    return re.sub(r"(.{1,12}?)\1+", r"\1", text)


def _length(text: str) -> int:
    """Letters and digits that somebody has to guess: years and repetitions count for nothing."""
    plain = "".join(filter(str.isalnum, re.sub(r"(?:19|20)\d\d", "", text)))
    return len(_once(plain))


def _without(text: str, words: Iterable[str]) -> str:
    """The text without these words, also where digits stand for letters; the longest first."""
    for word in sorted(set(words), key=len, reverse=True):
        place = text.find(word)
        if place < 0:
            place = text.translate(STANDS_FOR).find(word.translate(STANDS_FOR))
        while place >= 0:
            text = f"{text[:place]} {text[place + len(word) :]}"
            place = text.translate(STANDS_FOR).find(word.translate(STANDS_FOR))
    return text


def _words_of(user: Staff | None) -> list[str]:
    if user is None:
        return []
    said = (user.username, user.name, user.email.partition("@")[0])
    return [word for one in said for word in _parts(one)]


def _words_of_the_company() -> list[str]:
    hosts = [urlsplit(settings.HOTLINE_BASE_URL).hostname or "", *(one.partition("@")[2] for one in own_addresses())]
    return [*map(_folded, OF_EVERY_HOTLINE), *(word for host in hosts for word in _parts(host))]


def _parts(text: str) -> list[str]:
    """The words of a name: three letters of an alphabet at least, two where they are kanji or kana."""
    words = re.split(r"[\W_]+", _folded(text))
    return [word for word in words if len(word) >= (3 if word.isascii() else 2)]


def _runs(text: str) -> list[str]:
    """The runs of neighbouring keys in it, forwards and backwards."""
    rows = [row[::step] for row in ROWS for step in (1, -1)]
    found = []
    for start in range(len(text) - RUN + 1):
        for row in rows:
            end = start + RUN
            while end <= len(text) and text[start:end] in row:
                found.append(text[start:end])
                end += 1
    return found
