"""Searching: which inquiries hold the words of a query, and which of them come first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from inquiries.models.encrypted import holding
from inquiries.models.notice.topic import Topic
from inquiries.search import BLOCK_SIZE, NAME, NUMBER, TOPIC, Query, Word, block, sieve

from .among import Among
from .contact import Contact, plain_phone
from .index import Index
from .message import Message
from .sieve import Ways, Words

if TYPE_CHECKING:
    from .queue import InquiryQuerySet

BLOCKS = 3
"""Blocks of the newest inquiries that are looked through first: a word that fills the list there needs no more."""
MOST_NAMES = 3
"""Words that are taken for a name, so that whose name it is stands first."""
SHORTEST_TOPIC = 2
"""Letters of a word by which a topic is found: one letter is in the names of most."""


@dataclass(frozen=True)
class Sought:
    """A word, with all that it can be found by; `in_name`: in the contact's name alone."""

    word: Word
    topics: Sequence[Topic] = ()
    in_name: bool = False

    @cached_property
    def ways(self) -> Ways:
        """The grams of each way in which a row can hold it."""
        return [*self._written, *([mark] for mark in self._marks)]

    @cached_property
    def said(self) -> Q:
        """What else holds of a row that has it; nothing of a word of one gram, for then the index has said it."""
        field = "names" if self.in_name else "text"
        if self.word.rule:
            said = Q(**{f"{field}__regex": self.word.rule.pattern})
        elif all(len(way) == 1 for way in self._written):
            return Q()
        else:
            said = Q()
            for needle in self.word.needles:
                said |= Q(GreaterThan(StrIndex(field, Value(needle)), 0))
        for mark in self._marks:
            said |= Q(GreaterThan(StrIndex("marks", Value(f" {mark} ")), 0))
        return said

    @property
    def _written(self) -> Ways:
        return [sieve(needle, before=NAME if self.in_name else "") for needle in self.word.needles]

    @cached_property
    def _marks(self) -> list[str]:
        """Of topics so called, of the inquiry with this number, of those reached at this whole address or telephone."""
        if self.in_name:
            return []
        numbers = [self.word.number] if self.word.number else []
        query = Query((self.word,))
        topics = self.topics if len(self.word.folded) >= SHORTEST_TOPIC else ()
        named = [one.pk for one in topics if query.found_in(f"{one.name_ja}\n{one.name_en}")]
        return [f"{NUMBER}{key}" for key in {*numbers, *self._reached()}] + [f"{TOPIC}{key}" for key in named]

    def _reached(self) -> Iterator[int]:
        inquiries: Any = apps.get_model("inquiries", "Inquiry").objects
        if address := self.word.address:
            contacts = Contact.objects.with_address(address)
            yield from inquiries.filter(contact__in=contacts.values("pk")).values_list("pk", flat=True)
            yield from _from_others(address)
        if phone := self.word.digits and plain_phone(self.word.typed):
            called = Contact.objects.with_phone(phone)
            yield from inquiries.filter(contact__in=called.values("pk")).values_list("pk", flat=True)


def _from_others(address: str) -> QuerySet[Message, int]:
    """The inquiries in which a third party wrote from this address."""
    said = Message.objects.filter(holding("sender_address", address), from_third_party=True)
    return said.values_list("inquiry", flat=True)


class Search:
    """All words of a query, and all `names` in the contact's name; among these inquiries, or with None among all."""

    def __init__(self, query: Query, names: Query, inquiries: InquiryQuerySet | None = None) -> None:
        topics = [*Topic.objects.all()]
        self._words = [Sought(word, topics) for word in query.words]
        self._names = [Sought(word, in_name=True) for word in names.words]
        self._inquiries = inquiries
        self._last = Index.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def found(self, *, most: int) -> list[int]:
        """The keys of those that hold them, the best first: by number, by the contact's name, then the newest."""
        sought = [*self._words, *self._names]
        numbers = {one.word.number for one in self._words if one.word.number}
        rows = self._rows([one.ways for one in sought]).filter(*(one.said for one in sought), pk__in=numbers)
        numbered = rows.values_list("pk", flat=True) if numbers else []
        named = {
            key
            for one in self._words[:MOST_NAMES]
            for key in self._newest([*sought, Sought(one.word, in_name=True)], most)
        }
        return [*dict.fromkeys([*numbered, *sorted(named, reverse=True), *self._newest(sought, most)])][:most]

    def _newest(self, sought: Sequence[Sought], most: int) -> list[int]:
        """The newest that have them. What is in many inquiries is found in the newest blocks alone."""
        ways, blocks = [one.ways for one in sought], [[block(self._last - BLOCK_SIZE * back)] for back in range(BLOCKS)]
        for words in [[*ways, blocks], ways] if self._last > BLOCK_SIZE * BLOCKS else [ways]:
            found = self._first(words, Q(*(one.said for one in sought)), most)
            if len(found) == most:
                break
        return found

    def _first(self, words: Words, said: Q, most: int) -> list[int]:
        """The newest with these grams of which the rest holds too: looked at in portions, until there are enough."""
        # Not in the order of the key itself: the database would follow its index and unpack the grams of every row.
        keys = self._rows(words).order_by((F("pk") + 0).desc()).values_list("pk", flat=True)
        if not said:
            return list(keys[:most])
        found: list[int] = []
        start, portion = 0, most
        while len(found) < most and (some := list(keys[start : start + portion])):
            found += Index.objects.filter(said, Among("pk", some)).order_by("-pk").values_list("pk", flat=True)
            start, portion = start + portion, portion * 4
        return found[:most]

    def _rows(self, words: Words) -> QuerySet[Index]:
        rows = Index.objects.filter(grams__sieve=words)
        return rows if self._inquiries is None else rows.filter(inquiry__in=self._inquiries)
