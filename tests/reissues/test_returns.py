"""A card company's file becomes lines, whatever its cells hold."""

from datetime import date
from typing import Any

import pytest

from inquiries.models import SheetReturn
from inquiries.models.sheet.brought import Part
from inquiries.models.sheet.misfit import Why
from inquiries.models.sheet.sheet_row import reference
from inquiries.reissues import returns
from inquiries.tables.unreadable import NoList
from tests.makers import make_issuer
from tests.sheets import accept, answers, as_csv, as_xlsx, make_cases, make_handed_over, make_return, make_second

pytestmark = pytest.mark.django_db


def of_one_case(*cells: Any, is_book: bool = False) -> SheetReturn:
    """A file with one line, about a case of its sheet."""
    cases = make_cases(2, make_issuer())
    rows = [[reference(cases[0].pk), *cells]]
    return make_return(make_handed_over(cases), as_xlsx(rows) if is_book else as_csv(rows))


@pytest.mark.parametrize("number", [float("inf"), float("nan"), -1, 1e300, 3, 99_999_999])
def test_a_number_that_is_no_day_is_a_day_that_cannot_be_read(number: float) -> None:
    cell = {Part.DAY: number}

    assert returns._said(2, cell, {}).fault == Why.NO_DAY


@pytest.mark.parametrize("number", [20160427, 42487, 42487.5])
def test_a_number_can_be_a_day(number: float) -> None:
    assert returns._said(2, {Part.DAY: number}, {}).on == date(2016, 4, 27)


@pytest.mark.parametrize("said", ["再発行\n手続き済", "再発行 手続き済", " 再発行\t手続き済\n", "再発行\x00 手続き済"])
def test_words_are_on_one_line_and_hold_no_control_character(said: str) -> None:
    one = of_one_case(said, "")

    [line] = returns.read(one)

    assert line.words == "再発行 手続き済"
    accept(one)
    assert one.misfits.get().said == "再発行 手続き済"


def test_words_that_are_cut_end_without_a_space() -> None:
    [line] = returns.read(of_one_case("あ" * 59 + " いうえ", ""))

    assert line.words == "あ" * 59


def test_no_line_is_lost_where_the_titles_are_unfamiliar() -> None:
    cases = make_cases(3, make_issuer())
    rows = [[reference(case.pk), "対応済", ""] for case in cases]
    content = as_csv(rows, head=["番号A", "処理区分", "備考"])

    one = returns.bring(make_handed_over(cases), content, name="回答.csv", by=make_second(), reported_by="issuer")
    one.choose({Part.REFERENCE: 0, Part.STEP: 1}, by=make_second())

    assert one.columns == ["番号A", "処理区分", "備考"]
    assert [line.reference for line in returns.read(one)] == [reference(case.pk) for case in cases]


def test_a_file_without_titles_is_refused_and_nothing_of_it_is_kept() -> None:
    cases = make_cases(2, make_issuer())
    first, second = answers(cases)

    with pytest.raises(NoList):
        make_return(make_handed_over(cases), as_csv([second], head=first))

    assert not SheetReturn.objects.exists()


def test_titles_are_kept_masked() -> None:
    cases = make_cases(1, make_issuer())
    content = as_csv(answers(cases), head=["整理番号", "ご回答", "暗証番号は9357です"])

    one = make_return(make_handed_over(cases), content)

    assert "9357" not in str(one.columns)
