from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from inquiries.models import Inquiry, Version
from inquiries.sample.incident import load
from tests.makers import PASSWORD, TOKYO

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def told() -> list[tuple[Any, ...]]:
    """The incident in short, and taken back."""
    with transaction.atomic():
        load(now=datetime(2026, 11, 24, 14, 30, tzinfo=TOKYO), password=PASSWORD, seed=7)
        story = [
            (inquiry.received_at, inquiry.due_at, inquiry.preview, inquiry.contact.name, inquiry.state)
            for inquiry in Inquiry.objects.to_list().order_by("pk")
        ]
        transaction.set_rollback(True)
    return story


def test_the_same_seed_and_moment_tell_the_same_story() -> None:
    assert told() == told()


@pytest.mark.parametrize("now", ["2026-11-23T04:40:00+09:00", "2024-02-29T09:10:00+09:00"])
def test_at_night_and_before_the_notice_was_written_the_desk_looks_alive_too(now: str) -> None:
    moment = datetime.fromisoformat(now)

    load(now=moment, password=PASSWORD)

    version = Version.objects.get()
    assert version.published_on < timezone.localdate(moment)
    assert version.hours.opens_on == version.published_on
    assert Inquiry.objects.late(moment).count() > 5
    assert Inquiry.objects.unclaimed().count() > 20
    assert not Inquiry.objects.filter(received_at__gt=moment).exists()
