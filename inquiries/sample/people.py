"""The invented customers: names, addresses under example.jp, telephone numbers that nobody has."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from inquiries.models import Contact

PEOPLE = Path(__file__).parent / "people.toml"
WITH_COMPANY = 0.6
WITH_PHONE = 0.5


@dataclass(frozen=True, slots=True)
class Person:
    """A customer, and how to reach them."""

    name: str
    kana: str
    company: str
    address: str
    phone: str
    shows_number: bool

    def contact(self, channel: str, *, wants_a_call: bool = False) -> Contact:
        """The contact with what this channel tells: a caller rarely gives a mail address, a mail has no number."""
        shown = self.phone if self.shows_number or wants_a_call else ""
        if channel == "phone":
            return Contact.objects.find_or_make(name=self.name, kana=self.kana, company=self.company, phone=shown)
        phone = shown if channel == "form" else ""
        return Contact.objects.find_or_make(
            name=self.name, kana=self.kana, company=self.company, address=self.address, phone=phone
        )


NOBODY = Person("", "", "", "", "", shows_number=False)


def people(random: Random) -> Iterator[Person]:
    """People who write Japanese, without end."""
    book = tomllib.loads(PEOPLE.read_text("utf-8"))
    families, givens, companies = (entries(book[part]) for part in ("families", "givens", "companies"))
    pairs = [(family.split(), given.split()) for family in families for given in givens]
    random.shuffle(pairs)
    for number, (family, given) in enumerate(pairs):
        yield Person(
            name=f"{family[0]} {given[0]}",
            kana=f"{family[1]} {given[1]}",
            company=random.choice(companies) if random.random() < WITH_COMPANY else "",
            address=f"{given[2]}.{family[2]}@example.jp",
            phone=f"090-0000-{1000 + number:04}",
            shows_number=random.random() < WITH_PHONE,
        )


def foreigners(random: Random) -> Iterator[Person]:
    """People who write English, repeated without end."""
    names = entries(tomllib.loads(PEOPLE.read_text("utf-8"))["foreigners"])
    random.shuffle(names)
    while True:
        for name in names:
            address = name.lower().replace(" ", ".") + "@example.com"
            yield Person(name=name, kana="", company="", address=address, phone="", shows_number=False)


def entries(text: str) -> list[str]:
    """The entries of one part of the book."""
    return [entry.strip() for line in text.strip().splitlines() for entry in line.split("・")]
