"""The answers as one list: a row for each, and one for each topic that has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from unicodedata import normalize

from django.utils import timezone

from inquiries.forms.answer.catalogue import CatalogueForm
from inquiries.models import Answer, Topic, Version
from inquiries.models.answer.catalogue import QUOTED
from inquiries.models.answer.variant import WORDS

LATELY = timedelta(days=6)
"""With today, seven days."""


@dataclass(frozen=True)
class Row:
    """A topic, and one of its answers if there is any."""

    topic: Topic
    answer: Answer | None = None

    @property
    def state(self) -> str:
        """How the answer stands, in words."""
        return str(Answer.State(self.answer.state).label) if self.answer else ""

    @property
    def mark(self) -> str:
        """The same for the style sheet."""
        return "" if self.answer is None else "review" if self.answer.needs_somebody else self.answer.state

    def says(self, words: str) -> bool:
        """Whether it holds the words, which are plain, in any width."""
        said = [self.topic.key, self.topic.name_ja, self.topic.name_en, self.topic.asked_ja]
        if self.answer:
            said += [getattr(self.answer, name) for name in WORDS] + [clause.text for clause in self.answer.clauses]
        return words in _plain("\n".join(said))


class Catalogue:
    """All rows of the version in force that the form asks for, in the order of the topics."""

    def __init__(self, version: Version | None, form: CatalogueForm, now: datetime) -> None:
        self.version, self.form = version, form
        self.topics = list(Topic.objects.order_by("order", "key"))
        answers = Answer.objects.of(version).with_use(timezone.localdate(now) - LATELY).prefetch_related(QUOTED)
        self.answers = list(answers.select_related("topic", "drafted_by", "approved_by", "objection").in_order())
        said = form.cleaned_data if form.is_valid() else {}
        words = _plain(said.get("q", ""))
        self.rows = [row for row in self._of_state(said.get("state", "")) if not words or row.says(words)]

    @property
    def missing(self) -> list[Row]:
        """Topics without an approved answer."""
        has = {answer.topic_id for answer in self.answers if answer.state == Answer.State.APPROVED}
        return [Row(topic) for topic in self.topics if topic.pk not in has]

    @property
    def to_read(self) -> list[Row]:
        """Drafts and answers under review: a second person has to read them."""
        return [Row(answer.topic, answer) for answer in self._waiting if not hasattr(answer, "objection")]

    @property
    def sent_back(self) -> list[Row]:
        """A second person has read them and wants a change."""
        return [Row(answer.topic, answer) for answer in self._waiting if hasattr(answer, "objection")]

    @property
    def _waiting(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.needs_somebody]

    def _of_state(self, state: str) -> list[Row]:
        if state == CatalogueForm.MISSING:
            return self.missing
        if state == CatalogueForm.TO_READ:
            return self.to_read
        if state == CatalogueForm.SENT_BACK:
            return self.sent_back
        if state == CatalogueForm.SILENT:
            return [row for row in self._in_use() if row.answer and not row.answer.clauses]
        if state:
            return [Row(answer.topic, answer) for answer in self.answers if answer.state == state]
        return list(self._in_use())

    def _in_use(self) -> Iterator[Row]:
        """A row for each answer that has not retired, and one for each topic without such."""
        for topic in self.topics:
            of_topic = [one for one in self.answers if one.topic == topic and one.state != Answer.State.RETIRED]
            yield from [Row(topic, answer) for answer in of_topic] or [Row(topic)]


def _plain(words: str) -> str:
    return "".join(normalize("NFKC", words).lower().split())
