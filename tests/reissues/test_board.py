from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Fee, Issuer, Reissue, Reporter, Staff, Stage
from inquiries.reissues.board import Board, announced_cards
from tests.makers import NOON, make_inquiry, make_issuer, make_reissue, make_version

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def stand(by: Staff, stage: str, *, days: int = 0, yen: int | None = None, issuer: str = "") -> Reissue:
    """A reissue that came to stand there so many days ago, perhaps with a fee that was charged."""
    company = make_issuer(issuer) if issuer else None
    reissue = make_reissue(make_inquiry(), by=by, issuer=company, at=NOON - timedelta(days=days))
    if stage != Stage.RECEIVED:
        on = TODAY - timedelta(days=days)
        reissue.step(stage, by=by, reported_by=Reporter.CUSTOMER, on=on, at=NOON)
    if yen:
        reissue.set_fee(Fee.CHARGED, by=by, yen=yen)
    return reissue


def board(announced: int | None = None) -> Board:
    return Board(Reissue.objects.all(), list(Issuer.objects.in_order()), TODAY, announced=announced)


def test_a_cell_counts_its_cards_and_knows_the_oldest(operator: Staff) -> None:
    stand(operator, Stage.ADVISED, days=2)
    stand(operator, Stage.ADVISED, days=6)

    advised = board().rows[-1].cells[1]

    assert (advised.name, advised.count, advised.age) == (Stage.ADVISED, 2, 6)


def test_a_card_company_with_cards_has_a_row_and_the_last_is_of_those_not_known(operator: Staff) -> None:
    stand(operator, Stage.CONTACTED, issuer="日の出信販")
    make_issuer("こだまカード")
    known = board().rows

    stand(operator, Stage.CONTACTED)
    rows = board().rows

    assert [row.issuer.name if row.issuer else None for row in rows] == ["日の出信販", None]
    assert [row.total for row in rows] == [1, 1]
    assert [row.total for row in known] == [1]


def test_each_reissue_is_counted_once_in_rows_columns_ends_and_fees(operator: Staff) -> None:
    for place, stage in enumerate(Stage):
        stand(operator, stage, yen=1000 + place if place % 2 else None, issuer=f"カード{place}" if place % 3 else "")

    all_of_them = board()

    assert all_of_them.total == len(Stage) == Reissue.objects.count()
    assert sum(row.total for row in all_of_them.rows) == sum(cell.count for cell in all_of_them.columns) == 8
    assert all_of_them.ended_otherwise == 5
    assert sum(cell.count for cell in all_of_them.fees) == all_of_them.total


def test_what_is_not_eligible_or_recorded_twice_is_no_card_announced(operator: Staff) -> None:
    for stage in (Stage.ADVISED, Stage.DONE, Stage.UNWANTED, Stage.INELIGIBLE, Stage.DUPLICATE):
        stand(operator, stage)

    counted = board(announced=10)

    assert (counted.total, counted.out_of_count, counted.asked_about, counted.unheard) == (5, 2, 3, 7)


def test_without_an_announced_number_nothing_is_reconciled(operator: Staff) -> None:
    assert board().unheard is None


def test_stations_that_take_too_long_are_named(operator: Staff) -> None:
    for stage, days in (
        (Stage.RECEIVED, 1), (Stage.RECEIVED, 2), (Stage.REFERRED, 3), (Stage.ACCEPTED, 22), (Stage.CONTACTED, 90),
    ):  # fmt: skip
        stand(operator, stage, days=days)

    assert [(cell.name, cell.pile.overdue) for cell in board().overdue] == [(Stage.RECEIVED, 1), (Stage.ACCEPTED, 1)]


def test_charged_fees_are_summed(operator: Staff) -> None:
    stand(operator, Stage.DONE, yen=1100)
    stand(operator, Stage.ACCEPTED, yen=550)

    assert (board().charged.count, board().charged.pile.yen) == (2, 1650)


def test_the_board_is_one_query(operator: Staff, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    stand(operator, Stage.CONTACTED, issuer="日の出信販")

    with django_assert_num_queries(1):
        Board(Reissue.objects.all(), [], TODAY)


def test_the_number_of_cards_is_read_from_the_notice() -> None:
    value = {"what": "card", "number": 7386, "unit": "件", "at_most": True}
    member = {"what": "member", "number": 131_464, "unit": "件", "at_most": True}

    assert announced_cards(make_version(facts={"counts": [{"value": member}, {"value": value}]})) == 7386
    assert announced_cards(make_version(facts={"counts": []})) is None
    assert announced_cards(None) is None
