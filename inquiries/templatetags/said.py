"""What was said, taken apart: words of people, sentences of the notice, and bars where something was blacked out."""

import re
from dataclasses import dataclass

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from inquiries.models import Clause, Message
from inquiries.models.draft import quoted

register = template.Library()

CARD = re.compile(r"\[カード番号 ([A-Za-z]+) ••••([0-9]{4})\]")


@dataclass(frozen=True)
class Part:
    """Words, or a clause of the notice."""

    words: str = ""
    clause: Clause | None = None


@register.filter
def parts(message: Message) -> list[Part]:
    """An answer of ours, its quotations set apart from the words around them."""
    apart: list[Part] = []
    end = 0
    for start, block, clause in sorted(_places(message), key=lambda place: place[0]):
        if start >= end:
            apart += [Part(message.text[end:start].strip()), Part(clause=clause)]
            end = start + len(block)
    apart.append(Part(message.text[end:].strip()))
    return [part for part in apart if part.words or part.clause]


def _places(message: Message) -> list[tuple[int, str, Clause]]:
    """Where each quoted clause stands; what was read out on the telephone has no line above and below it."""
    places = []
    for quotation in message.quotations.all():
        if (clause := quotation.clause) is not None:
            blocks = [quoted(clause, message.inquiry.language), clause.text]
            block = next((block for block in blocks if block in message.text), None)
            if block:
                places.append((message.text.index(block), block, clause))
    return places


@register.filter
def bars(text: str) -> SafeString:
    """The text, with a bar where a card number was."""
    return mark_safe(CARD.sub(_bar, conditional_escape(text)))  # noqa: S308 - escaped, and the bar holds no words of theirs


def _bar(found: re.Match[str]) -> str:
    words = _("Card number %(brand)s ••••%(last_four)s") % {"brand": found[1], "last_four": found[2]}
    return format_html('<span class="masked">{}</span>', words)
