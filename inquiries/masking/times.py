"""Timestamps as programs write them: date and time in one run of digits, which can pass as a card number."""

import re

YEAR, MONTH, DAY = r"(?:19|20)\d\d", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
TIME = r"(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,6})?"
TIMESTAMP = re.compile(rf"(?:{YEAR}{MONTH}{DAY}|{DAY}{MONTH}{YEAR}|{MONTH}{DAY}{YEAR}|[12]\d{MONTH}{DAY}){TIME}")
AS_ON_A_CARD = re.compile(r"\d{4}\D\d{4}\D\d{4}\D\d{4}(?:\D\d{1,3})?|\d{4}\D\d{6}\D\d{4,5}")


def is_timestamp(stretch: str, digits: str) -> bool:
    """Whether these digits are a date and a time (year, day or month first) and not laid out as on a card."""
    return bool(TIMESTAMP.fullmatch(digits)) and not AS_ON_A_CARD.fullmatch(stretch)
