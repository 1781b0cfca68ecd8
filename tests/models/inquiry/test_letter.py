"""How a reply reads, and how it falls into its parts again."""

import pytest

from inquiries.models import Clause
from inquiries.models.inquiry.letter import Part, apart, body, joined, subject
from tests.makers import make_inquiry, make_version

pytestmark = pytest.mark.django_db
FIRST, SECOND, SHORT = "手数料はカード会社に免除を依頼しております。", "窓口は毎日開いております。", "氏名"


@pytest.fixture
def clauses() -> list[Clause]:
    return list(make_version(FIRST, SECOND, SHORT).clauses.order_by("order"))


def letter(clauses: list[Clause], language: str = "ja") -> str:
    quotes = [{"answer": 1, "clause": clause.pk} for clause in clauses]
    parts: list[Part] = [{"words": "ご案内します。"}, *quotes, {"words": "氏名もお知らせください。"}]
    return body(parts, {clause.pk: clause for clause in clauses}, language)


def test_clauses_of_one_place_stand_under_one_head_with_one_place(clauses: list[Clause]) -> None:
    text = letter(clauses)

    assert f"\n{FIRST}\n{SECOND}\n{SHORT}\n" in text
    assert text.count("1 何が起きたか") == 1


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_letter_falls_into_the_parts_it_was_made_of(clauses: list[Clause], language: str) -> None:
    pieces = list(apart(letter(clauses, language), clauses, language))

    assert pieces == ["ご案内します。", *clauses, "氏名もお知らせください。"]


def test_a_clause_that_is_not_in_the_text_is_not_invented(clauses: list[Clause]) -> None:
    assert list(apart("本文だけです。", clauses, "ja")) == ["本文だけです。"]


def test_neighbouring_words_become_one_part_with_words_at_either_end() -> None:
    quote = {"answer": 1, "clause": 2}

    assert joined([quote, {"words": "一"}, {"words": "二"}]) == [{"words": ""}, quote, {"words": "一\n\n二"}]


def test_the_subject_says_re_once_and_the_receipt_number() -> None:
    inquiry = make_inquiry(subject="Re: 手数料について")

    assert subject(inquiry) == f"Re: 手数料について [{inquiry.number}]"


def test_without_a_subject_it_is_in_the_customers_language() -> None:
    inquiry = make_inquiry(subject="")

    assert subject(inquiry) == f"Re: お問合せの件 [{inquiry.number}]"
