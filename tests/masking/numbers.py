"""Published test numbers of the brands, generated numbers, and ways to write them."""

import unicodedata

from hypothesis import strategies as st

PUBLISHED = {
    "4111111111111111": "Visa",
    "4242424242424242": "Visa",
    "4222222222222": "Visa",
    "5555555555554444": "Mastercard",
    "2223003122003222": "Mastercard",
    "3530111333300000": "JCB",
    "378282246310005": "Amex",
    "30569309025904": "Diners",
    "36227206271667": "Diners",
    "6011111111111117": "Discover",
    "6200000000000005": "UnionPay",
    "8171999927660000": "UnionPay",
    "6205500000000000004": "UnionPay",
    "6759649826438453": "Maestro",
}
SEPARATORS = [
    "", " ", "  ", "\u00a0", "\u3000", "\t", "\n", "\r\n", "\u2028", "-", "‐", "‑", "–", "—", "―", "−", "－", "ー",
    "ｰ", ".", "．", "・", "･", "·", "•", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\ufe0f", " - ", "\n> ",
]  # fmt: skip
SCRIPTS = ["0", "\uff10", "\u0660", "\u06f0", "\u0966", "\u0e50", "\U0001d7d8", "\u2070"]
BEGINNINGS = [
    ("4", 16), ("4", 19), ("51", 16), ("55", 16), ("2221", 16), ("2720", 16), ("3528", 16), ("3589", 16), ("34", 15),
    ("37", 15), ("300", 14), ("36", 14), ("39", 14), ("6011", 16), ("644", 16), ("65", 16), ("62", 16), ("62", 19),
    ("81", 16),
]  # fmt: skip


def check_digit(body: str) -> str:
    """The Luhn check digit, by another method than the code under test."""
    doubled = "0246813579"
    total = sum(int(doubled[int(d)]) if i % 2 == 0 else int(d) for i, d in enumerate(reversed(body)))
    return str(-total % 10)


def in_script(digits: str, zero: str) -> str:
    """The digits in another script."""
    if zero == "\u2070":
        return digits.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return "".join(chr(ord(zero) + int(digit)) for digit in digits)


def digits_left(text: str) -> str:
    """Every digit of a text, in any script."""
    return "".join(str(unicodedata.digit(char)) for char in text if unicodedata.digit(char, None) is not None)


@st.composite
def card_numbers(draw: st.DrawFn) -> str:
    """A card number that a brand could issue."""
    beginning, length = draw(st.sampled_from(BEGINNINGS))
    rest = draw(st.text("0123456789", min_size=length - len(beginning) - 1, max_size=length - len(beginning) - 1))
    return beginning + rest + check_digit(beginning + rest)


@st.composite
def written_anyhow(draw: st.DrawFn, number: str) -> str:
    """A number with any separators between its digits, each digit in any script."""
    parts = [in_script(digit, draw(st.sampled_from(SCRIPTS))) for digit in number]
    gaps = draw(st.lists(st.sampled_from(SEPARATORS), min_size=len(parts) - 1, max_size=len(parts) - 1))
    return parts[0] + "".join(gap + part for gap, part in zip(gaps, parts[1:], strict=True))
