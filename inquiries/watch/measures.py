"""Measures: the figures of this moment for Prometheus.

Each is counted in the database, so every web process says the same; how long pages take is counted in Redis by all of
them. No label holds more than a name of the program.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import redis
from django.conf import settings
from django.db.models import Count, Sum
from redis.exceptions import RedisError

from inquiries.models import Collection, Dispatch, Inquiry, Outage, Received, Sighting, Version
from inquiries.models.inquiry.allowance import spent
from inquiries.models.inquiry.sighting import quarter_of
from inquiries.pulse import PATIENCE, Pulse
from inquiries.web import latency
from inquiries.web.failed_sign_ins import lately, sprayed_from

from .exposition import Histogram, Metric
from .mailboxes import expected

HOUR = timedelta(hours=1)
TASKS = "celery"
"""The list in Redis in which tasks wait; its name is Celery's."""


def measures(now: datetime) -> list[Metric | Histogram]:
    """All of them."""
    return [*_inquiries(now), *_mails(now), *_mailboxes(now), *_background(now), *_people(now), _pages()]


def _inquiries(now: datetime) -> list[Metric]:
    many = Inquiry.objects
    states = {"open": many.open(), "to_claim": many.to_claim(), "owed": many.owed(), "late": many.late(now)}
    oldest = many.owed().owed_some_time().oldest_first().values_list("received_at", flat=True).first()
    return [
        Metric(
            "hotline_inquiries",
            "Inquiries: open, owed an answer, of these nobody's (to_claim), overdue (late).",
            [({"state": state}, rows.count()) for state, rows in states.items()],
        ),
        Metric.of(
            "hotline_oldest_unanswered_seconds",
            "Age of the oldest inquiry to which an answer is owed.",
            _age(oldest, now) or 0,
        ),
    ]


def _mails(now: datetime) -> list[Metric]:
    many, pulse = Dispatch.objects, Pulse.at(now)
    states = {"waiting": many.waiting(), "not_sent": many.failed(), "withheld": many.withheld()}
    return [
        Metric(
            "hotline_mails",
            "Mails that wait to leave; that were not sent or came back; that look like a loop and are withheld.",
            [({"state": state}, rows.count()) for state, rows in states.items()],
        ),
        Metric.of(
            "hotline_mail_overdue_seconds", "Since when a mail should have left.", _age(pulse.mail_due_at, now) or 0
        ),
        Metric.of("hotline_heart_seconds", "Age of the last heartbeat of the background.", _age(pulse.beat_at, now)),
    ]


def _mailboxes(now: datetime) -> list[Metric]:
    version = Version.objects.in_force()
    found = [({"mailbox": str(number)}, one) for number, one in enumerate(expected(version) if version else [], 1)]
    return [
        Metric(
            "hotline_mailbox_silent_seconds",
            "Since the last mail of a mailbox, by its place in HOTLINE_MAILBOXES.",
            [(label, _age(one.last_mail_at, now)) for label, one in found],
        ),
        Metric(
            "hotline_mailbox_unseen_seconds",
            "Since it was last looked into.",
            [(label, _age(one.seen_to_at, now)) for label, one in found],
        ),
        Metric(
            "hotline_mailbox_failing",
            "1 where it could not be opened or emptied the last time.",
            [(label, int(bool(one.failing_since))) for label, one in found],
        ),
    ]


def _background(now: datetime) -> list[Metric]:
    patience = timedelta(minutes=settings.HOTLINE_MAILBOX_FAILING_MINUTES)
    open_ = dict(Outage.objects.open().values_list("part").annotate(count=Count("pk")))
    return [
        Metric.of("hotline_tasks_waiting", "Tasks in the queue.", _tasks()),
        Metric.of(
            "hotline_ledger_differences",
            "Passes that saw mail which the ledger lacks.",
            Collection.objects.differing().count(),
        ),
        Metric.of(
            "hotline_mails_left_behind",
            "Mails of the ledger that still lie in their mailbox.",
            Received.objects.left_behind(now - patience).count(),
        ),
        Metric(
            "hotline_outages", "Parts that fail.", [({"part": part}, open_.get(part, 0)) for part in Outage.Part.values]
        ),
    ]


def _people(now: datetime) -> list[Metric]:
    seen = Sighting.objects.filter(quarter__gte=quarter_of(now - HOUR), at__gt=now - HOUR)  # the quarter has an index
    recent = dict(seen.values_list("field").annotate(count=Count("pk")))
    fields = ("address", "phone", "lookup")
    wrong = lately(now).aggregate(wrong=Sum("failures_since_start"))["wrong"] or 0
    return [
        Metric(
            "hotline_sightings_last_hour",
            "Details uncovered, and people looked up, within the last hour.",
            [({"field": field}, recent.get(field, 0)) for field in fields],
        ),
        Metric.of(
            "hotline_allowances_spent_last_hour", "People who were stopped at their allowance.", spent(now).count()
        ),
        Metric.of(
            "hotline_sign_in_failures",
            "Wrong passwords of the last quarter of an hour that no right one followed.",
            wrong,
        ),
        Metric.of(
            "hotline_sign_in_sprayed_addresses",
            "Addresses from which many names were tried.",
            sprayed_from(now).count(),
        ),
    ]


def _pages() -> Histogram:
    counted = sorted(latency.counts.all().items())
    samples = [({"view": view, "status": status}, counts) for (view, status), counts in counted]
    return Histogram(
        "hotline_request_seconds", "How long pages take, by the name of the view.", latency.BUCKETS, samples
    )


def _tasks() -> float | None:
    if not settings.REDIS_URL:
        return None
    try:
        with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE) as line:
            return float(line.llen(TASKS))
    except (RedisError, OSError):
        return None


def _age(at: datetime | None, now: datetime) -> float | None:
    return max(0.0, (now - at).total_seconds()) if at else None
