"""Letter: how a reply reads. Parts become a text with its quotations set apart, and a text falls into its parts again.

A part is `{"words": "…"}`, text that can be typed over, or `{"answer": 3, "clause": 17}`, a clause of the notice, which
can be taken out but not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, override, pgettext

from inquiries.models.notice.notice import Clause

from .variables import addressed

if TYPE_CHECKING:
    from .inquiry import Inquiry

Part = dict[str, Any]


def frame(inquiry: Inquiry, language: str = "") -> list[Part]:
    """Greeting and ending, in the customer's language unless another is named."""
    with override(language or inquiry.language):
        greeting = pgettext("letter", "Dear %(whom)s,") % {"whom": addressed(inquiry.contact)}
        thanks = gettext("Thank you for contacting us. We apologise for the worry this has caused you.")
    return [{"words": f"{greeting}\n\n{thanks}"}, {"words": ending(language or inquiry.language)}]


def ending(language: str) -> str:
    """The last lines of a mail: where to ask more."""
    with override(language):
        return gettext("If anything is still unclear, please reply to this mail.")


def on_page(words: str, language: str) -> str:
    """The words of a mail as the customer's web page shows them: there one asks in the form below."""
    with override(language):
        return words.replace(ending(language), gettext("If anything is unclear, please ask below."))


def before_ending(parts: list[Part], words: str, inquiry: Inquiry) -> list[Part]:
    """The parts with these words added above the ending."""
    *before, last = parts
    above, ending, after = last["words"].partition(frame(inquiry)[-1]["words"])
    return joined([*before, {"words": above}, {"words": words}, {"words": ending + after}])


def subject(inquiry: Inquiry) -> str:
    """`Re:` once, and the receipt number, by which the customer's next mail is matched."""
    with override(inquiry.language):
        bare = re.sub(r"^(?:re|返信)\s*[:：]\s*", "", inquiry.subject, flags=re.IGNORECASE) or gettext("Your inquiry")
    return f"Re: {bare[:150]} [{inquiry.number}]"


def joined(parts: Iterable[Part]) -> list[Part]:
    """Neighbouring words become one part; there are words at either end, so that one can always type there."""
    tidy: list[Part] = [{"words": ""}]
    for part in [*parts, {"words": ""}]:
        if "words" in part and "words" in tidy[-1]:
            tidy[-1] = {"words": "\n\n".join(filter(None, [tidy[-1]["words"].strip("\n"), part["words"].strip("\n")]))}
        else:
            tidy.append(part)
    return tidy


def body(parts: Iterable[Part], clauses: dict[int, Clause], language: str) -> str:
    """The text that the customer reads. Neighbouring clauses of one place stand together."""
    said: list[str] = []
    for place, group in groupby(parts, key=lambda part: _place(clauses.get(part.get("clause", 0)), language)):
        if place:
            quoted = [clauses[part["clause"]].quoted for part in group]
            said.append("\n".join([_head(language), *quoted, place]))
        else:
            said += [part.get("words", "").strip() for part in group]
    return "\n\n".join(filter(None, said))


def apart(text: str, clauses: Iterable[Clause], language: str) -> Iterator[str | Clause]:
    """The words and the clauses of a text, in order. A clause that the text does not hold is left out."""
    held = list(clauses)
    marks = {_head(language), *(_place(clause, language) for clause in held)}
    rest = f"\n{text}\n"
    for clause in sorted(held, key=lambda clause: rest.find(f"\n{clause.quoted}\n")):
        words, found, after = rest.partition(f"\n{clause.quoted}\n")
        if found:
            yield from _without(marks, words)
            yield clause
            rest = f"\n{after}"
    yield from _without(marks, rest)


def _without(marks: set[str], words: str) -> Iterator[str]:
    kept = "\n".join(line for line in words.splitlines() if line not in marks).strip()
    if kept:
        yield kept


def _head(language: str) -> str:
    with override(language):
        return gettext("[From the notice]")


def _place(clause: Clause | None, language: str) -> str:
    """Where it stands: the line below a quotation; empty for words."""
    if clause is None:
        return ""
    with override(language):
        place = gettext("(Notice, version %(number)s: %(place)s)")
        return place % {"number": clause.version.number, "place": clause.place}
