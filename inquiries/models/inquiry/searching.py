"""Where in an inquiry the words of a query are looked for: number, contact, topics, subject, all that was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models import Q

from inquiries.models.notice.topic import Topic
from inquiries.search import Query, Word

from .contact import Contact
from .message import Message

if TYPE_CHECKING:
    from .inquiry import Inquiry


def searching(typed: str, inquiries: type[Inquiry]) -> Iterator[Q]:
    """One condition for each word. Words of a merged inquiry count as its survivor's."""
    gone = dict(apps.get_model("inquiries", "Merge").objects.values_list("inquiry", "survivor"))
    for word in Query.of(typed).words:
        yield _in_inquiry(word, Message.objects.all()) | Q(pk__in=_survivors(word, gone, inquiries))


def says(word: Word, *fields: str) -> Q:
    """One of these fields holds the word, in any spelling."""
    asked = ("contains", word.folded) if word.has_one_spelling else ("regex", word.pattern)
    found = Q(pk__in=[])
    for field in fields:
        found |= Q(**{f"{field}__{asked[0]}": asked[1]})
    return found


def _in_inquiry(word: Word, messages: models.QuerySet[Message]) -> Q:
    said = messages.filter(says(word, "text", "subject", "sender_name"))
    about = Topic.objects.filter(says(word, "name_ja", "name_en"))
    found = Q(contact__in=Contact.objects.all().having(word)) | says(word, "subject")
    under = Topic.inquiries.through.objects.filter(topic__in=about)
    found |= Q(pk__in=said.values("inquiry")) | Q(pk__in=under.values("inquiry"))
    return found | Q(pk=word.number) if word.number else found


def _survivors(word: Word, gone: dict[int, int], inquiries: type[Inquiry]) -> set[int]:
    """Survivors of merged inquiries that hold the word. These are few, so they are searched apart."""
    if not gone:
        return set()
    found = inquiries.objects.filter(_in_inquiry(word, Message.objects.filter(inquiry__in=gone)), pk__in=gone)
    return {gone[pk] for pk in found.values_list("pk", flat=True)}
