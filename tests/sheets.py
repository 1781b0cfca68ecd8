"""Sheets to card companies, and files that come back."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook

from inquiries.models import Handover, Issuer, Reissue, Reporter, Role, Sheet, SheetColumns, SheetReturn, Staff, Stage
from inquiries.models.sheet.handover import Way
from inquiries.models.sheet.sheet_row import reference
from inquiries.reissues import returns
from inquiries.reissues.writing import write
from tests.makers import make_inquiry, make_issuer, make_reissue, make_staff

HEAD = ["整理番号", "ご回答", "ご回答日"]
Rows = Iterable[Sequence[Any]]


def make_maker() -> Staff:
    """Of the card desk."""
    return Staff.objects.filter(username="hayashi").first() or make_staff("hayashi", "林", Role.CARD_DESK)


def make_second() -> Staff:
    """Another of the card desk."""
    return Staff.objects.filter(username="mori").first() or make_staff("mori", "森", Role.CARD_DESK)


def make_cases(count: int, issuer: Issuer) -> list[Reissue]:
    """Cases of a company that was asked about them."""
    by, inquiry = make_maker(), make_inquiry()
    cases = [make_reissue(inquiry, by=by, issuer=issuer) for _case in range(count)]
    for case in cases:
        case.step(Stage.CONTACTED, by=by, reported_by=Reporter.CUSTOMER)
    return cases


def make_sheet(cases: Sequence[Reissue] = (), *, by: Staff | None = None, password: str = "") -> Sheet:
    """One with these cases, or one of a company of its own."""
    some = list(cases) or make_cases(2, Issuer.objects.first() or make_issuer())
    issuer = some[0].issuer
    assert issuer is not None
    return Sheet.objects.make(
        issuer,
        [case.pk for case in some],
        by=by or make_maker(),
        seen=SheetColumns.objects.of(issuer).fingerprint,
        write=lambda sheet, columns, goes: write(sheet, columns, goes, password=password),
        is_locked=bool(password),
    )


def make_handed_over(cases: Sequence[Reissue] = (), *, by: Staff | None = None) -> Sheet:
    """The same in the hands of a second person."""
    sheet = make_sheet(cases)
    Handover.objects.hand_over(sheet, by=by or make_second(), way=Way.PORTAL, to="あおばカード 管理課")
    return Sheet.objects.get(pk=sheet.pk)


def as_csv(rows: Rows, charset: str = "cp932", head: Sequence[str] = HEAD) -> bytes:
    """The bytes of a file with these rows."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([head, *rows])
    return out.getvalue().encode(charset)


def as_xlsx(rows: Rows, head: Sequence[str] = HEAD) -> bytes:
    """The same as a workbook."""
    book, out = Workbook(), io.BytesIO()
    page = book.active
    assert page is not None
    for row in [head, *rows]:
        page.append(list(row))
    book.save(out)
    return out.getvalue()


def from_csv(content: bytes, charset: str = "cp932") -> list[list[str]]:
    """The rows of a file of ours."""
    return list(csv.reader(io.StringIO(content.decode(charset), newline="")))


def from_xlsx(content: bytes) -> list[list[Any]]:
    """The same of a workbook."""
    page = load_workbook(io.BytesIO(content)).active
    assert page is not None
    return [list(row) for row in page.iter_rows(values_only=True)]


def answers(cases: Iterable[Reissue], stage: Stage = Stage.ACCEPTED, on: str = "") -> list[list[str]]:
    """A line for each of these cases."""
    return [[reference(case.pk), str(stage.label), on] for case in cases]


def make_return(sheet: Sheet, content: bytes, *, by: Staff | None = None, name: str = "回答.csv") -> SheetReturn:
    """A file about this sheet, its columns as they were guessed."""
    by = by or make_second()
    one = returns.bring(sheet, content, name=name, by=by, reported_by=Reporter.ISSUER)
    one.choose(one.parts, by=by)
    return one


def accept(one: SheetReturn, *, by: Staff | None = None) -> None:
    """Accept what a look shows."""
    lines, matches = returns.looked(one)
    one.accept(lines, seen=matches.fingerprint, by=by or make_second())
