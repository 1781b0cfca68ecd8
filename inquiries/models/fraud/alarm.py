"""Alarm 対象期間外の連絡: the incident team is asked about a charge that the notice cannot explain, due at once.

The home screens of those who hear of it are red at once, and a mail to HOTLINE_ALARM_ADDRESSES leaves within seconds.
Who answers that mail is no customer: the answer is a note in the inquiry, and nothing is sent back.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from inquiries.masking import mask
from inquiries.models.inquiry.index import Index
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.message import Message
from inquiries.models.inquiry.precedence import Precedence
from inquiries.models.notice.owner import Owner
from inquiries.models.priority import Priority
from inquiries.models.reply.dispatch import Dispatch

if TYPE_CHECKING:
    from inquiries.models.inquiry.escalation import Escalation
    from inquiries.models.inquiry.incoming import Incoming
    from inquiries.models.staff import Staff

    from .fraud_report import FraudReport


def alarm(report: FraudReport, *, by: Staff, at: datetime) -> Escalation:
    """Ask. The inquiry comes first from now on, and is reopened where it was closed."""
    inquiry = Inquiry.objects.get(pk=report.inquiry.survivor.pk)
    if inquiry.is_closed:
        inquiry.reopen(by=by, at=at)
    Precedence.objects.say(inquiry, Priority.FIRST, by=by, at=at)
    asked = inquiry.escalate(by=by, owner=Owner.INCIDENT_TEAM, words=_words(report), due_at=at, at=at)
    inquiry.record("fraud.alarmed", by=by, at=at, fraud_report=report.pk, scope=report.scope)
    Dispatch.objects.alarm(asked, at=at)
    return asked


def take_answer(mailed: Inquiry, said: Incoming, *, at: datetime) -> Message:
    """What somebody answered by mail to an alarm about this inquiry: a note, for nobody knows who wrote it."""
    inquiry = Inquiry.objects.get(pk=mailed.survivor.pk)
    note = Message.objects.heard(said, inquiry=inquiry, by=None, at=at)
    note.kind, note.from_third_party = Message.Kind.NOTE, False
    note.sender_name = mask(said.sender_name).text[:120] or note.sender_address
    note.save()
    Index.objects.refresh(inquiry.pk)
    inquiry.record("alarm.answered", by=None, at=at)
    return note


def _words(report: FraudReport) -> str:
    """What the incident team reads, in the language of the house: nothing that names the customer."""
    with override(settings.LANGUAGE_CODE):
        said = {"yen": f"{report.yen:,}", "day": report.charged_on.isoformat(), "scope": report.get_scope_display()}
        return _("An unknown charge of %(yen)s yen on %(day)s. %(scope)s. More may be lost than was announced.") % said
