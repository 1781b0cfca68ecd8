"""The way of a card as its owner sees it."""

import pytest
from django.utils.translation import override

from inquiries.models import Beginning, Reissue, Staff, Stage
from inquiries.models.card.step import Reporter
from inquiries.models.card.word import Word, open_to
from inquiries.templatetags.stops import AHEAD, REACHED, stops
from tests.makers import make_reissue, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # words around a row


@pytest.fixture
def operator() -> Staff:
    return make_staff()


def reissue_at(*stages: Stage, by: Staff) -> Reissue:
    reissue = make_reissue(by=by)
    for stage in stages:
        reissue.step(stage, by=by, reported_by=Reporter.ISSUER)
        reissue.refresh_from_db()
    return reissue


def words(reissue: Reissue) -> list[str]:
    return [("● " if stop.is_here else "✓ " if stop.on else "") + stop.words for stop in stops(reissue)]


def test_at_first_all_lies_ahead(operator: Staff) -> None:
    with override("en"):
        assert words(reissue_at(by=operator)) == [
            "● We have noted your wish",
            "You contact the card company",
            "The card company accepts",
            "Your new card arrives",
            "You give the new number where it is needed",
        ]


def test_only_what_somebody_reported_lies_behind(operator: Staff) -> None:
    with override("en"):
        assert words(reissue_at(Stage.ACCEPTED, by=operator)) == [
            "✓ We have noted your wish",
            "● The card company has accepted it",
            "Your new card arrives",
            "You give the new number where it is needed",
        ]


def test_after_another_end_nothing_lies_ahead(operator: Staff) -> None:
    with override("en"):
        assert words(reissue_at(Stage.ADVISED, Stage.WITHDRAWN, by=operator)) == [
            "✓ We have noted your wish",
            "✓ We told you how it is done",
            "● You have withdrawn your wish",
        ]


def test_a_reopened_reissue_stands_where_it_stood(operator: Staff) -> None:
    reissue = reissue_at(Stage.ADVISED, Stage.WITHDRAWN, by=operator)
    reissue.reopen(by=operator)

    assert [stop.is_here for stop in stops(reissue)][:2] == [False, True]
    assert str(REACHED[Stage.WITHDRAWN]) not in words(reissue)


@pytest.mark.parametrize(
    ("beginning", "said"),
    [
        (Beginning.FOR_THEM, "● We ask the card company for your new card"),
        (Beginning.ISSUER, "● The card company is replacing your card"),
    ],
)
def test_what_others_began_is_no_wish_of_the_customer(operator: Staff, beginning: str, said: str) -> None:
    reissue = make_reissue(by=operator, beginning=beginning, reported_by=Reporter.ISSUER)

    with override("en"):
        assert words(reissue)[:2] == [said, "The card company accepts"]
    assert Word.CONTACTED not in open_to(reissue)
    assert Word.ACCEPTED in open_to(reissue)


def test_every_stage_has_words_for_customers() -> None:
    assert set(REACHED) == set(Stage)
    assert set(AHEAD) <= set(Stage)
