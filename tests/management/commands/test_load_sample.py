import io
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from pytest_django import Settings

from inquiries.management.commands.load_sample import own_password
from inquiries.models import Inquiry, Role, Staff, Version
from tests.makers import make_inquiry
from tests.often import some

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SEED = 7
NIGHT = datetime.fromisoformat("2026-11-23T04:40:00+09:00")
BEFORE = datetime.fromisoformat("2024-02-29T09:10:00+09:00")
"""Before the notice was written; told in a whole run only, since it takes so long."""


class Told(NamedTuple):
    """The incident in short."""

    story: list[tuple[Any, ...]]
    published_on: date
    opens_on: date | None
    late: int
    unclaimed: int
    newest: datetime
    lines: list[str]
    again: tuple[list[str], str]
    """What it says when it is told to load a second time."""
    grown: int
    """By how many inquiries a second time."""


def run(*args: str) -> tuple[list[str], str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("load_sample", *args, stdout=out, stderr=err)
    return out.getvalue().splitlines(), err.getvalue()


def told(now: datetime) -> Told:
    """The incident as a sample hotline loads it for this moment; taken back."""
    with transaction.atomic(), override_settings(HOTLINE_SAMPLE=True):
        lines, _err = run("--seed", f"{SEED}", "--now", now.isoformat())
        loaded, again = Inquiry.objects.count(), run()
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
            lines,
            again,
            Inquiry.objects.count() - loaded,
        )
        transaction.set_rollback(True)
    return found


told_once = cache(told)
"""A story takes some ten seconds to tell."""


def test_it_prints_who_may_sign_in() -> None:
    lines = told_once(NIGHT).lines

    assert lines[0].split() == ["sato", "operator", "佐藤", "sample-hotline"]
    assert {line.split()[1] for line in lines} == set(Role.values)


def test_a_second_time_it_does_nothing_and_says_so() -> None:
    found = told_once(NIGHT)

    lines, err = found.again
    assert (lines, found.grown) == ([], 0)
    assert err.strip()


def test_where_somebody_has_written_already_it_does_nothing() -> None:
    make_inquiry()

    lines, err = run()

    assert lines == []
    assert err.strip()
    assert Inquiry.objects.count() == 1
    assert not Staff.objects.exists()


def test_in_earnest_the_password_is_made_and_known_to_nobody_else(settings: Settings) -> None:
    settings.HOTLINE_SAMPLE = False

    password = own_password()

    assert len(password) >= 12
    assert password not in {"sample-hotline", own_password()}


def test_the_same_seed_and_moment_tell_the_same_story() -> None:
    assert told(NIGHT) == told_once(NIGHT)


@pytest.mark.parametrize("now", some([NIGHT, BEFORE], of=2), ids=str)
def test_at_night_and_before_the_notice_was_written_the_desk_looks_alive_too(now: datetime) -> None:
    incident = told_once(now)

    assert incident.published_on < timezone.localdate(now)
    assert incident.opens_on == incident.published_on
    assert incident.late > 5
    assert incident.unclaimed > 20
    assert incident.newest <= now
