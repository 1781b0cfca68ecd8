"""What stands in braces is filled from the inquiry, its contact and the notice."""

from datetime import datetime

import pytest

from inquiries.models import Inquiry, Owner, Staff
from inquiries.models.inquiry.variables import LABELS, Variables, missing
from tests.makers import TOKYO, make_contact, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry() -> Inquiry:
    make_version()
    return make_inquiry(topics=[make_topic(name_ja="再発行の手数料")])


def fill(words: str, inquiry: Inquiry) -> str:
    return Variables(inquiry).fill(words)


@pytest.mark.parametrize(
    ("words", "filled"),
    [
        ("{company}", "株式会社あかね文具"),
        ("{phone}", "0120-000-000"),
        ("{email}", "madoguchi@example.jp"),
        ("{hours}", "9:00から18:00まで"),
        ("{topic}の件", "再発行の手数料の件"),
        ("\uff5b company \uff5d", "株式会社あかね文具"),
        ("{Phone}", "0120-000-000"),
    ],
)
def test_each_is_filled_in(words: str, filled: str, inquiry: Inquiry) -> None:
    assert fill(words, inquiry) == filled


@pytest.mark.parametrize(
    ("name", "company", "addressed"),
    [
        ("中村 由紀", "", "中村 由紀様"),
        ("中村 由紀", "みなと商会", "中村 由紀様"),
        ("中村様", "", "中村様"),
        ("", "みなと商会", "みなと商会 御中"),
        ("株式会社みなと", "", "株式会社みなと 御中"),
        ("", "", "お客様"),
    ],
)
@pytest.mark.parametrize("words", ["{name}", "{name}様", "{name} 様", "{name}さん"])
def test_a_name_is_addressed_once(words: str, name: str, company: str, addressed: str) -> None:
    inquiry = make_inquiry(contact=make_contact(name, company=company))

    assert fill(words, inquiry) == addressed


def test_a_name_is_addressed_in_the_customer_s_language() -> None:
    inquiry = make_inquiry(contact=make_contact("Emma Wilson"), language="en")

    assert fill("Dear {name},", inquiry) == "Dear Emma Wilson,"


def test_the_deadline_is_that_of_the_first_to_answer(inquiry: Inquiry, operator: Staff) -> None:
    for day in (26, 25):
        inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS, due_at=datetime(2026, 11, day, 18, tzinfo=TOKYO))

    assert fill("{deadline}まで", inquiry) == "11月25日(水)18時00分まで"


@pytest.mark.parametrize("words", ["{deadline}", "{namae}", "{}", "{ 氏名 }"])
def test_what_is_empty_or_unknown_stays_in_its_braces(words: str, inquiry: Inquiry) -> None:
    assert fill(words, inquiry) == words


def test_without_a_notice_nothing_of_it_is_invented() -> None:
    inquiry = make_inquiry()

    assert fill("{phone}{hours}{company}", inquiry) == "{phone}{hours}{company}"


def test_what_is_unknown_is_told_with_all_that_there_is() -> None:
    sentence = missing("{namae}様")

    assert "{namae}" in sentence
    assert all(f"{{{name}}}" in sentence for name in LABELS)


def test_of_words_without_braces_nothing_is_missing() -> None:
    assert missing("〇〇様") == ""
