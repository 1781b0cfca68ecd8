"""Whom a text names after an @: by name or username, and nobody is guessed."""

import pytest

from inquiries.models import Role, Staff
from inquiries.models.team.naming import colleagues_of, named_in, words_for
from tests.makers import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def ito(operator: Staff) -> Staff:
    return make_staff("ito", "伊藤 花子")


@pytest.mark.parametrize(
    "text",
    [
        "@ito",
        "＠ito お願いします",
        "@ITO様",
        "@伊藤",
        "@伊藤さんお願いします",
        "@伊藤 花子さんへ",
        "@伊藤　花子 確認済み",
        "@伊藤花子。",
        "確認をお願い@伊藤、よろしく",
        "(@ito)",
        "@ito.",
        "@ito\n次の行",
    ],
)
def test_a_name_or_username_names_a_colleague(operator: Staff, ito: Staff, text: str) -> None:
    assert named_in(text, by=operator) == named_in("@ito", by=operator)
    assert named_in(text, by=operator).colleagues == [ito]


@pytest.mark.parametrize(
    "text", ["", "伊藤さん", "ito@example.jp", "nakamura.@ito.example.jp", "5個@100円", "@ ito", "@"]
)
def test_other_words_name_nobody(operator: Staff, ito: Staff, text: str) -> None:
    named = named_in(text, by=operator)

    assert (named.colleagues, named.unclear) == ([], [])


@pytest.mark.parametrize(
    ("text", "unclear"),
    [("@田中さん", "田中さん"), ("@伊藤田さん", "伊藤田さん"), ("@itoh", "itoh"), ("@花子", "花子"), ("@ito2", "ito2")],
)
def test_an_unknown_name_is_told_and_not_guessed(operator: Staff, ito: Staff, text: str, unclear: str) -> None:
    named = named_in(text, by=operator)

    assert (named.colleagues, named.unclear) == ([], [unclear])


def test_two_of_one_name_are_told_apart(supervisor: Staff) -> None:
    taro, hanako = make_staff("sato-t", "佐藤 太郎"), make_staff("sato-h", "佐藤 花子")

    named = named_in("@佐藤 @佐藤花子 @sato-t", by=supervisor)

    assert (named.colleagues, named.unclear) == ([hanako, taro], ["佐藤"])


def test_what_is_offered_names_one_person_alone(supervisor: Staff) -> None:
    make_staff("sato", "佐藤")
    make_staff("sato2", "佐藤")
    make_staff("john", "John Smith")

    words = [word for _colleague, word in words_for(colleagues_of(supervisor))]

    assert words == ["JohnSmith", "sato", "sato2"]
    assert [len(named_in(f"@{word} ", by=supervisor).colleagues) for word in words] == [1, 1, 1]


def test_nobody_names_themselves(operator: Staff, ito: Staff) -> None:
    named = named_in("@sato @佐藤", by=operator)

    assert (named.colleagues, named.unclear) == ([], [])


def test_who_is_gone_or_sees_no_customers_is_not_named(operator: Staff, supervisor: Staff) -> None:
    make_staff("kato", "加藤", is_active=False)
    make_staff("yamamoto", "山本", Role.HEADQUARTERS)

    named = named_in("@加藤 @yamamoto @鈴木", by=operator)

    assert (named.colleagues, named.unclear) == ([supervisor], ["加藤", "yamamoto"])


def test_ten_thousand_signs_are_read_at_once(operator: Staff) -> None:
    for number in range(30):
        make_staff(f"operator{number}", f"担当 {number}")

    assert len(named_in("@operator1" * 1000 + "@" * 9000, by=operator).colleagues) <= 1
