"""Lockout 試行の停止: after five wrong codes or passwords in a row, even the right one is refused for a while."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from .refusal import Refusal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from .staff import Staff

TRIES = 5
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=15), timedelta(hours=4)
"""Each further lockout lasts twice as long: somebody who guesses can try 30 codes a day, of a million."""
REMEMBERED = timedelta(minutes=10)
"""How long a used code is remembered: longer than an authenticator shows it and than we accept it."""


class LockedOut(Refusal):
    """Nothing is accepted before `until`; the sentence says it rounded up to a minute."""

    by_what: ClassVar[dict[str, StrOrPromise]] = {
        "code": _(
            "Wrong codes were tried too often. For this account no code is accepted before %(until)s, "
            "not even the right one. If it was not you who tried, somebody knows your password: "
            "tell your supervisor now."
        ),
        "password": _(
            "Wrong passwords were tried too often. No password is accepted here before %(until)s, "
            "not even the right one. If it was not you who tried, sign out and tell your supervisor now."
        ),
    }

    def __init__(self, what: str, until: datetime) -> None:
        whole_minute = timezone.localtime(until + timedelta(seconds=59))
        said = date_format(whole_minute, pgettext("date format", "j M, G:i"))
        super().__init__(self.by_what[what], until=said)
        self.until, self.whole_minute = until, whole_minute


class LockoutManager(models.Manager["Lockout"]):
    """Finds a person's lockout, and those in force."""

    def of(self, staff: Staff, what: Lockout.What) -> Lockout:
        """The row that counts this person's tries; made where there is none."""
        return self.get_or_create(staff=staff, what=what)[0]

    def standing(self, now: datetime) -> models.QuerySet[Lockout]:
        """Those in force now, the longest first."""
        return self.filter(until__gt=now).order_by("-until", "pk")


class Lockout(models.Model):
    """Counts a person's wrong tries, from any address: of a code after the right password, or of either once signed in.

    So nobody can lock out a person of whom they know only the sign-in name.
    """

    class What(models.TextChoices):
        """What is tried."""

        CODE = "code"
        PASSWORD = "password"  # noqa: S105 - the name of the thing

    staff = models.ForeignKey("Staff", models.CASCADE, related_name="+")
    what = models.CharField(max_length=10, choices=What)
    wrong = models.PositiveSmallIntegerField(default=0)
    times = models.PositiveSmallIntegerField(default=0)
    until = models.DateTimeField(null=True)
    used = models.JSONField(default=list)

    objects = LockoutManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "what"], name="lockout_once_a_person")]

    def __str__(self) -> str:
        return f"{self.staff_id}: {self.what}"

    def attempt(self, secret: str, is_right: Callable[[], bool], *, at: datetime | None = None) -> bool:
        """Whether it was right. LockedOut while a lockout lasts, and on the wrong try that begins one.

        A try is counted before it is checked, so that tries at the same moment are all counted.
        """
        now = at or timezone.now()
        self._begin(now)
        if is_right() and self._succeed(secret, now):
            return True
        self.refresh_from_db()
        if self.until and self.until > now:
            raise LockedOut(self.what, self.until)
        return False

    @transaction.atomic
    def _begin(self, now: datetime) -> None:
        row = self._locked()
        if row.until and row.until > now:
            raise LockedOut(row.what, row.until)
        row.wrong, row.until = row.wrong + 1, None
        if row.wrong >= TRIES:
            row.until = now + min(FIRST_WAIT * 2**row.times, LONGEST_WAIT)
            row.wrong, row.times = 0, min(row.times + 1, 10)
        row.save(update_fields=["wrong", "times", "until"])

    @transaction.atomic
    def _succeed(self, secret: str, now: datetime) -> bool:
        """False where it is a code that was used already. A password may be used again."""
        row = self._locked()
        recent = [one for one in row.used if one[1] > (now - REMEMBERED).timestamp()]
        if row.what == self.What.CODE:
            mark = _mark(secret)
            if mark in (one[0] for one in recent):
                return False
            recent.append([mark, now.timestamp()])
        row.wrong, row.times, row.until, row.used = 0, 0, None, recent
        row.save(update_fields=["wrong", "times", "until", "used"])
        return True

    def _locked(self) -> Lockout:
        return Lockout.objects.select_for_update().get(pk=self.pk)


def _mark(secret: str) -> Any:
    """A hash of a code without its spaces: the code itself is not kept."""
    return salted_hmac("hotline.code", "".join(filter(str.isalnum, secret)).lower(), algorithm="sha256").hexdigest()
