"""Tells the incident team of an outage and of its end: a mail and a webhook, each once, whatever fails meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override, pgettext

from inquiries.models import Outage

from . import webhook

logger = logging.getLogger(__name__)
Way = Callable[[Outage], None]


def tell(now: datetime) -> None:
    """Tell what nobody was told yet. A way that fails is tried again in five minutes, and holds up no other."""
    for outage in Outage.objects.to_tell(now):
        ways = {name: way for name, way in _ways().items() if not outage.was_told(name)}
        if ways and outage.lease(at=now):
            for name, way in ways.items():
                _told(outage, name, way)


def _told(outage: Outage, name: str, way: Way) -> None:
    try:
        way(outage)
    except Exception as error:  # noqa: BLE001 - a mail server or a webhook fails in many ways
        logger.error("outage %s was not told by %s: %s", outage.pk, name, type(error).__name__)  # noqa: TRY400
    else:
        outage.mark_told(name)


def _ways() -> dict[str, Way]:
    ways: dict[str, Way] = {}
    if settings.HOTLINE_ALARM_WEBHOOK:
        ways["webhook"] = _posted
    if settings.HOTLINE_ALARM_ADDRESSES:
        ways["mail"] = _mailed
    return ways


def _mailed(outage: Outage) -> None:
    """In both languages, for nobody knows who has the night shift. An answer goes to the team, and is no inquiry."""
    subjects, texts = [], []
    for language, _name in settings.LANGUAGES:
        with override(language):
            subjects.append(pgettext("outage", "Over") if outage.ended_at else pgettext("outage", "Outage"))
            subjects.append(outage.get_part_display())
            texts.append(render_to_string("inquiries/mail/outage.txt", {"outage": outage}).strip())
    japanese, english = f"{subjects[0]}: {subjects[1]}", f"{subjects[2]}: {subjects[3]}"
    mail = EmailMessage(
        subject=f"[Hotline] {japanese} / {english}",
        body="\n\n".join(texts) + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=settings.HOTLINE_ALARM_ADDRESSES,
        reply_to=settings.HOTLINE_ALARM_ADDRESSES,
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
    )
    mail.send()


def _posted(outage: Outage) -> None:
    ended = outage.ended_at.isoformat() if outage.ended_at else None
    said = {
        "outage": outage.pk,
        "part": outage.part,
        "mailbox": outage.which,
        "state": outage.state,
        "began_at": outage.began_at.isoformat(),
        "ended_at": ended,
        "hotline": settings.HOTLINE_BASE_URL,
    }
    webhook.post(settings.HOTLINE_ALARM_WEBHOOK, said, secret=settings.HOTLINE_ALARM_WEBHOOK_SECRET)
