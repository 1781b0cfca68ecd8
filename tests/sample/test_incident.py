from collections import Counter
from datetime import timedelta

import pytest

from inquiries.masking import mask
from inquiries.models import (
    Answer,
    Callback,
    Channel,
    Closure,
    Contact,
    Dispatch,
    Draft,
    Escalation,
    Event,
    Hold,
    Inquiry,
    Issuer,
    MailAddress,
    Message,
    Received,
    Reissue,
    Role,
    Stage,
)
from inquiries.sample.team import Team
from tests.makers import PASSWORD
from tests.sample.conftest import AFTERNOON

pytestmark = pytest.mark.usefixtures("incident")


def test_about_two_hundred_inquiries_came_in_on_every_channel() -> None:
    channels = Counter(Inquiry.objects.values_list("channel", flat=True))

    assert 180 <= channels.total() <= 230
    assert set(channels) == set(Channel.values)
    assert min(channels.values()) > 40


def test_the_queue_holds_every_state() -> None:
    inquiries = Inquiry.objects

    assert inquiries.unclaimed().count() > 20
    assert 5 < inquiries.late(AFTERNOON).count() < 30
    assert inquiries.owed().filter(due_at__range=(AFTERNOON, AFTERNOON + timedelta(hours=1))).count() > 5
    assert inquiries.escalated().count() > 10
    assert Escalation.objects.overdue(AFTERNOON).exists()
    assert set(Hold.objects.values_list("reason", flat=True)) >= {"customer", "issuer", "second_line"}
    assert set(Closure.objects.values_list("outcome", flat=True)) == set(Closure.Outcome.values)
    assert Event.objects.named("inquiry.reopened").count() >= 5
    assert Callback.objects.filter(due_at__gt=AFTERNOON).count() > 5
    assert Draft.objects.unsent().count() > 5


def test_every_operator_has_cases(incident: Team) -> None:
    for operator in incident.operators:
        assert Inquiry.objects.of(operator).exists()


def test_there_is_somebody_of_every_role_who_can_sign_in(incident: Team) -> None:
    assert {staff.role for staff in incident.everybody} == set(Role.values)
    for staff in incident.everybody:
        assert staff.check_password(PASSWORD)


def test_cards_stand_at_every_station_and_end_of_all_card_companies() -> None:
    assert set(Reissue.objects.values_list("stage", flat=True)) == set(Stage.values)
    assert not Issuer.objects.filter(reissues=None).exists()
    assert Reissue.objects.filter(issuer=None).exists()
    assert Reissue.objects.count() > 40


def test_what_went_wrong_stands_where_people_see_it() -> None:
    states = Counter(dispatch.state for dispatch in Dispatch.objects.all())

    assert states[Dispatch.State.FAILED] >= 3
    assert states[Dispatch.State.BOUNCED] >= 1
    assert states[Dispatch.State.WAITING] >= 1
    assert Received.objects.needing_somebody().count() == 3
    assert set(Received.objects.values_list("outcome", flat=True)) == set(Received.Outcome.values)


def test_answers_are_in_force_but_for_a_few_that_wait_for_somebody() -> None:
    states = Counter(Answer.objects.values_list("state", flat=True))

    assert states[Answer.State.APPROVED] > 25
    assert 2 <= states[Answer.State.DRAFT] <= 4


def test_nothing_has_happened_yet_that_lies_ahead() -> None:
    assert not Event.objects.filter(at__gt=AFTERNOON).exists()
    assert not Message.objects.filter(at__gt=AFTERNOON).exists()


def test_every_story_is_told_in_order() -> None:
    for inquiry in Inquiry.objects.all():
        actions = list(inquiry.events.order_by("pk").values_list("at", flat=True))

        assert actions == sorted(actions), inquiry


def test_receipt_numbers_follow_the_clock() -> None:
    received = list(Inquiry.objects.order_by("pk").values_list("received_at", flat=True))

    assert received == sorted(received)


def test_people_are_reached_where_nobody_lives_and_no_number_was_kept() -> None:
    for address in MailAddress.objects.values_list("address", flat=True):
        assert address.endswith(("@example.jp", "@example.com"))
    for text in Message.objects.values_list("text", flat=True):
        assert mask(text).findings == ()
    assert Message.objects.filter(masked__gt=0).exists()


def test_some_people_have_asked_before_and_some_stay_nameless() -> None:
    inquiries = Counter(Inquiry.objects.values_list("contact", flat=True))

    assert max(inquiries.values()) > 1
    assert Contact.objects.filter(name="").exists()


def test_texts_seldom_repeat() -> None:
    texts = Counter(Message.objects.received().values_list("text", flat=True))

    assert len(texts) > 100
    assert max(texts.values()) <= 6
