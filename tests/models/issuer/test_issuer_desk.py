"""Desks of card companies: in doubt until somebody compared them, open by the Japanese calendar."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from inquiries.models import Event, IssuerDesk, Staff
from inquiries.models.card.issuer import ChangedMeanwhile
from inquiries.models.issuer.desk_facts import NotANumber
from inquiries.models.issuer.desk_kind import FOR_REISSUE, DeskKind
from inquiries.models.issuer.issuer_desk import CHECK_LASTS, MOST_DESKS, NoNumber, TooManyDesks
from tests.makers import TOKYO, make_issuer, make_issuer_desk

pytestmark = pytest.mark.django_db


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=TOKYO)


def test_a_new_desk_is_in_doubt_and_its_number_in_one_width(supervisor: Staff) -> None:
    desk = IssuerDesk.objects.add(make_issuer(), by=supervisor, kind=DeskKind.LOST, phone="０１２０（０００）１１１")

    assert desk.phone == "0120-000-111"
    assert not desk.is_confirmed(timezone.now())
    assert Event.objects.get(action="issuer_desk.added").particulars["desk_kind"] == "lost"


def test_it_may_be_named_once_somebody_compared_it_and_not_for_ever(supervisor: Staff) -> None:
    desk, now = make_issuer_desk(), timezone.now()

    desk.confirm(by=supervisor, seen=desk.fingerprint, at=now)

    assert desk.is_confirmed(now + CHECK_LASTS - timedelta(seconds=1))
    assert not desk.is_confirmed(now + CHECK_LASTS)
    assert desk.now(now + timedelta(days=3)).days == 3
    assert Event.objects.get(action="issuer_desk.confirmed").by == supervisor


def test_a_desk_without_a_number_is_not_confirmed(supervisor: Staff) -> None:
    desk = make_issuer_desk(phone="")

    with pytest.raises(NoNumber):
        desk.confirm(by=supervisor, seen=desk.fingerprint)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuerDesk.objects.filter(pk=desk.pk).update(checked_by=supervisor, checked_at=timezone.now())


def test_whoever_confirms_has_seen_what_stands_there(supervisor: Staff) -> None:
    desk = make_issuer_desk(phone="0120-000-111")
    seen = desk.fingerprint
    IssuerDesk.objects.get(pk=desk.pk).change(by=supervisor, seen=seen, phone="0120-000-222")

    with pytest.raises(ChangedMeanwhile):
        desk.confirm(by=supervisor, seen=seen)

    assert IssuerDesk.objects.get().checked_at is None


def test_a_changed_number_is_in_doubt_again_and_the_old_one_is_on_record(supervisor: Staff) -> None:
    desk = make_issuer_desk(phone="0120-000-111")
    desk.confirm(by=supervisor, seen=desk.fingerprint)

    desk.change(by=supervisor, seen=desk.fingerprint, phone="0120-000-222")

    assert not desk.is_confirmed(timezone.now())
    assert Event.objects.get(action="issuer_desk.renumbered").particulars["was"] == "0120-000-111"


def test_a_note_is_read_to_customers_and_in_doubt_once_it_changes(supervisor: Staff) -> None:
    desk = make_issuer_desk()
    desk.confirm(by=supervisor, seen=desk.fingerprint)

    desk.change(by=supervisor, seen=desk.fingerprint, note="夜間は0120-000-999")

    assert not desk.is_confirmed(timezone.now())


def test_a_removed_desk_is_gone_and_its_number_on_record(supervisor: Staff) -> None:
    desk = make_issuer_desk(phone="0120-000-111")
    other = IssuerDesk.objects.get(pk=desk.pk)

    desk.remove(by=supervisor, seen=desk.fingerprint)

    assert Event.objects.get(action="issuer_desk.removed").particulars["was"] == "0120-000-111"
    with pytest.raises(ChangedMeanwhile):
        other.confirm(by=supervisor, seen=other.fingerprint)


@pytest.mark.parametrize("phone", ["4111 1111 1111 1111", "でんわ", "1", "0120-000-000-000-000-000"])
def test_what_is_no_number_is_refused(supervisor: Staff, phone: str) -> None:
    with pytest.raises(NotANumber):
        IssuerDesk.objects.add(make_issuer(), by=supervisor, kind=DeskKind.LOST, phone=phone)


def test_a_card_company_has_so_many_desks(supervisor: Staff) -> None:
    issuer = make_issuer()
    IssuerDesk.objects.bulk_create(IssuerDesk(issuer=issuer, kind=DeskKind.OTHER) for _ in range(MOST_DESKS))

    with pytest.raises(TooManyDesks):
        IssuerDesk.objects.add(issuer, by=supervisor, kind=DeskKind.LOST)


WEEK: dict[str, Any] = {"weekdays": "09:00-17:00", "saturdays": "09:00-12:00", "closed_on": "12/30-1/3"}


@pytest.mark.parametrize(
    ("when", "following"),
    [
        (at(2026, 11, 24, 16, 59), (True, at(2026, 11, 24, 17))),  # Tuesday
        (at(2026, 11, 24, 17), (False, at(2026, 11, 25, 9))),
        (at(2026, 11, 23, 10), (False, at(2026, 11, 24, 9))),  # a Monday that is a public holiday
        (at(2026, 11, 28, 10), (True, at(2026, 11, 28, 12))),
        (at(2026, 12, 31, 10), (False, at(2027, 1, 4, 9))),  # a Thursday of the closing days
    ],
)
def test_it_is_open_by_its_hours_and_the_japanese_holidays(when: datetime, following: tuple[bool, datetime]) -> None:
    stand = make_issuer_desk(**WEEK).now(when)

    assert (stand.is_open, stand.closes_at or stand.opens_at) == following


def test_a_desk_that_never_closes_says_no_end() -> None:
    around: dict[str, Any] = dict.fromkeys(("weekdays", "saturdays", "sundays", "holidays"), "00:00-24:00")

    stand = make_issuer_desk(**around).now(at(2026, 11, 23, 3))

    assert (stand.is_open, stand.closes_at, stand.opens_at) == (True, None, None)


def test_without_hours_nothing_is_said_of_them() -> None:
    stand = make_issuer_desk(weekdays="").now(at(2026, 11, 24, 10))

    assert (stand.desk.has_hours, stand.is_open, stand.opens_at) == (False, False, None)


def test_named_first_is_what_is_confirmed_and_answers_now(supervisor: Staff) -> None:
    issuer, now = make_issuer(), at(2026, 11, 24, 20)
    doubted = make_issuer_desk(issuer, kind=DeskKind.REISSUE)
    closed = make_issuer_desk(issuer, kind=DeskKind.MEMBERS)
    lost = make_issuer_desk(issuer, kind=DeskKind.LOST, weekdays="00:00-24:00")
    make_issuer_desk(issuer, kind=DeskKind.DISPUTE)
    for desk in (closed, lost):
        desk.confirm(by=supervisor, seen=desk.fingerprint, at=now)

    named = IssuerDesk.objects.to_name(issuer, FOR_REISSUE, now)

    assert [stand.desk for stand in named] == [lost, closed, doubted]
    assert [stand.is_confirmed for stand in named] == [True, True, False]
    assert IssuerDesk.objects.to_name(None, FOR_REISSUE, now) == []
