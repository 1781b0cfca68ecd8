"""Statements on an inquiry's topics: offered beside the suggested answers, never inserted automatically."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inquiries.models import Draft, Edition, Inquiry, Topic
from inquiries.models.reply.stated import held


@dataclass(frozen=True)
class Offer:
    """An edition in force, in the customer's language, and whether the draft holds it."""

    edition: Edition
    words: str
    is_inserted: bool


def offers(inquiry: Inquiry, topics: Iterable[Topic], draft: Draft) -> list[Offer]:
    """Offers on these topics."""
    editions = Edition.objects.approved().on(topic.pk for topic in topics).in_order()
    fitting = list(editions.select_related("statement"))
    there = {edition.pk for edition in held(draft.text, inquiry, fitting)} if fitting else set()
    return [Offer(edition, edition.written(inquiry.language), edition.pk in there) for edition in fitting]
