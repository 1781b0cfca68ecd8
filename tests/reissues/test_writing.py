"""The file of a sheet: nothing in it is a formula, and every value comes back as it was."""

from datetime import date

import pytest

from inquiries.models import Issuer, Reissue, Sheet, SheetColumns
from inquiries.models.sheet.field import SheetField
from inquiries.models.sheet.sheet import Written
from inquiries.models.sheet.sheet_row import case_named, reference
from inquiries.reissues.guarding import guarded, unguarded
from inquiries.reissues.writing import new_password, write
from tests.makers import make_contact, make_inquiry, make_issuer, make_reissue
from tests.sheets import from_csv, from_xlsx, make_maker

FORMULAS = ["=1+1", "+81", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", "−1", " =1", "\u200b=1"]
PLAIN = ["", "山田 太郎", "0123", "髙島﨑㈱", "a=1", "中村,由紀", '"引用"', "二\n行", "R-000001"]


@pytest.mark.parametrize("value", FORMULAS)
def test_what_begins_as_a_formula_gets_an_apostrophe(value: str) -> None:
    assert guarded(value).startswith("'")


@pytest.mark.parametrize("value", [*FORMULAS, *PLAIN, "'", "''x", "'=1"])
def test_taken_off_again_every_value_is_as_it_was(value: str) -> None:
    assert unguarded(guarded(value)) == value


@pytest.mark.parametrize("value", PLAIN)
def test_other_values_stay_as_they_are(value: str) -> None:
    assert guarded(value) == value


def test_a_password_is_another_each_time() -> None:
    assert len({new_password() for _time in range(100)}) == 100


@pytest.mark.parametrize("written", ["R-000012", "r-12", "Ｒ－０００１２", "R 000012", "R‐000012", " R-000012 "])
def test_a_reference_is_known_in_any_width(written: str) -> None:
    assert case_named(written) == 12


@pytest.mark.parametrize("written", ["", "12", "R-", "R-0", "R-12x", "RR-12", "R--12", "R-" + "9" * 30, "H-000012"])
def test_anything_else_is_no_reference(written: str) -> None:
    assert case_named(written) is None


def written(case: Reissue, issuer: Issuer, **but: str) -> Written:
    columns = SheetColumns.objects.of(issuer)
    columns.columns = [[field.value, str(field.value)] for field in SheetField]
    for name, value in but.items():
        setattr(columns, name, value)
    return write(Sheet(issuer=issuer, number=3), columns, [case])


@pytest.fixture
def case(db: None) -> Reissue:
    make_maker()
    inquiry = make_inquiry(contact=make_contact("=HYPERLINK(0)", kana="ナカムラ"))
    case = make_reissue(inquiry, issuer=make_issuer(), last_four="0123", brand="visa")
    case.stage_on = date(2026, 4, 1)
    return case


@pytest.mark.parametrize("charset", ["cp932", "utf-8-sig"])
def test_through_a_text_and_back(case: Reissue, charset: str) -> None:
    head, row = from_csv(written(case, make_issuer_of(case), charset=charset).content, charset)

    said = dict(zip(head, map(unguarded, row), strict=True))
    assert said["name"] == "=HYPERLINK(0)"
    assert (said["reference"], said["sheet"], said["last_four"]) == (reference(case.pk), "3", "0123")
    assert (said["brand"], said["stage"], said["stage_on"]) == ("Visa", "受付", "2026/04/01")
    assert said["answer"] == said["answered_on"] == ""


def make_issuer_of(case: Reissue) -> Issuer:
    assert case.issuer is not None
    return case.issuer


def test_through_a_workbook_and_back(case: Reissue) -> None:
    head, row = from_xlsx(written(case, make_issuer_of(case), kind="xlsx", day_format="%Y年%m月%d日").content)

    said = dict(zip(head, row, strict=True))
    assert unguarded(str(said["name"])) == "=HYPERLINK(0)"
    assert (said["last_four"], said["stage_on"]) == ("0123", "2026年04月01日")


def test_what_an_encoding_does_not_have_is_counted_and_not_lost_silently(case: Reissue) -> None:
    case.inquiry.contact.name = "𠮷野家🐑髙"

    file = written(case, make_issuer_of(case), charset="cp932")

    assert file.lost == 2
    assert "〓野家〓髙" in file.content.decode("cp932")


def test_no_mail_address_and_no_telephone_number_has_a_column() -> None:
    assert not {"mail", "address", "phone", "telephone"} & {
        word for field in SheetField for word in field.value.split("_")
    }
