"""What was said, taken apart: words of people, and sentences of the notice."""

from dataclasses import dataclass

from django import template

from inquiries.models import Clause, Message
from inquiries.models.draft import quoted

register = template.Library()


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
