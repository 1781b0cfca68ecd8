"""Why a search found a row of the list: the line of its messages that holds the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from inquiries.models import Inquiry, Merge, Message
from inquiries.search import Query, Word

BEFORE, LONGEST = 14, 120
"""Characters shown before the first word found, and in the whole line."""


class Row(NamedTuple):
    """An inquiry, the line beside it, and the contact's company if the search found that."""

    inquiry: Inquiry
    line: str
    company: str = ""


def rows(query: Query, inquiries: Sequence[Inquiry]) -> Iterator[Row]:
    """Each inquiry with its first words; in a search with the text that holds most words that its name does not."""
    said = _said_in(inquiries) if query else {}
    for inquiry in inquiries:
        first, contact = inquiry.preview or inquiry.subject, inquiry.contact
        company = contact.company if query.found_in(contact.company) else ""
        hidden = {*query.words} - {*query.found_in(f"{contact} {company}")}
        texts = [first, inquiry.subject, *said.get(inquiry.pk, [])]
        best = _fullest(texts, query, hidden) if hidden else first
        yield Row(inquiry, query.excerpt(best, before=BEFORE, longest=LONGEST), company)


def _fullest(texts: Iterable[str], query: Query, words: set[Word]) -> str:
    """The first text with most of these words; none is looked at behind one that has all."""
    best, most = "", -1
    for text in texts:
        if (count := len(words & {*query.found_in(text)})) > most:
            best, most = text, count
        if most == len(words):
            break
    return best


def _said_in(inquiries: Sequence[Inquiry]) -> Mapping[int, list[str]]:
    """The texts of each inquiry and of those merged into it, oldest first."""
    gone = dict(Merge.objects.filter(survivor__in=inquiries).values_list("inquiry", "survivor"))
    messages = Message.objects.filter(inquiry__in=[*(inquiry.pk for inquiry in inquiries), *gone]).order_by("at", "pk")
    said: dict[int, list[str]] = defaultdict(list)
    for key, text, subject in messages.values_list("inquiry", "text", "subject"):
        said[gone.get(key, key)] += [text, subject]
    return said
