"""A supervisor sets after how many days without a word a card is listed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from inquiries.models import Event, NoWordLimit, Reissue, Reporter, Staff, Stage
from inquiries.models.card.no_word_limit import DAYS
from tests.makers import NOON, make_reissue

pytestmark = pytest.mark.django_db


def test_it_is_a_fortnight_until_somebody_sets_it() -> None:
    assert NoWordLimit.objects.in_force().days == DAYS == 14
    assert not NoWordLimit.objects.exists()


def test_who_set_it_is_on_record_and_the_same_once_more_changes_nothing(supervisor: Staff) -> None:
    for _time in range(2):
        NoWordLimit.objects.change(7, by=supervisor, at=NOON)

    limit = NoWordLimit.objects.get()
    assert (limit.days, limit.by, limit.at) == (7, supervisor, NOON)
    event = Event.objects.get()
    assert (event.action, event.by, event.particulars) == ("no_word_limit.set", supervisor, {"days": 7})


def test_the_list_goes_by_it(supervisor: Staff) -> None:
    reissue = make_reissue(at=NOON - timedelta(days=9))
    on = NOON.date() - timedelta(days=8)
    reissue.step(Stage.CONTACTED, by=supervisor, reported_by=Reporter.CUSTOMER, on=on, at=NOON)

    before = Reissue.objects.without_word(NOON.date()).exists()
    NoWordLimit.objects.change(8, by=supervisor)

    assert (before, Reissue.objects.without_word(NOON.date()).exists()) == (False, True)


def test_no_day_at_all_is_refused_by_the_database(supervisor: Staff) -> None:
    with pytest.raises(IntegrityError):
        NoWordLimit.objects.change(0, by=supervisor)
