"""A notice on a page keeps every character."""

import pytest
from django.utils import translation

from inquiries.notice.versions.loading import load
from inquiries.templatetags.notice import closed_on, lines
from tests.makers import make_version
from tests.notice.texts import sample

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # words around a row


def test_the_lines_are_the_text() -> None:
    version = make_version(
        "一つ目の文です。", "二つ目の文です。", text="一つ目の文です。\n二つ目の文です。\n ・1 何が起きたか\n以上"
    )

    made = lines(version.text, version.clauses.all())

    assert "\n".join("".join(piece.text for piece in line.pieces) for line in made) == version.text
    assert [line.is_heading for line in made] == [False, False, True, False]


def test_a_clause_is_an_anchor_where_it_begins() -> None:
    version = make_version("一つ目の文です。", "二つ目の文です。")

    pieces = [piece for line in lines(version.text, version.clauses.all()) for piece in line.pieces]
    keys = [piece.clause.key for piece in pieces if piece.clause and piece.anchors]

    assert keys == ["c1", "c2"]


def test_what_is_looked_for_is_marked_whatever_its_width() -> None:
    version = make_version("窓口は9:00から18:00までです。")

    hits = [
        p.text for line in lines(version.text, version.clauses.all(), "１８：００") for p in line.pieces if p.is_hit
    ]

    assert hits == ["18:00"]


def test_a_heading_lies_as_deep_as_its_section() -> None:
    version = load(sample()).version

    found = {piece.text: line.tag for line in lines(version.text, version.clauses.all()) for piece in line.pieces}

    assert found["１．対象となるお客様と情報"] == "h3"
    assert found["【対象となるお客様】"] == "h4"
    assert found["・警察への申告"] == "h4"
    assert found["株式会社あかね文具"] == "p"


def test_a_closed_day_is_named() -> None:
    with translation.override("en"):
        assert [str(closed_on(day)) for day in (5, "holiday", "2026-12-29")] == [
            "Saturday",
            "public holidays",
            "2026-12-29",
        ]
