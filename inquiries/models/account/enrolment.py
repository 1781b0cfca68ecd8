"""Enrolment 登録, Slip サインイン票: lines that somebody pasted become accounts, each with a password for once.

The password stands on the slip alone. It is changed at the first sign-in, and works for three days.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import PBKDF2PasswordHasher, check_password, get_hasher, make_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.refusal import Refusal
from inquiries.models.sign_in.session import Session
from inquiries.models.staff import Staff

from .account import NotYours, is_kept_by, roles_given_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .pasted import Line

MOST = 50
WORKS_FOR = timedelta(days=3)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without i, l, o, 0 and 1, which are mistaken on paper."""
GROUPS, GROUP = 4, 4
"""Sixteen of 31 letters: 79 bits."""
ROUNDS = 10_000
"""Of a password that nobody guesses anyway: fifty are hashed in a second. The own password gets Django's number."""


class NotOnce(Refusal):
    """They have a password of their own, which nobody else changes."""

    sentence = _("%(name)s has set their own password already.")


class Same(Refusal):
    """Whoever saw the slip would know it."""

    sentence = _("This is the password on your slip. Choose another one.")


@dataclass(frozen=True)
class Slip:
    """What is printed for one person. It is kept nowhere."""

    staff: Staff
    password: str


@transaction.atomic
def take_on(lines: Sequence[Line], *, expires_on: date | None, by: Staff) -> list[Slip]:
    """Make the accounts. NotYours, NameTaken."""
    if any(line.problems or line.role not in roles_given_by(by) for line in lines):
        raise NotYours
    until, slips = timezone.now() + WORKS_FOR, list[Slip]()
    for line in lines:
        password = one_time_password()
        staff = Staff.objects.enrol(
            username=line.username, name=line.name, role=line.role, hashed=_hashed(password), expires_on=expires_on
        )
        _set(staff, until)
        Event.record("staff.enrolled", by=by, owner=staff.name, username=staff.username, role=staff.role)
        slips.append(Slip(staff, password))
    return slips


@transaction.atomic
def renew(person: Staff, *, by: Staff) -> Slip:
    """Another slip; the password on the old one is void. NotYours, NotOnce."""
    if not is_kept_by(person, by):
        raise NotYours
    password, until = one_time_password(), timezone.now() + WORKS_FOR
    rows = Staff.objects.filter(pk=person.pk, one_time_until__isnull=False)
    if not rows.update(password=_hashed(password), one_time_until=until):
        raise NotOnce(name=person.name)
    Session.objects.all().end_all(person, by=by)
    person.refresh_from_db()
    Event.record("staff.slip_renewed", by=by, owner=person.name)
    return Slip(person, password)


@transaction.atomic
def renew_all(people: Iterable[Staff], *, by: Staff) -> list[Slip]:
    """The same for many, whose slips were lost before they were printed. NotYours, NotOnce."""
    return [renew(person, by=by) for person in people]


@transaction.atomic
def set_own_password(staff: Staff, password: str) -> None:
    """The one on the slip is void. Same, NotOnce."""
    if check_password(password, staff.password):
        raise Same
    rows = Staff.objects.filter(pk=staff.pk, password=staff.password, one_time_until__isnull=False)
    if not rows.update(password=make_password(password), one_time_until=None):
        raise NotOnce(name=staff.name)
    Event.record("staff.own_password_set", by=staff)
    staff.refresh_from_db()


def one_time_password() -> str:
    """Easily read from paper."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(GROUP)) for _group in range(GROUPS))


def _hashed(password: str) -> str:
    hasher = get_hasher()
    rounds = {"iterations": ROUNDS} if isinstance(hasher, PBKDF2PasswordHasher) else {}
    return hasher.encode(password, hasher.salt(), **rounds)


def _set(staff: Staff, until: datetime) -> None:
    Staff.objects.filter(pk=staff.pk).update(one_time_until=until)
    staff.one_time_until = until
