"""Account アカウント: the role and the last day of somebody with a sign-in, and its end.

Nobody is deleted: what they wrote stays under their name, and they can be taken back.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.inquiry.assignment import Assignment
from inquiries.models.refusal import Refusal
from inquiries.models.role import RIGHTS, Right, Role
from inquiries.models.sign_in.session import Session
from inquiries.models.staff import Staff

if TYPE_CHECKING:
    from collections.abc import Collection

NEVER_NONE = (Role.SUPERVISOR, Role.ADMINISTRATOR)
"""Of these the hotline keeps one at least."""


class NotYourself(Refusal):
    """Else somebody could take rights, or stay, without anybody knowing."""

    sentence = _("Nobody changes their own role or last day, or ends themselves. Ask a supervisor or an administrator.")


class NotYours(Refusal):
    """As the table of roles says."""

    sentence = _("Supervisors look after operators and the card desk, administrators after everybody.")


class LastOfTheRole(Refusal):
    """Nobody would be left to do what only they may."""

    sentence = _("%(name)s is the last with the role %(role)s. Give that role to somebody else first.")


class EndedAlready(Refusal):
    """In another window, or by somebody else."""

    sentence = _("%(name)s has been ended already.")


class NotEnded(Refusal):
    """There is nothing to take back."""

    sentence = _("%(name)s has not been ended.")


class DayGone(Refusal):
    """They would be back, and still could not sign in."""

    sentence = _("The last day of %(name)s is over. Set another last day, or none, and take them back then.")


def roles_given_by(staff: Staff) -> Collection[Role]:
    """Whom this person looks after."""
    if staff.may(Right.KEEP_ALL_STAFF):
        return tuple(Role)
    return (Role.OPERATOR, Role.CARD_DESK) if staff.may(Right.KEEP_DESK_STAFF) else ()


def is_kept_by(person: Staff, staff: Staff) -> bool:
    """Whether `staff` may change or end them."""
    return person.pk != staff.pk and person.role in roles_given_by(staff)


@transaction.atomic
def change(person: Staff, *, role: str, expires_on: date | None, by: Staff) -> None:
    """Another role or last day. What they hold goes back where the role does not work with customers. Refusal."""
    held = _held(person, by=by, gives=role)
    if (held.role, held.expires_on) == (role, expires_on):
        return
    if held.role != role or expires_on is not None:
        _must_leave_one(held, after=None if held.role != role else expires_on)
    Staff.objects.filter(pk=held.pk).update(role=role, expires_on=expires_on)
    if role not in RIGHTS[Right.SEE_INQUIRIES]:
        Assignment.objects.give_back_all(held, by=by)
    if held.role != role:
        Event.record("staff.role_changed", by=by, owner=held.name, role_before=held.role, role=role)
    if held.expires_on != expires_on:
        until = expires_on.isoformat() if expires_on else ""
        Event.record("staff.last_day_set" if until else "staff.last_day_lifted", by=by, owner=held.name, day=until)


@transaction.atomic
def end(person: Staff, *, by: Staff) -> None:
    """They are signed out everywhere and cannot sign in; what they hold goes back to the queue. Refusal."""
    held = _held(person, by=by)
    if not held.is_active:
        raise EndedAlready(name=held.name)
    _must_leave_one(held)
    Staff.objects.filter(pk=held.pk).update(is_active=False)
    Session.objects.all().end_all(held, by=by)
    Assignment.objects.give_back_all(held, by=by)
    Event.record("staff.ended", by=by, owner=held.name)


@transaction.atomic
def take_back(person: Staff, *, by: Staff) -> None:
    """They sign in again as before, with the password and the second factor they had. Refusal."""
    held = _held(person, by=by)
    if held.is_active:
        raise NotEnded(name=held.name)
    if held.expires_on and held.expires_on < timezone.localdate():
        raise DayGone(name=held.name)
    Staff.objects.filter(pk=held.pk).update(is_active=True)
    Event.record("staff.taken_back", by=by, owner=held.name)


def _held(person: Staff, *, by: Staff, gives: str | None = None) -> Staff:
    """The row as it is now; with it all of the roles of which one must stay, so that two do not end each other."""
    rows = Staff.objects.select_for_update().filter(models.Q(pk=person.pk) | models.Q(role__in=NEVER_NONE))
    held = {row.pk: row for row in rows.order_by("pk")}
    now, actor = held[person.pk], held.get(by.pk, by)
    if now.pk == actor.pk:
        raise NotYourself
    if not actor.is_current or not is_kept_by(now, actor) or (gives and gives not in roles_given_by(actor)):
        raise NotYours
    return now


def _must_leave_one(person: Staff, after: date | None = None) -> None:
    """Somebody else has the role; later than that day, where it is a day that ends it. LastOfTheRole."""
    if person.role not in NEVER_NONE or not person.is_current:
        return
    others = Staff.objects.current().filter(role=person.role).exclude(pk=person.pk)
    if after:
        others = others.filter(models.Q(expires_on=None) | models.Q(expires_on__gt=after))
    if not others.exists():
        raise LastOfTheRole(name=person.name, role=person.get_role_display())
