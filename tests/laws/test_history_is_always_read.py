"""A row of the history that lacks something, or holds what nobody expected, never hides its inquiry."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from inquiries.models import Dispatch, Event, Inquiry, Staff
from inquiries.models.correction.addressee import DECIDED
from inquiries.templatetags.by_itself import BY_ITSELF
from inquiries.templatetags.events import BY_SOMEBODY
from tests.makers import make_inquiry
from tests.templatetags.recorded import recorded_actions

NONSENSE: list[Any] = [None, "", "no such code", 0, -1, 1.5, True, [], ["x"], [[1]], {}, {"a": [1]}, "%(by)s", "<i>"]
NONSENSE += ["2026-02-30T25:00", "2026-11-20T12:00", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+00:00"]
"""What a JSON column can hold in the place of what belongs there."""


def everything_recorded() -> set[str]:
    """Every action that is on some timeline, and some that no release has known."""
    return {*recorded_actions(), *DECIDED.values(), "inquiry.frozen", "reply.frozen", "link", "", ".", "a.b.c"}


def names_of(action: str) -> set[str]:
    """The particulars that its sentences ask for, and the one by which a message is found."""
    kind, _dot, verb = action.partition(".")
    names = {action, f"mail.{verb}"} if kind in Dispatch.Kind.values else {action}
    sentences = [str(table[name]) for table in (BY_SOMEBODY, BY_ITSELF) for name in names if name in table]
    return {"message", *(name for sentence in sentences for name in re.findall(r"%\((\w+)\)s", sentence))}


def lacking(action: str) -> Iterator[Any]:
    """Particulars of an event without any, and without each in turn."""
    names = names_of(action)
    yield {}
    yield from (dict.fromkeys(names - {name}, "x") for name in names)


def wrong(action: str) -> Iterator[Any]:
    """With nonsense in the place of each, and of all."""
    yield from ({name: value} for name in names_of(action) for value in NONSENSE)
    yield from NONSENSE[1:]


def all_amiss(inquiry: Inquiry, by: Staff) -> Iterator[Event]:
    """Each action, of somebody and of nobody."""
    for action in everything_recorded():
        rows = [*((by, one) for one in [*lacking(action), *wrong(action)]), *((None, one) for one in lacking(action))]
        for who, said in rows:
            yield Event(inquiry=inquiry, action=action, by=who, at=inquiry.received_at, particulars=said)


@pytest.mark.django_db
def test_an_inquiry_is_shown_whatever_its_history_lacks(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    rows = Event.objects.bulk_create(all_amiss(inquiry, operator))

    page = desk.get(f"/desk/inquiries/{inquiry.pk}/").content.decode()

    assert page.count('class="event"') == len(rows) + 1
    assert "<i>" not in page
