"""Returns: a card company's file becomes lines that say something about cases. What they do is the model's to say."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from inquiries.masking import mask
from inquiries.models import Sheet, SheetColumns, SheetReturn, Staff, Stage
from inquiries.models.sheet.applying import look
from inquiries.models.sheet.brought import Brought, Part
from inquiries.models.sheet.columns import folded
from inquiries.models.sheet.field import SheetField
from inquiries.models.sheet.matching import Matches, Said, Wording
from inquiries.models.sheet.misfit import SAID, Why
from inquiries.models.sheet.sheet_row import case_named
from inquiries.tables.cards import holds_card_number
from inquiries.tables.comma import BROKEN
from inquiries.tables.days import serial_day, written_day
from inquiries.tables.table import Cell, Table, open_table, text
from inquiries.tables.unreadable import CARD_NUMBER, NO_HEADER, BadValue, NoList, Reason

from .guarding import CONTROLS, unguarded

MOST = 10_000
"""Lines of a file: a sheet has far fewer cases."""
MOST_ASKED = 50
"""Words to explain at a time."""
TOO_MANY = _("This file has more than %(most)s lines. It cannot be the answer to one sheet.")
FIRST_COMPACT = 10_000_000
"""The first number of eight digits: such a number is a day as 20160427 is, and not a serial one."""
LIKE = {
    Part.REFERENCE: re.compile("整理番号|照会番号|案件番号|reference|ref"),
    Part.STEP: re.compile("回答|結果|状況|対応|ステータス|status|result|answer"),
    Part.DAY: re.compile("(?:回答|対応|処理|受付|停止|発送|完了).*日|日付|^日$|date|day"),
}
"""Titles that say what a column is for, where the company kept none of ours."""
OURS = {
    Part.REFERENCE: SheetField.REFERENCE,
    Part.STEP: SheetField.ANSWER,
    Part.DAY: SheetField.ANSWERED_ON,
}


def bring(
    sheet: Sheet,
    content: bytes,
    *,
    name: str,
    by: Staff,
    reported_by: str,
    tab: str = "",
    at: datetime | None = None,
) -> SheetReturn:
    """Keep the file, and guess which column is which. NoList, TakenIn, NotHandedOver."""
    file = io.BytesIO(content)
    columns = SheetColumns.objects.of(sheet.issuer)
    table = open_table(file, recognised=_recognised(columns), sheet=tab)
    if holds_card_number(file):
        raise NoList(CARD_NUMBER)
    known = _tidy(table.columns)
    if _names_a_case(known):
        raise NoList(NO_HEADER)
    brought = Brought(name, content, known, guess(known, columns), table.sheet if len(table.sheets) > 1 else tab)
    return SheetReturn.objects.bring(sheet, brought, by=by, reported_by=reported_by, at=at)


def guess(titles: Sequence[str], columns: SheetColumns) -> dict[str, int]:
    """For each part a column: as the company answered before, by our own title, by what titles usually say."""
    found: dict[str, int] = {}
    for part in Part:
        fits: list[Callable[[str], object]] = [
            lambda title, part=part: title == columns.returned.get(part, ""),  # type: ignore[misc]
            lambda title, part=part: title == columns.title_of(OURS[part]),  # type: ignore[misc]
            lambda title, part=part: LIKE[part].search(unicodedata.normalize("NFKC", title).lower()),  # type: ignore[misc]
        ]
        for is_it in fits:
            place = next((n for n, title in enumerate(titles) if n not in found.values() and is_it(title)), None)
            if place is not None:
                found[part.value] = place
                break
    return found


def samples(one: SheetReturn) -> list[list[str]]:
    """The first ten rows, masked."""
    return [[mask(value).text[:SAID] for value in row[: len(one.columns)]] for row in _table(one).samples()]


def read(one: SheetReturn) -> list[Said]:
    """Every line of the file, by the columns and words that were chosen. NoList, WrongKeys."""
    meant = meanings(one.sheet)
    return list(_lines(one, meant))


def looked(one: SheetReturn, *, at: datetime | None = None) -> tuple[list[Said], Matches]:
    """The lines, and what would become of each."""
    lines = read(one)
    return lines, look(one, lines, at=at)


def meanings(sheet: Sheet) -> dict[str, str]:
    """By words, folded, the stage that they mean: our own names of the stages, and what was said for this company."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {folded(str(stage.label)): stage.value for stage in Stage}
    return found | {folded(words): stage for words, stage in SheetColumns.objects.of(sheet.issuer).words.items()}


