"""Code mail: a code that was asked for gets its mail, where the list knows an address for it. The job does this alone.

Whoever asked has had their answer by then, so that the time of nothing they see depends on the list.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from inquiries.models.inquiry.allowance import HOUR
from inquiries.models.lookup.one_time_code import PER_PERSON, OneTimeCode
from inquiries.models.refusal import Refusal
from inquiries.models.roster.roster import Roster

from .dispatch import Dispatch
from .outbox import new_mail_id


def post(now: datetime) -> int:
    """Queue the mails of the codes that were asked for since; how many."""
    waiting = OneTimeCode.objects.to_mail(now).select_related("inquiry__contact", "roster__blind_key")
    return sum(_post(code, now) for code in waiting)


@transaction.atomic
def _post(code: OneTimeCode, now: datetime) -> bool:
    """One code. The list is held meanwhile, so that two processes do not both find the limit unreached."""
    Roster.objects.select_for_update(no_key=True).get(pk=code.roster_id)
    person = code.find_person()
    code.person = person.pk if person else None
    if not OneTimeCode.objects.filter(pk=code.pk, posted_at=None).update(posted_at=now, person=code.person):
        return False
    try:
        is_known = bool(code.address())
    except Refusal:
        return False
    if not is_known or _mailed_lately(code, now) >= PER_PERSON:
        return False
    Dispatch.objects.create(
        inquiry=code.inquiry, one_time_code=code, kind=Dispatch.Kind.CODE, to_address="", mail_id=new_mail_id(),
        queued_at=now, not_before=now,
    )  # fmt: skip
    return True


def _mailed_lately(code: OneTimeCode, now: datetime) -> int:
    """How many went to this person, or to this address, within the hour, whoever asked for them."""
    same = Q(value=code.value) if code.person is None else Q(value=code.value) | Q(person=code.person)
    return OneTimeCode.objects.mailed().filter(same, posted_at__gt=now - HOUR).count()
