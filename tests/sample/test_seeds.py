from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

import pytest
from django.db import transaction
from django.utils import timezone

from inquiries.models import Inquiry, Version
from inquiries.sample.incident import load
from tests.makers import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SEED = 7
NIGHT = datetime.fromisoformat("2026-11-23T04:40:00+09:00")
BEFORE = datetime.fromisoformat("2024-02-29T09:10:00+09:00")


class Told(NamedTuple):
    """The incident in short."""

    story: list[tuple[Any, ...]]
    published_on: date
    opens_on: date | None
    late: int
    unclaimed: int
    newest: datetime


def told(now: datetime) -> Told:
    """The incident as it is told for this moment, and taken back."""
    with transaction.atomic():
        load(now=now, password=PASSWORD, seed=SEED)
        version = Version.objects.get()
        found = Told(
            [
                (inquiry.received_at, inquiry.due_at, inquiry.preview, inquiry.contact.name, inquiry.state)
                for inquiry in Inquiry.objects.to_list().order_by("pk")
            ],
            version.published_on,
            version.hours.opens_on,
            Inquiry.objects.late(now).count(),
            Inquiry.objects.unclaimed().count(),
            Inquiry.objects.latest("received_at").received_at,
        )
        transaction.set_rollback(True)
    return found


told_once = cache(told)
"""A story takes some ten seconds to tell."""


def test_the_same_seed_and_moment_tell_the_same_story() -> None:
    assert told(NIGHT) == told_once(NIGHT)


@pytest.mark.parametrize("now", [NIGHT, BEFORE], ids=["at night", "before the notice was written"])
def test_at_night_and_before_the_notice_was_written_the_desk_looks_alive_too(now: datetime) -> None:
    incident = told_once(now)

    assert incident.published_on < timezone.localdate(now)
    assert incident.opens_on == incident.published_on
    assert incident.late > 5
    assert incident.unclaimed > 20
    assert incident.newest <= now