def wordings(lines: Sequence[Said]) -> list[Wording]:
    """Their words, each once: first those of which nobody has said yet what they mean, fifty of them at most."""
    beside: defaultdict[str, list[Said]] = defaultdict(list)
    for line in lines:
        if line.words:
            beside[folded(line.words)].append(line)
    found = [
        Wording(same[0].words, len(same), None if same[0].fault == Why.NOT_A_STEP else same[0].stage)
        for same in beside.values()
    ]
    asked = [one for one in found if one.stage is None]
    return [*asked[:MOST_ASKED], *(one for one in found if one.stage is not None)]


def _lines(one: SheetReturn, meant: Mapping[str, str]) -> Iterator[Said]:
    places = {Part(part): place for part, place in one.parts.items()}
    for number, line, cells in _table(one).records():
        if number > MOST:
            raise NoList(TOO_MANY, most=MOST)
        if len(cells) == 1 and cells[0] == BROKEN:
            yield Said(line, "", fault=Why.BROKEN)
            continue
        cell = {part: cells[place] if place < len(cells) else None for part, place in places.items()}
        yield _said(line, cell, meant)


def _said(line: int, cell: Mapping[Part, Cell], meant: Mapping[str, str]) -> Said:
    named, words = _plain(cell.get(Part.REFERENCE)), _plain(cell.get(Part.STEP))
    stage, fault = meant.get(folded(words), ""), None
    if words and not stage:
        fault = Why.NO_STEP if folded(words) in meant else Why.NOT_A_STEP
    try:
        on = _day(cell.get(Part.DAY))
    except BadValue:
        on, fault = None, fault or Why.NO_DAY
    return Said(line, named, words, stage, on, fault)


def _plain(cell: Cell) -> str:
    """Masked, on one line: a form gives it back as it is, and every database takes it."""
    words = " ".join(text(cell).translate(CONTROLS).split())
    return " ".join(mask(unguarded(words)).text[:SAID].split())


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date) or cell is None:
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _numbered_day(cell)
    return written_day(unguarded(str(cell)))


def _numbered_day(number: float) -> date | None:
    """20160427, or a serial number. BadValue, also for what is no number of days at all, as 1E400."""
    try:
        whole = int(number)
    except (OverflowError, ValueError):
        raise BadValue(Reason.DAY) from None
    return written_day(str(whole)) if FIRST_COMPACT <= whole < 10 * FIRST_COMPACT else serial_day(float(whole))


def _table(one: SheetReturn) -> Table:
    columns = SheetColumns.objects.of(one.sheet.issuer)
    return open_table(io.BytesIO(one.content()), recognised=_recognised(columns), sheet=one.tab)


def _names_a_case(cells: Sequence[str]) -> bool:
    """It is an answer, and no row of titles."""
    return any(case_named(cell) for cell in cells)


def _recognised(columns: SheetColumns) -> Callable[[Sequence[str]], int]:
    """How many cells of a row are titles of this sheet, or what companies call theirs; fewer than none in an answer."""
    titles = {*columns.titles, *columns.returned.values()}

    def count(cells: Sequence[str]) -> int:
        known = _tidy(cells)
        if _names_a_case(known):
            return -1
        return sum(title in titles or any(like.search(folded(title)) for like in LIKE.values()) for title in known)

    return count


def _tidy(titles: Sequence[str]) -> list[str]:
    plain = (unguarded(" ".join(title.translate(CONTROLS).split())) for title in titles)
    return [mask(title).text[:80] for title in plain]
