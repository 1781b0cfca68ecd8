import random

import pytest

from inquiries.masking import mask
from tests.masking.numbers import check_digit

pytestmark = pytest.mark.once

CHANCE = random.Random(20261122)  # noqa: S311 - the same tables every time, nothing secret


def figures() -> list[str]:
    return [str(CHANCE.randrange(1_000, 10_000)) for _ in range(4)]


def card() -> list[str]:
    body = "4" + "".join(CHANCE.choices("0123456789", k=14))
    number = body + check_digit(body)
    return [number[place : place + 4] for place in range(0, 16, 4)]


@pytest.mark.parametrize("gap", [",", "\t", " ", ";"])
def test_a_row_that_passes_by_chance_among_many_that_do_not_stays(gap: str) -> None:
    rows = [figures() for _ in range(9)]
    while any(mask("".join(row)).findings for row in rows):
        rows = [figures() for _ in range(9)]
    table = "\n".join(gap.join(row) for row in [*rows, card()])

    assert mask(table).text == table


@pytest.mark.parametrize("gap", [",", "\t", " ", ";"])
def test_every_row_of_a_table_of_card_numbers_goes(gap: str) -> None:
    table = "\n".join(gap.join(card()) for _ in range(9))

    assert len(mask(table).findings) == 9


def test_one_card_number_in_a_few_lines_of_figures_goes() -> None:
    text = "1001 2002 3003 4004\n4111 1111 1111 1111\n03-1234-5678\n2016-04-27"

    assert [finding.last_four for finding in mask(text).findings] == ["1111"]


def test_a_number_in_one_cell_goes_from_any_table() -> None:
    rows = ["1,2016,10000", "2,2016,20000", "3,2016,30000", "4,2016,40000", "5,4111111111111111,50000"]

    assert mask("\n".join(rows)).text.splitlines() == [*rows[:4], "5,[カード番号 Visa ••••1111],50000"]
