"""Lists as companies export them, with known results: in UTF-8 and CP932, good and bad rows."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

from inquiries.crowd.affected import affected, with_cards
from inquiries.models.roster.cohort import Windows

HEAD = ["会員ID", "氏名", "会社名", "メールアドレス", "電話番号", "会員登録日", "最終更新日", "カード登録日"]
Row = Sequence[Any]


def rows(people: int, bad: Iterable[int] = ()) -> list[Row]:
    """So many people; those at these places, from 1, have a mail address without a domain."""
    wrong = set(bad)
    return [
        [p.member, p.name, p.company, "taro＠" if number in wrong else p.mail, p.phone, f"{p.registered_on:%Y/%m/%d}",
         p.changed_on or "", p.card_registered_on or ""]
        for number, p in enumerate(affected(people, Windows()), 1)
    ]  # fmt: skip


def as_csv(body: Iterable[Row], charset: str = "utf-8", head: Row = HEAD, separator: str = ",") -> bytes:
    """The bytes of a file with these rows."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([head, *body])
    return out.getvalue().encode(charset)


def as_xlsx(body: Iterable[Row], head: Row = HEAD, **sheets: Iterable[Row]) -> bytes:
    """A workbook with these rows; `sheets` are further ones."""
    book = Workbook()
    for title, lines in {"会員": [head, *body], **sheets}.items():
        sheet: Any = book.create_sheet(title)
        for line in lines:
            sheet.append(list(line))
    del book["Sheet"]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


__all__ = ["HEAD", "as_csv", "as_xlsx", "rows", "with_cards"]
