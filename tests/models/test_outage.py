"""An outage begins, flaps, calms down and ends."""

from datetime import timedelta

import pytest

from inquiries.models import Outage
from inquiries.models.outage import CALM, GIVE_UP, KEPT, PAUSE
from tests.makers import NOON

pytestmark = pytest.mark.django_db
MAIL, BOX = ("mail", ""), ("failing", "mail.example.jp/INBOX")
MINUTE = timedelta(minutes=1)


def watch(*wrong: tuple[str, str], at: timedelta = timedelta()) -> None:
    Outage.objects.watch(set(wrong), at=NOON + at)


def test_each_part_that_fails_is_one_outage() -> None:
    watch(MAIL, BOX)
    watch(MAIL, BOX, at=MINUTE)

    assert sorted(Outage.objects.values_list("part", "which", "began_at")) == [(*BOX, NOON), (*MAIL, NOON)]


def test_it_is_over_once_all_was_well_for_a_while_and_ended_when_that_began() -> None:
    watch(MAIL)
    watch(at=MINUTE)
    watch(at=CALM)
    assert Outage.objects.open().count() == 1

    watch(at=MINUTE + CALM)

    assert Outage.objects.get().ended_at == NOON + MINUTE


def test_what_flaps_is_one_outage() -> None:
    for minute in range(60):
        watch(*[MAIL] * (minute % 9 == 0), at=minute * MINUTE)

    assert Outage.objects.get().ended_at is None


def test_what_fails_again_later_is_another() -> None:
    watch(MAIL)
    watch(at=MINUTE)
    watch(at=MINUTE + CALM)

    watch(MAIL, at=2 * CALM)

    assert Outage.objects.count() == 2
    assert Outage.objects.open().count() == 1


def test_only_one_process_tells_of_it_at_a_time() -> None:
    watch(MAIL)
    outage = Outage.objects.get()

    assert outage.lease(at=NOON)
    assert not outage.lease(at=NOON + MINUTE)
    assert outage.lease(at=NOON + PAUSE)


def test_of_its_end_somebody_is_told_at_once_and_a_day_later_nobody_any_more() -> None:
    watch(MAIL)
    Outage.objects.get().lease(at=NOON + MINUTE)
    watch(at=MINUTE)
    watch(at=MINUTE + CALM)

    assert Outage.objects.to_tell(NOON + MINUTE + CALM).exists()
    assert not Outage.objects.to_tell(NOON + MINUTE + GIVE_UP).exists()


def test_one_of_long_ago_is_forgotten() -> None:
    watch(MAIL)
    Outage.objects.update(ended_at=NOON)

    assert Outage.objects.forget(at=NOON + KEPT) == 0
    assert Outage.objects.forget(at=NOON + KEPT + MINUTE) == 1
