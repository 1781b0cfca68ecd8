"""The public form becomes an inquiry, all of it or nothing."""

from datetime import timedelta

import pytest
from django.db import connection

from inquiries.models import Contact, Dispatch, Inquiry
from inquiries.models.arrival.submission import Submission
from tests.makers import NOON, make_contact, make_topic

pytestmark = pytest.mark.django_db


def test_a_submission_is_an_inquiry_with_an_acknowledgement() -> None:
    topic = make_topic()

    message = Submission("いくらですか。", address="nakamura@example.jp", topics=[topic], language="en").receive(
        at=NOON
    )

    inquiry = Inquiry.objects.get()
    assert message.inquiry == inquiry
    assert (inquiry.channel, inquiry.language, inquiry.received_at) == ("form", "en", NOON)
    assert list(inquiry.topics.all()) == [topic]
    assert Dispatch.objects.get().kind == Dispatch.Kind.ACKNOWLEDGEMENT


def test_one_address_is_acknowledged_once_a_day() -> None:
    Submission("一つ目", address="nakamura@example.jp").receive(at=NOON)
    Submission("二つ目", address="nakamura@example.jp").receive(at=NOON)

    assert Inquiry.objects.count() == 2
    assert Dispatch.objects.count() == 1


def test_pressing_the_button_twice_is_one_inquiry() -> None:
    twice = Submission("番号は 4111 1111 1111 1111 です", address="nakamura@example.jp")

    first, second = twice.receive(at=NOON), twice.receive(at=NOON + timedelta(minutes=1))

    assert first == second
    assert Inquiry.objects.count() == 1


def test_the_same_words_on_another_day_or_of_another_person_are_another_inquiry() -> None:
    Submission("まだですか。", address="nakamura@example.jp").receive(at=NOON)

    Submission("まだですか。", address="nakamura@example.jp").receive(at=NOON + timedelta(days=1))
    Submission("まだですか。", address="takahashi@example.jp").receive(at=NOON)

    assert Inquiry.objects.count() == 3


def test_a_wish_to_be_called_is_on_the_timeline() -> None:
    message = Submission("電話をください", phone="03-0000-0000", wants_call=True).receive()

    assert message.inquiry.events.filter(action="call.wanted", by=None).exists()


@pytest.mark.parametrize(
    "said",
    [
        {"phone": "090-1234-5678"},
        {"name": "中村 由紀", "phone": "090-1234-5678"},
        {"address": "NAKAMURA@example.jp"},
        {"name": "中村由紀", "address": "nakamura@example.jp", "phone": "+81 90 1234 5678"},
    ],
)
def test_whoever_says_what_we_know_is_the_contact_we_know(said: dict[str, str]) -> None:
    nakamura = make_contact("中村 由紀", "nakamura@example.jp", phone="090-1234-5678")

    message = Submission("いくらですか。", **said).receive()  # type: ignore[arg-type]

    assert message.inquiry.contact == nakamura


@pytest.mark.parametrize(
    "said",
    [
        {"phone": "090-1234-5678", "address": "stranger@example.com"},
        {"address": "nakamura@example.jp", "phone": "090-9999-9999"},
        {"address": "nakamura@example.jp", "name": "別の人"},
    ],
)
def test_whoever_adds_something_is_somebody_else(said: dict[str, str]) -> None:
    nakamura = make_contact("中村 由紀", "nakamura@example.jp", phone="090-1234-5678")

    message = Submission("いくらですか。", **said).receive()  # type: ignore[arg-type]

    assert message.inquiry.contact != nakamura
    assert [known.address for known in nakamura.addresses.all()] == ["nakamura@example.jp"]
    assert [known.number for known in nakamura.phones.all()] == ["+819012345678"]


def test_a_form_cannot_name_a_nameless_contact() -> None:
    nameless = make_contact("", "nakamura@example.jp")

    Submission("いくらですか。", name="別の人", address="nakamura@example.jp").receive()

    nameless.refresh_from_db()
    assert nameless.name == ""


def test_an_address_that_mail_came_back_from_gets_another_chance() -> None:
    nakamura = make_contact()
    nakamura.addresses.update(bounced_at=NOON)

    message = Submission("届きません", address="nakamura@example.jp").receive()

    assert message.inquiry.contact != nakamura
    assert Dispatch.objects.get().to_address == "nakamura@example.jp"


@pytest.mark.django_db(transaction=True)
def test_nothing_half_written_stays() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE inquiries_dispatch RENAME TO inquiries_dispatch_gone")
    try:
        with pytest.raises(Exception, match="inquiries_dispatch"):
            Submission("いくらですか。", address="nakamura@example.jp").receive()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE inquiries_dispatch_gone RENAME TO inquiries_dispatch")

    assert not Inquiry.objects.exists()
    assert not Contact.objects.exists()
