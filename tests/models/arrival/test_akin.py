"""Which inquiries may be one matter, the likeliest first."""

import pytest

from inquiries.models import Contact, Inquiry, Merge, Received, Staff
from inquiries.models.arrival.akin import akin_to
from inquiries.models.arrival.envelope import Envelope
from tests.makers import make_contact, make_inquiry

pytestmark = pytest.mark.django_db


def of(name: str, address: str = "", phone: str = "") -> Inquiry:
    """An inquiry of a contact of its own, as where somebody typed it in anew."""
    contact = Contact()
    contact.learn(name=name, address=address, phone=phone)
    return make_inquiry(contact=contact)


def test_the_contact_s_own_come_first_the_newest_before_the_older() -> None:
    contact = make_contact("中村 由紀", "nakamura@example.jp")
    *others, inquiry = [make_inquiry(contact=contact) for _time in range(3)]
    same_name = of("中村 由紀")

    assert list(akin_to(inquiry)) == [*reversed(others), same_name]


@pytest.mark.parametrize(
    "twice",
    [
        {"name": "中村由紀", "address": "another@example.jp"},
        {"name": "ナカムラ", "phone": "090-0000-1234"},
        {"name": "", "address": "nakamura@example.jp"},
    ],
    ids=["the name in another writing", "the telephone number", "the mail address"],
)
def test_a_person_entered_twice_is_found_by(twice: dict[str, str]) -> None:
    inquiry, other = of("中村 由紀", "nakamura@example.jp", "09000001234"), of(**twice)

    assert list(akin_to(inquiry)) == [other]


def test_what_a_mail_named_is_offered_from_either_side(operator: Staff) -> None:
    inquiry, named = of("石田 健二"), of("平野 修")
    Received.objects.enter(Envelope("<1@example.com>", 100), Received.Outcome.IMPORTED, inquiry=inquiry, hint=named)

    assert list(akin_to(inquiry)) == [named]
    assert list(akin_to(named)) == [inquiry]


def test_strangers_and_what_is_merged_are_not_offered(operator: Staff) -> None:
    contact = make_contact()
    inquiry, other, gone = (make_inquiry(contact=contact) for _time in range(3))
    Merge.objects.join(gone, into=other, by=operator)
    of("石田 健二")
    of("")

    assert list(akin_to(inquiry)) == [other]
    assert list(akin_to(of(""))) == []
