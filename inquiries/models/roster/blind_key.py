"""Blind key 照合鍵: the key of the HMACs by which an affected person is found. It is stored encrypted.

HOTLINE_KEYS can change while it stays (`rotate_keys`). A new blind key finds nobody in a list that was made with
another: that list has to be loaded again. Until then it keeps its own.
"""

from __future__ import annotations

import hmac
import re
import secrets
import unicodedata
from datetime import datetime
from enum import StrEnum

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.mail_address import plain_address
from inquiries.models.event import Event
from inquiries.models.inquiry.contact import plain_phone
from inquiries.models.locking import WrongKeys, lock, unlocked
from inquiries.models.refusal import Refusal

BYTES = 32
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−ー－﹣"), "-")


USUAL = re.compile(r"0([789]0)-?([0-9]{4})-?([0-9]{4})")
"""Mobile numbers as most are written: what `plain_phone` makes of them, without its sixty microseconds."""


class Kind(StrEnum):
    """What identifies a person. It is part of what is hashed, so that no number is found as an ID."""

    MAIL = "mail"
    PHONE = "phone"
    MEMBER = "member"


class NotWhole(Refusal):
    """This is no whole mail address, telephone number or member ID: nobody can be found by it."""

    sentence = _("A whole mail address, telephone number or member ID is needed.")


def plain(kind: Kind, typed: str) -> str:
    """The one spelling in which a value is hashed; an empty text if it is no whole value of this kind."""
    text = typed if typed.isascii() else unicodedata.normalize("NFKC", typed)
    if kind == Kind.PHONE:
        usual = USUAL.fullmatch(text)
        return f"+81{''.join(usual.groups())}" if usual else plain_phone(typed)
    if kind == Kind.MEMBER:
        return "".join(text.translate(DASHES).split()).casefold()
    address = plain_address(text)
    local, at, domain = address.rpartition("@")
    is_whole = at and local and "@" not in local and "." in domain.strip(".") and not set(address) & set(",;<>()、")
    return address if is_whole else ""


class Blinder:
    """Hashes values with one key. It holds the key, and shows it to nobody."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes) -> None:
        self._key = key

    def __repr__(self) -> str:
        return "Blinder()"

    def hashed(self, kind: Kind, value: str) -> bytes:
        """HMAC-SHA-256 (RFC 2104) of a value that `plain` gave."""
        return hmac.digest(self._key, f"{kind}\0{value}".encode(), "sha256")

    def blinded(self, kind: Kind, typed: str) -> bytes:
        """The same of what somebody typed. NotWhole."""
        if value := plain(kind, typed):
            return self.hashed(kind, value)
        raise NotWhole

    def fingerprint(self, content: bytes) -> bytes:
        """HMAC of a whole file, by which the same one is known again."""
        return hmac.digest(self._key, b"file\0" + content, "sha256")


class BlindKeyManager(models.Manager["BlindKey"]):
    """Makes keys, and finds the newest."""

    def newest(self) -> BlindKey | None:
        """The one with which the next list is made."""
        return self.order_by("-pk").first()

    def usable(self, *, at: datetime | None = None) -> BlindKey:
        """The newest, or a new one where there is none or HOTLINE_KEYS do not open it."""
        newest = self.newest()
        return newest if newest and newest.can_be_opened else self.make(at=at)

    def make(self, *, at: datetime | None = None) -> BlindKey:
        """Make a new key. Lists that were made with another have to be loaded again."""
        key = self.create(token=lock().encrypt(secrets.token_bytes(BYTES)), made_at=at or timezone.now())
        Event.record("blind_key.made", by=None, at=key.made_at, key=key.pk)
        return key

    def forget_unused(self) -> None:
        """Delete keys that no list needs any more, nor anybody noted with them, but for the newest."""
        newest = self.newest()
        if newest:
            self.filter(rosters=None, beneficiaries=None).exclude(pk=newest.pk).delete()


class BlindKey(models.Model):
    """One key, encrypted. It stays while a list needs it."""

    token = models.BinaryField()
    made_at = models.DateTimeField()

    objects = BlindKeyManager()

    def __str__(self) -> str:
        return str(self.pk)

    def blinder(self) -> Blinder:
        """What hashes with it. WrongKeys."""
        return Blinder(unlocked(self.token))

    @property
    def can_be_opened(self) -> bool:
        """HOTLINE_KEYS open it."""
        try:
            unlocked(self.token)
        except WrongKeys:
            return False
        return True

    def wrap_again(self) -> None:
        """Encrypt it with the first of HOTLINE_KEYS. WrongKeys."""
        self.token = lock().encrypt(unlocked(self.token))
        self.save(update_fields=["token"])
