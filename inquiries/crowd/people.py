"""The people of the crowd: names of the sample's book, and a mail address and a number for each that nobody has."""

import tomllib
from random import Random
from typing import NamedTuple

from inquiries.sample.people import PEOPLE, WITH_COMPANY, entries
from inquiries.search import folded


class Caller(NamedTuple):
    """A customer's names, and how to reach them."""

    name: str
    kana: str
    company: str
    search_name: str
    address: str
    phone: str


class Directory:
    """Gives out people without end; `number` makes their addresses differ."""

    def __init__(self, random: Random) -> None:
        book = tomllib.loads(PEOPLE.read_text("utf-8"))
        self.random = random
        self.families = [entry.split() for entry in entries(book["families"])]
        self.givens = [entry.split() for entry in entries(book["givens"])]
        self.companies = [(company, folded(company)) for company in entries(book["companies"])]

    def person(self, number: int) -> Caller:
        """One more. Japanese mobile numbers have no 0 after 090, so that nobody has these."""
        family, given = self.random.choice(self.families), self.random.choice(self.givens)
        company, plain = self.random.choice(self.companies) if self.random.random() < WITH_COMPANY else ("", "")
        name, kana = f"{family[0]} {given[0]}", f"{family[1]} {given[1]}"
        address = f"{given[2]}.{family[2]}.{number}@example.jp"
        return Caller(name, kana, company, folded(f"{name}{kana}") + plain, address, f"+81900{number % 10**7:07}")
