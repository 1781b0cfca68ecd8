"""Why a file, or a record of it, is not taken. No sentence quotes a value."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from inquiries.models.refusal import Refusal


class NoList(Refusal):
    """The whole file: what is the matter, and what to do."""


OLD_OR_LOCKED = _(
    "This file has a password, or is of the old kind (.xls). Save it as .xlsx without a password, or as CSV."
)
DAMAGED = _("This file is damaged or no list. CSV and Excel (.xlsx) can be read.")
MACROS = _("This file holds macros. Save it as .xlsx without macros, or as CSV.")
FORMULAS = _("This sheet holds formulas. Put in their values alone (paste special: values), or save it as CSV.")
TOO_LARGE = _("This file is too large once it is unpacked. Split it, or save it as CSV.")
EMPTY_ROWS = _("Thousands of empty rows follow row %(row)s. Delete them in Excel, save, and choose the file again.")
NO_ROWS = _("There is nothing in this file below the names of the columns.")
NO_HEADER = _("The first row holds values. Put a row with the names of the columns above it.")
QUOTE_OPEN = _("A quotation mark that opens near line %(line)s is never closed. Correct that line.")
CARD_NUMBER = _("There is a card number in this file. Take it out first: it must not come in here.")
NO_SUCH_SHEET = _("There is no sheet of this name.")
WHICH_SHEET = _("There are several sheets. Choose one of: %(sheets)s")


class Reason:
    """Why a record is not taken: the sentences, which are stored and translated when they are shown."""

    NO_VALUE = gettext_noop("No mail address, telephone number or member ID")
    MAIL = gettext_noop("No whole mail address")
    PHONE = gettext_noop("No whole telephone number")
    DAY = gettext_noop("No day")
    DAY_UNCLEAR = gettext_noop("A day that can be read in two ways")
    DAY_TO_COME = gettext_noop("A day that is yet to come")
    GARBLED = gettext_noop("Characters that cannot be read")
    TOO_MANY = gettext_noop("More values than columns")
    QUOTES = gettext_noop("A quotation mark in the wrong place")
    SAME_ID = gettext_noop("The member ID of row %(row)s again")
    SAME_ROW = gettext_noop("The same as row %(row)s")


OF_MANY = {
    Reason.SAME_ID: gettext_noop("The member ID of another row again"),
    Reason.SAME_ROW: gettext_noop("The same as another row"),
}
"""As it is said of many rows at once, which do not share the other row."""


class BadValue(Exception):
    """One record is not taken. `column`: the name of the column it is about, if it is about one."""

    def __init__(self, reason: str, column: str = "", row: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.column, self.row = reason, column, row
