"""Acceptance 承認: a second person has seen what a list will change, and puts it in force."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.explanation import explained
from inquiries.models.notice.notice import Version
from inquiries.models.refusal import Refusal
from inquiries.models.role import RIGHTS, Right
from inquiries.models.staff import Staff

from .roster import Roster
from .roster_import import NotAtThisStage, RosterImport


class OwnRoster(Refusal):
    """Who prepared it does not accept it while somebody else may."""

    sentence = _("You prepared this list. Somebody else puts it in force.")


class NotSeen(Refusal):
    """Rows are left out, and nobody said that they have seen which."""

    sentence = _("Rows would be left out. Look at the list of them, and say that you have.")


class ShownOtherwise(Refusal):
    """Notice, list in force or figures are not those that were shown."""

    sentence = _("Something has changed since this page was opened. Read it again; then put it in force.")


def fingerprint(one: RosterImport) -> str:
    """A hash of what a reader was shown."""
    newest = Version.objects.newest_first().values_list("number", flat=True).first()
    roster = Roster.objects.filter(is_in_force=True).values_list("number", flat=True).first()
    shown = [one.pk, one.stage, one.fields, one.rows, one.refused, one.cohorts, newest, roster]
    return sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:32]


def others(one: RosterImport, staff: Staff) -> models.QuerySet[Staff]:
    """Who else may accept it today."""
    may = Staff.objects.current().filter(role__in=RIGHTS[Right.SEE_ROSTER])
    return may.exclude(pk__in=[staff.pk, one.begun_by_id]).order_by("username")


@transaction.atomic
def accept(
    one: RosterImport, *, by: Staff, seen: str, has_seen_bad: bool, reason: str = "", at: datetime | None = None
) -> None:
    """A second person has seen what will happen: the job loads it next. OwnRoster, NotSeen, NoReason …"""
    now, held = at or timezone.now(), RosterImport.objects.select_for_update().get(pk=one.pk)
    if held.stage != one.Stage.CHECKED or held.expires_at <= now:
        raise NotAtThisStage
    if held.begun_by_id == by.pk and others(one, by).exists():
        raise OwnRoster
    if held.refused and not has_seen_bad:
        raise NotSeen
    newest = Version.objects.in_force()
    if fingerprint(held) != seen or held.version != newest:
        raise ShownOtherwise
    alone_because = explained(reason) if held.begun_by_id == by.pk else ""
    one.move(one.Stage.CHECKED, one.Stage.LOADING, accepted_by=by, alone_because=alone_because)
    Event.record("roster_import.accepted", by=by, at=now, roster_import=one.pk, refused=held.refused)
