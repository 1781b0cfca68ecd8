"""Arrangement 構成: several answers in one letter, in one order, no sentence twice, with our own words between them.

A letter is taken apart into the lines that its answers put in and what somebody wrote, and put together again from the
answers that it holds. So the letter does not depend on what was put in or taken out before, and what somebody wrote,
also over a line of an answer, is never lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import override, pgettext

from inquiries.models.answer.answer import Answer
from inquiries.models.inquiry import letter
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.letter import Part
from inquiries.models.inquiry.variables import Variables

from .insertion import Insertion, Source

OPENING = re.compile(r"^(?P<about>.{1,60}?)について、お知らせでは(?:次|以下)の(?:とおり|通り)ご案内しております。$")
LINKED = re.compile(r"^(?:また|なお|さらに|あわせて|最後に|次に|Also|Further)[、,: ]")
KANA = re.compile(r"[ぁ-ゖァ-ヺ]")


class Anchor(NamedTuple):
    """What own words stand behind: the head, an answer's opening, one of its clauses, its last words, or the ending."""

    answer: int = 0
    place: str = "head"
    clause: int = 0


HEAD, TAIL = Anchor(), Anchor(place="tail")


class Arrangement:
    """The parts of a letter of this inquiry, into which these answers were put."""

    def __init__(
        self, parts: Iterable[Part], inquiry: Inquiry, answers: Sequence[Answer], inserted: Sequence[Insertion]
    ) -> None:
        self.inquiry, self.answers, self.inserted = inquiry, list(answers), inserted
        self.variables = Variables(inquiry)
        greeting, ending = (part["words"] for part in letter.frame(inquiry))
        self.greeting, self.ending = greeting.split("\n\n"), ending
        self.own: dict[Anchor, list[str]] = defaultdict(list)
        self.quoted: list[int] = []
        self.has_ending = False
        self._take_apart(parts)

    def again(self) -> list[Part]:
        """The letter put together anew from its answers: no sentence stands in it twice."""
        return self._together(self.answers)

    def with_(self, answer: Answer, asked: Sequence[str] = ()) -> list[Part]:
        """The letter with this answer too, in the order in which the topics were asked, else in the catalogue's."""
        held = [one for one in self.answers if one.pk != answer.pk]
        places = {key: place for place, key in enumerate(asked)}
        self.quoted += [clause.pk for clause in answer.sayable]
        return self._together(sorted([*held, answer], key=lambda one: _order(one, places)))

    def without(self, answer: Answer) -> list[Part]:
        """The letter without it; a clause that another answer quotes too stays, as that answer's."""
        return self._together([one for one in self.answers if one.pk != answer.pk])

    def without_clause(self, clause: int) -> list[Part]:
        """The letter without this quotation."""
        self.quoted = [pk for pk in self.quoted if pk != clause]
        return self._together([one for one in self.answers if not one.clauses or self._quotes(one)])

    @property
    def insertions(self) -> list[Insertion]:
        """What the answers would put in today, and what was put in before and may still stand in the letter."""
        held = {answer.pk for answer in self.answers}
        today = [
            Insertion(Source.ANSWER, answer.pk, self.variables.fill(line), place)
            for answer in self.answers
            for place, line in _lines(answer)
        ]
        return [*today, *(one for one in self.inserted if one.source != Source.ANSWER or one.number in held)]

    def _quotes(self, answer: Answer) -> bool:
        return any(clause.pk in self.quoted for clause in answer.clauses)

    # --- apart --------------------------------------------------------------------------------------------------------
    def _take_apart(self, parts: Iterable[Part]) -> None:
        known = {answer.pk: answer for answer in self.answers}
        seen: list[int] = []
        anchor = HEAD
        anchors = defaultdict[str, list[Anchor]](list)
        for one in self.insertions:
            if one.source == Source.ANSWER:
                anchors[one.words.strip()].append(Anchor(one.number, one.place))
        for part in parts:
            if "clause" in part:
                anchor = Anchor(part["answer"], "clause", part["clause"])
                self.quoted.append(part["clause"])
                seen.append(part["answer"])
                continue
            for here, own in list(self._read(part["words"], anchor, anchors)):
                anchor = here
                seen.append(here.answer)
                if own:
                    self.own[here].append(own)
        ordered = [known[pk] for pk in dict.fromkeys(seen) if pk in known]
        self.answers = [*ordered, *(one for one in self.answers if one not in ordered)]

    def _read(self, words: str, anchor: Anchor, anchors: Mapping[str, list[Anchor]]) -> Iterator[tuple[Anchor, str]]:
        """Each stretch of own words with the anchor before it; an empty one only passes on the anchor."""
        own: list[str] = []
        for line in words.splitlines():
            said = line.strip()
            if anchor == TAIL and said in self.greeting:
                continue  # the greeting of a second letter that was joined to this one
            here = TAIL if said == self.ending else _anchor_of(anchors.get(said, []), anchor)
            if here is None:
                own.append(line)
                continue
            yield anchor, "\n".join(own).strip("\n")
            self.has_ending = self.has_ending or here == TAIL
            own, anchor = [], here
            yield anchor, ""
        yield anchor, "\n".join(own).strip("\n")

    # --- together -----------------------------------------------------------------------------------------------------
    def _together(self, answers: Sequence[Answer]) -> list[Part]:
        """Own words of an answer that is gone stay at its place."""
        self.answers = list(answers)
        self._free_own_words({answer.pk for answer in answers})
        last = {line: answer.pk for answer in answers for line in self._said(answer.next_step)}
        said, quoted = _Once(), _Once()
        parts = self._own(HEAD)
        for answer in answers:
            clauses = [c for c in answer.clauses if c.pk in self.quoted and quoted.is_new(c.pk)]
            opening = self._opening(answer, is_first=not said, is_said=bool(answer.clauses) and not clauses)
            parts += [
                {"words": opening if said.is_new(answer.opening) else ""},
                *self._own(Anchor(answer.pk, "opening")),
            ]
            for clause in clauses:
                parts += [
                    {"answer": answer.pk, "clause": clause.pk},
                    *self._own(Anchor(answer.pk, "clause", clause.pk)),
                ]
            after = [*self._said(answer.silence), *(s for s in self._said(answer.next_step) if last[s] == answer.pk)]
            words = "\n".join(line for line in after if said.is_new(line))
            parts += [{"words": words}, *self._own(Anchor(answer.pk, "after"))]
        return letter.joined([*parts, {"words": self.ending if self.has_ending else ""}, *self._own(TAIL)])

    def _free_own_words(self, kept: set[int]) -> None:
        anchor, freed = HEAD, defaultdict[Anchor, list[str]](list, {TAIL: self.own.pop(TAIL, [])})
        for here, chunks in self.own.items():
            if here.place == "clause" and here.answer in kept and here.clause not in self.quoted:
                anchor = Anchor(here.answer, "opening")
            elif here == HEAD or here.answer in kept:
                anchor = here
            freed[anchor] += chunks
        self.own = freed

    def _own(self, anchor: Anchor) -> list[Part]:
        return [{"words": words} for words in self.own.get(anchor, [])]

    def _said(self, words: str) -> list[str]:
        return [line.strip() for line in self.variables.fill(words).splitlines() if line.strip()]

    def _opening(self, answer: Answer, *, is_first: bool, is_said: bool) -> str:
        """The first answer opens as approved, the others are linked to what stands before them."""
        plain, linked, above = (self.variables.fill(words) for words in _openings(answer))
        return above if is_said else plain if is_first else linked


