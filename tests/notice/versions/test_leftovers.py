"""Leftovers: after a second report, each text of ours that gives the old number, hours or figure is listed."""

from typing import Any

import pytest

from inquiries.models import Answer, Version
from inquiries.notice.versions.leftovers import gone, leftovers
from tests.makers import make_answer, make_edition, make_supervisor

pytestmark = pytest.mark.django_db


def facts(phone: str = "0120-555-246", hours: tuple[str, str] = ("09:00", "17:00"), **count: Any) -> dict[str, Any]:
    counted = {"what": "member", "number": 2_400, "unit": "件", "at_most": False} | count
    return {
        "phones": [{"value": phone}],
        "emails": [{"value": "soudan@manabi.example.jp"}],
        "hours": [{"value": list(hours)}],
        "counts": [{"value": counted}],
    }


OLD = facts()
NEW = facts("0120-557-618", ("10:00", "19:00"), number=1_873, unit="名")


def says(words: str) -> list[tuple[str, ...]]:
    make_answer(next_step=words)
    return [one.says for one in leftovers(gone(OLD, NEW))]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("お急ぎの方は０１２０（５５５）２４６へおかけください。", "0120-555-246"),
        ("電話 0120555246", "0120-555-246"),
        ("平日の9時から17時までにお電話ください。", "09:00–17:00"),
        ("午前9時～午後5時", "09:00–17:00"),
        ("延べ2,400件のお客様", "2,400件"),
        ("2400件", "2,400件"),
    ],
)
def test_an_answer_that_still_says_it_is_listed_however_it_is_written(words: str, said: str) -> None:
    assert says(words) == [(said,)]


@pytest.mark.parametrize(
    "words",
    ["電話 0120-557-618", "10:00～19:00", "1,873名", "12,400件", "0120-555-2460", "soudan@manabi.example.jp"],
)
def test_what_the_notice_says_now_or_something_else_is_not(words: str) -> None:
    assert says(words) == []


def test_a_unit_alone_may_change_and_the_figure_stays() -> None:
    assert gone(OLD, facts(unit="人")) == []


def test_statements_spoken_words_and_notes_are_looked_through_and_what_retired_is_not() -> None:
    make_answer(variants={"spoken": {"opening": "0120-555-246でございます。"}}, handling_note="2,400件と言わない。")
    make_answer(next_step="0120-555-246", state=Answer.State.RETIRED, version=Version.objects.get())
    make_edition(by=make_supervisor(), written_ja="窓口は0120-555-246です。")

    found = leftovers(gone(OLD, NEW))

    assert [(one.where, one.says) for one in found] == [
        ("answer", ("0120-555-246", "2,400件")),
        ("statement", ("0120-555-246",)),
    ]


def test_without_a_change_nothing_is_looked_for() -> None:
    make_answer(next_step="0120-555-246")

    assert leftovers(gone(OLD, OLD)) == []
