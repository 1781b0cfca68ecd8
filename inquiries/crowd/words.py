"""The words of the crowd: the matters of the sample, masked, each time with other details."""

import tomllib
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from inquiries.masking import mask
from inquiries.sample.matters import Matter, matters
from inquiries.sample.people import entries

WORDS = Path(__file__).with_name("words.toml")

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
AGAIN = "早速のお返事をありがとうございます。もう一つだけ教えてください。"
NOTE = "本人から電話あり。内容は前回と同じ。"


class Words(NamedTuple):
    """What one customer says, what they write again, and what a colleague notes."""

    topics: tuple[str, ...]
    language: str
    subject: str
    text: str
    again: str
    note: str


class Phrasing:
    """Says each matter in ever other words."""

    def __init__(self, random: Random, issuers: list[str]) -> None:
        self.random = random
        self.choices = {name: entries(text) for name, text in tomllib.loads(WORDS.read_text("utf-8")).items()}
        self.by_channel: dict[str, list[Matter]] = defaultdict(list)
        for matter in matters():
            for issuer in issuers or ["カード会社"]:
                self.by_channel[matter.channel].append(_masked(matter.about(issuer)))

    def say(self, channel: str) -> Words:
        """A matter as it comes in on this channel, with an order number, a town and goods of its own."""
        matter = self.random.choice(self.by_channel[channel])
        again, note = self._with_order(matter.again or AGAIN), self._with_order(matter.note or NOTE)
        if matter.language != "ja":
            text = f"{matter.text}\nMy order number is {self.order()}."
            return Words(matter.topics, matter.language, matter.subject, text, again, note)
        bought = f"{_day(self.random)}に{self._one('goods')}を買いました({self._one('towns')}在住)。"
        text = f"{self._one('greetings')}{matter.text}\n{self._with_order(bought)}{self._one('feelings')}"
        return Words(matter.topics, matter.language, matter.subject, text, again, note)

    def order(self) -> str:
        """The number of an order: QX7714Z."""
        one, two, last = self.random.choices(LETTERS, k=3)
        return f"{one}{two}{self.random.randrange(1000, 10_000)}{last}"

    def _one(self, kind: str) -> str:
        return self.random.choice(self.choices[kind])

    def _with_order(self, words: str) -> str:
        return f"{words}注文番号は{self.order()}です。"


def _day(random: Random) -> str:
    """A day of the months before: 9月3日."""
    return f"{random.randrange(3, 11)}月{random.randrange(1, 29)}日"


def _masked(matter: Matter) -> Matter:
    said: dict[str, Any] = {name: mask(getattr(matter, name)).text for name in ("subject", "text", "again", "note")}
    return Matter(matter.channel, matter.topics, language=matter.language, **said)
