"""Invented card numbers of every brand, the same ones each time."""

from random import Random

BEGINNINGS = {
    "Visa": (["4"], [16, 16, 16, 13, 19]),
    "Mastercard": (["51", "52", "53", "54", "55", "2221", "2400", "2720"], [16]),
    "JCB": (["3528", "3540", "3589"], [16, 16, 19]),
    "Amex": (["34", "37"], [15]),
    "Diners": (["300", "305", "3095", "36", "38"], [14, 14, 16]),
    "Discover": (["6011", "644", "65"], [16, 19]),
    "UnionPay": (["62", "81"], [16, 17, 18, 19]),
}
"""First digits and lengths, as the brands publish them."""
JAN = ("45", "49")
"""Beginnings of Japanese product codes, which also have thirteen digits."""


def card_numbers(count: int, *, seed: int = 1) -> list[str]:
    """`count` different numbers, the brands in turn."""
    random, numbers = Random(seed), dict[str, None]()  # noqa: S311 - the same each time, nothing secret
    while len(numbers) < count:
        beginnings, lengths = list(BEGINNINGS.values())[len(numbers) % len(BEGINNINGS)]
        number = _number(random.choice(beginnings), random.choice(lengths), random)
        if not (len(number) == 13 and number.startswith(JAN)):
            numbers[number] = None
    return list(numbers)


def _number(beginning: str, length: int, random: Random) -> str:
    body = beginning + "".join(str(random.randrange(10)) for _ in range(length - len(beginning) - 1))
    # Every second digit from the right is doubled; the sum of all digits ends in 0 (ISO/IEC 7812-1, annex B).
    doubled = sum(sum(divmod(int(digit) * 2, 10)) for digit in body[::-2])
    return f"{body}{-(doubled + sum(map(int, body[-2::-2]))) % 10}"


def grouped(number: str, between: str) -> str:
    """The number in groups as on a card: 4-6-5 for 15 digits, 4-6-4 for 14, else fours."""
    ends = {15: [4, 10], 14: [4, 10]}.get(len(number), list(range(4, len(number), 4)))
    return between.join(number[start:end] for start, end in zip([0, *ends], [*ends, len(number)], strict=True))


def full_width(text: str) -> str:
    """The text with full-width digits."""
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
