"""Field 項目: what a column of a sheet can hold. Nothing else can leave; a card number has no name here."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class SheetField(models.TextChoices):
    """In the order in which they are offered. What is covered at the desk, addresses and telephones, is not here."""

    REFERENCE = "reference", pgettext_lazy("sheet", "Our reference")
    SHEET = "sheet", pgettext_lazy("sheet", "Number of the sheet")
    NAME = "name", pgettext_lazy("sheet", "Name")
    KANA = "kana", pgettext_lazy("sheet", "Name in kana")
    BRAND = "brand", pgettext_lazy("sheet", "Brand")
    LAST_FOUR = "last_four", pgettext_lazy("sheet", "Last four digits")
    ASKED_ON = "asked_on", pgettext_lazy("sheet", "Asked for on")
    STAGE = "stage", pgettext_lazy("sheet", "Station")
    STAGE_ON = "stage_on", pgettext_lazy("sheet", "At the station since")
    FEE = "fee", pgettext_lazy("sheet", "Fee")
    ANSWER = "answer", pgettext_lazy("sheet", "Empty, for their answer")
    ANSWERED_ON = "answered_on", pgettext_lazy("sheet", "Empty, for the day of their answer")


TITLES: dict[str, str] = {
    SheetField.REFERENCE: "整理番号",
    SheetField.SHEET: "連絡票番号",
    SheetField.NAME: "お名前",
    SheetField.KANA: "フリガナ",
    SheetField.BRAND: "ブランド",
    SheetField.LAST_FOUR: "カード下4桁",
    SheetField.ASKED_ON: "お申し出日",
    SheetField.STAGE: "現在の段階",
    SheetField.STAGE_ON: "段階の日付",
    SheetField.FEE: "手数料",
    SheetField.ANSWER: "ご回答",
    SheetField.ANSWERED_ON: "ご回答日",
}
"""Titles where a card company has none of its own. Sheets go to companies in Japan, whoever makes them."""
USUAL = [
    SheetField.REFERENCE,
    SheetField.NAME,
    SheetField.KANA,
    SheetField.BRAND,
    SheetField.LAST_FOUR,
    SheetField.ASKED_ON,
    SheetField.STAGE,
    SheetField.ANSWER,
    SheetField.ANSWERED_ON,
]
"""The columns where nobody has chosen any."""


class FileKind(models.TextChoices):
    """What kind of file the company takes."""

    CSV = "csv", pgettext_lazy("sheet", "CSV")
    XLSX = "xlsx", pgettext_lazy("sheet", "Excel (.xlsx)")


class Charset(models.TextChoices):
    """How a CSV file is written."""

    UTF_8 = "utf-8-sig", pgettext_lazy("sheet", "UTF-8 (with BOM)")
    CP932 = "cp932", pgettext_lazy("sheet", "Shift_JIS (CP932)")


class DayFormat(models.TextChoices):
    """How days are written, as strftime takes it."""

    SLASHES = "%Y/%m/%d", "2016/04/27"
    ISO = "%Y-%m-%d", "2016-04-27"
    COMPACT = "%Y%m%d", "20160427"
    JAPANESE = "%Y年%m月%d日", "2016年04月27日"