class _Once(set[object]):
    """What was said already."""

    def is_new(self, said: object) -> bool:
        """True for the first time."""
        if said in self:
            return False
        self.add(said)
        return True


def _order(answer: Answer, places: dict[str, int]) -> tuple[int, int, str, str, int]:
    topic = answer.topic
    return (places.get(topic.key, len(places)), topic.order, topic.key, answer.cohort, answer.pk)


def _openings(answer: Answer) -> tuple[str, str, str]:
    """How an answer begins: alone, after another, and where all that it quotes stands above already."""
    opening = answer.opening.strip()
    with override("ja" if KANA.search(opening) or not opening else "en"):
        name = answer.topic.name
        above = pgettext("letter", "The sentences of the notice quoted above apply to %(topic)s as well.") % {
            "topic": name
        }
        if not opening or LINKED.match(opening):
            return opening, opening, above
        if about := OPENING.match(opening):
            linked = pgettext("letter", "On %(about)s the notice says this.") % {"about": about["about"]}
        else:
            linked = pgettext("letter", "Also: %(opening)s") % {"opening": opening}
    return opening, linked, above


def approved(answers: Iterable[Answer], variables: Variables) -> set[str]:
    """Every line that these answers may say in a letter."""
    return {variables.fill(line) for answer in answers for _place, line in _lines(answer)}


def _lines(answer: Answer) -> Iterator[tuple[str, str]]:
    """All that an answer may say in a letter, line by line, and where it stands."""
    for words in _openings(answer):
        yield from (("opening", line.strip()) for line in words.splitlines() if line.strip())
    yield from (("after", line.strip()) for line in answer.words_after.splitlines() if line.strip())


def _anchor_of(found: list[Anchor], now: Anchor) -> Anchor | None:
    """The anchor of a line: of two answers with the same line, that of the present answer."""
    return next((anchor for anchor in found if anchor.answer == now.answer), found[0] if found else None)
