"""Why a search found a row of the list: the line that holds the words, and where it stands if no message says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import pgettext

from inquiries.models import Attachment, Escalation, Hold, Inquiry, Merge, Message, Withdrawal
from inquiries.search import Query, Word

BEFORE, LONGEST = 14, 120
"""Characters shown before the first word found, and in the whole line."""


class Text(NamedTuple):
    """A text, and where it stands; `place` is empty for what a message says."""

    text: str
    place: str = ""


class Row(NamedTuple):
    """An inquiry, the line beside it, where that line stands, and the contact's company if the search found that."""

    inquiry: Inquiry
    line: str
    company: str = ""
    place: str = ""


def rows(query: Query, inquiries: Sequence[Inquiry]) -> Iterator[Row]:
    """Each inquiry with its first words; in a search with the text that holds most words that its name does not."""
    found = Found(query, inquiries)
    for inquiry in inquiries:
        company = inquiry.contact.company if query.found_in(inquiry.contact.company) else ""
        best = found.best(inquiry, {*query.words} - {*query.found_in(f"{inquiry.contact} {company}")})
        yield Row(inquiry, query.excerpt(best.text, before=BEFORE, longest=LONGEST), company, best.place)


class Found:
    """What was said in these inquiries and in those merged into them; without words nothing is fetched."""

    def __init__(self, query: Query, inquiries: Sequence[Inquiry]) -> None:
        self.query = query
        self._keys = [inquiry.pk for inquiry in inquiries]
        merges = Merge.objects.filter(survivor__in=inquiries) if query else Merge.objects.none()
        self._gone = dict(merges.values_list("inquiry", "survivor"))
        self._said = self._gathered(_messages) if query else {}
        self._beside: Mapping[int, list[Text]] | None = None

    def best(self, inquiry: Inquiry, words: set[Word]) -> Text:
        """The first text with most of these words; one beside the messages only for a word that nothing else shows."""
        first = Text(inquiry.preview or inquiry.subject)
        if not words:
            return first
        best = self._fullest([first, Text(inquiry.subject), *self._said.get(inquiry.pk, [])], words)
        topics = " ".join(topic.name for topic in inquiry.topics.all())
        if not (lacking := words - self._found_in(best) - self._found_in(Text(topics))):
            return best
        if self._beside is None:
            self._beside = self._gathered(_beside)
        other = self._fullest(self._beside.get(inquiry.pk, []), lacking)
        return other if lacking & self._found_in(other) else best

    def _fullest(self, texts: Iterable[Text], words: set[Word]) -> Text:
        """The first text with most of these words; none is looked at behind one that has all."""
        best, most = Text(""), -1
        for text in texts:
            if (count := len(words & self._found_in(text))) > most:
                best, most = text, count
            if most == len(words):
                break
        return best

    def _found_in(self, text: Text) -> set[Word]:
        return {*self.query.found_in(text.text)}

    def _gathered(self, read: Callable[[list[int]], Iterator[tuple[int, Text]]]) -> Mapping[int, list[Text]]:
        """The texts of each matter, in the order in which they are read."""
        said: dict[int, list[Text]] = defaultdict(list)
        for key, text in read([*self._keys, *self._gone]):
            said[self._gone.get(key, key)].append(text)
        return said


def _messages(keys: list[int]) -> Iterator[tuple[int, Text]]:
    """What messages say, the oldest first."""
    messages = Message.objects.filter(inquiry__in=keys).order_by("at", "pk")
    for key, text, subject in messages.values_list("inquiry", "text", "subject"):
        yield key, Text(text)
        yield key, Text(subject)


def _beside(keys: list[int]) -> Iterator[tuple[int, Text]]:
    """What stands in files, below a mail, in what the second line was asked, and why an inquiry rests."""
    files = Attachment.objects.filter(message__inquiry__in=keys).order_by("pk")
    for key, name, text in files.values_list("message__inquiry", "name", "text"):
        file = pgettext("found in", "File")
        yield key, Text(name, file)
        yield key, Text(text, f"{file} {name}")
    messages = Message.objects.filter(inquiry__in=keys).order_by("at", "pk")
    for key, history, sender in messages.values_list("inquiry", "history", "sender_name"):
        yield key, Text(history, pgettext("found in", "Quoted mail"))
        yield key, Text(sender, pgettext("found in", "Sender"))
    asked = pgettext("found in", "Escalation")
    for key, words in Escalation.objects.filter(inquiry__in=keys).order_by("pk").values_list("inquiry", "words"):
        yield key, Text(words, asked)
    withdrawn = Withdrawal.objects.filter(escalation__inquiry__in=keys).order_by("pk")
    for key, reason in withdrawn.values_list("escalation__inquiry", "reason"):
        yield key, Text(reason, asked)
    for key, words in Hold.objects.filter(inquiry__in=keys).values_list("inquiry", "words"):
        yield key, Text(words, pgettext("found in", "Hold"))
