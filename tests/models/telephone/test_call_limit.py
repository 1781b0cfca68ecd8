"""A supervisor sets after how long a call is warned of, and what is said then."""

import pytest
from django.db import IntegrityError

from inquiries.models import CallLimit, Event, Staff
from inquiries.models.telephone.call_limit import MINUTES, SENTENCES
from tests.makers import NOON

pytestmark = pytest.mark.django_db


def test_it_is_half_an_hour_with_our_sentences_until_somebody_sets_it() -> None:
    limit = CallLimit.objects.in_force()

    assert limit.minutes == MINUTES
    assert not CallLimit.objects.exists()
    assert "お電話を終了させていただきます" in limit.ending_ja


def test_who_set_what_is_on_record(supervisor: Staff) -> None:
    said = SENTENCES | {"warning_ja": "大声はお控えください。"}

    CallLimit.objects.change(20, SENTENCES, by=supervisor, at=NOON)
    CallLimit.objects.change(20, said, by=supervisor, at=NOON)

    limit = CallLimit.objects.get()
    assert (limit.minutes, limit.by, limit.at, limit.warning_ja) == (20, supervisor, NOON, "大声はお控えください。")
    told = [(event.action, event.by, event.particulars) for event in Event.objects.order_by("pk")]
    assert told == [("call_limit.set", supervisor, {"minutes": 20}), ("call_limit.reworded", supervisor, said)]


def test_the_same_once_more_changes_nothing(supervisor: Staff) -> None:
    CallLimit.objects.change(MINUTES, SENTENCES, by=supervisor)

    assert not Event.objects.exists()
    assert not CallLimit.objects.exists()


def test_no_time_at_all_is_refused_by_the_database(supervisor: Staff) -> None:
    with pytest.raises(IntegrityError):
        CallLimit.objects.create(pk=1, minutes=0, by=supervisor, at=NOON, **SENTENCES)
