"""Carrying answers over to a new version of the notice.

Each quoted clause is followed to the clauses in its place now. An approval is kept only if words and quotations are
those that were approved. The plan (`heirs`) writes nothing, so that a page can show what a version would do before it
is in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from inquiries.models import Answer, Clause, Ground, Topic, Version
from inquiries.models.answer.succession import Frame, begin, keep, put_up, revise_since
from inquiries.notice.answers.drafting import Draft
from inquiries.notice.answers.speaking import spoken

from .comparing import Changes, is_same


@dataclass(frozen=True)
class Transition:
    """From one version to the next: what became of each clause."""

    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    changes: Changes

    @classmethod
    def to(cls, new: Iterable[Clause], before: Version, changes: Changes) -> Transition:
        """The transition from `before`; the new clauses need not be saved yet."""
        return cls(tuple(before.clauses.order_by("order")), tuple(new), changes)

    def follow(self, clause: Clause) -> list[Clause]:
        """The clauses in its place now: none, one, or several if it was split."""
        return [self.new[pair.new] for pair in self.changes.pairs if self.old[pair.old].pk == clause.pk]

    def origins(self) -> dict[str, list[Clause]]:
        """For each new clause's key the old clauses that it comes from."""
        found: dict[str, list[Clause]] = {}
        for pair in self.changes.pairs:
            found.setdefault(self.new[pair.new].key, []).append(self.old[pair.old])
        return found

    def follow_all(self, clauses: Iterable[Clause]) -> list[Clause]:
        """The same for many, each once, in the order of the notice."""
        found = {new.key: new for clause in clauses for new in self.follow(clause)}
        return sorted(found.values(), key=lambda clause: clause.order)

    def grounds(self, clauses: Iterable[Clause]) -> Iterator[Ground]:
        """A ground for review for each clause that was reworded, split or removed."""
        for clause in clauses:
            followers = self.follow(clause)
            if not followers:
                yield Ground(old=clause)
            elif len(followers) > 1 or not is_same(clause.text, followers[0].text):
                yield from (Ground(old=clause, new=new) for new in followers)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drafts of the version before and of the new one, with the new clauses as rows."""

    old: Draft
    new: Draft
    clauses: list[Clause]

    @property
    def is_said_otherwise(self) -> bool:
        """Whether both drafts quote the notice, but name other things as missing."""
        return bool(self.old.clauses and self.new.clauses) and self.old.silence != self.new.silence

    @property
    def breaks_the_silence(self) -> bool:
        """Whether only the new version says something on the topic."""
        return bool(self.new.clauses and not self.old.clauses)

    def offered(self, cited: list[Clause]) -> list[Clause]:
        """New clauses that the answer does not quote yet and the version before did not have."""
        known = [clause.text for clause in self.old.clauses]
        quoted = {clause.key for clause in cited}
        fresh = (clause for clause in self.clauses if not any(is_same(clause.text, text) for text in known))
        return [clause for clause in fresh if clause.key not in quoted]


@dataclass(frozen=True, slots=True)
class Heir:
    """An answer on the new version: made from the one that `was` there, or a first draft.

    `off_line`: the approved answer that goes out of use until a person approves this one. `since`: when the topic lost
    its approved answer in an earlier version.
    """

    topic: Topic
    clauses: list[Clause]
    was: Answer | None = None
    said: Frame | None = None
    spoken: dict[str, str] | None = None
    note: str = ""
    grounds: list[Ground] = field(default_factory=list)
    off_line: Answer | None = None
    since: datetime | None = None
    is_kept: bool = False

    def write(self, version: Version) -> Answer:
        """Writes the answer as a row of the version, whose clauses are saved."""
        answer = self._written(version)
        if since := version.loaded_at if self.off_line else self.since:
            revise_since(answer, since)
        return answer

    def _written(self, version: Version) -> Answer:
        if self.was is None:
            assert self.said is not None
            return begin(self.topic, version, self.said, self.clauses, note=self.note)
        if self.is_kept:
            return keep(self.was, version, self.clauses, grounds=self.grounds)
        return put_up(self.was, version, self.clauses, said=self.said, spoken=self.spoken, grounds=self.grounds)


def heirs(
    topic: Topic, new: Draft, old: Draft | None, transition: Transition | None, rows: Mapping[str, Clause]
) -> list[Heir]:
    """The topic's answers on the new version; `rows` are its clauses by their keys."""
    clauses = [rows[clause.key] for clause in new.clauses]
    live = topic.answers.current().order_by("cohort", "pk").to_show()
    groups = [list(group) for _cohort, group in groupby(live, key=lambda answer: answer.cohort)]
    if not groups or old is None or transition is None:
        return [Heir(topic, clauses, said=_said(new), note=new.topic.words.note)]
    drawn = Drawn(old, new, clauses)
    return [heir for group in groups for heir in _of_cohort(group, drawn, transition)]


def _of_cohort(live: list[Answer], drawn: Drawn, transition: Transition) -> list[Heir]:
    """The answers of one cohort: they stay if their quotations are unchanged, else the last is put up for review."""
    last = live[-1]
    before, after = _said(drawn.old), _said(drawn.new)
    is_ours = _said(last) == before and not last.cohort
    if is_ours and all(answer.state == Answer.State.DRAFT for answer in live):
        return [Heir(last.topic, drawn.clauses, said=after, note=last.handling_note, since=_since(live))]
    cited = _cited(live)
    offered = [] if last.cohort else drawn.offered(transition.follow_all(cited))
    grounds = [*transition.grounds(cited), *(Ground(new=clause) for clause in offered)]
    is_silence_outdated = drawn.breaks_the_silence and not is_ours and bool(last.silence)
    if (drawn.is_said_otherwise or is_silence_outdated) and not last.cohort:
        grounds.append(Ground(words=last.silence))
    if not grounds:
        return [_kept(answer, transition) for answer in live]
    quoted = sorted([*transition.follow_all(_cited([last])), *offered], key=lambda clause: clause.order)
    said = after if is_ours else None
    off_line = next((answer for answer in live if answer.state == Answer.State.APPROVED), None)
    spoken_anew = spoken(drawn.new) if is_ours and last.variants in ({}, {"spoken": spoken(drawn.old)}) else None
    joined = _joined(_earlier(last, transition), grounds)
    return [Heir(last.topic, quoted, last, said, spoken_anew, grounds=joined, off_line=off_line, since=_since(live))]


def _kept(answer: Answer, transition: Transition) -> Heir:
    quoted = transition.follow_all(_cited([answer]))
    return Heir(answer.topic, quoted, answer, grounds=_earlier(answer, transition), is_kept=True)


def _earlier(answer: Answer, transition: Transition) -> list[Ground]:
    """The grounds for which the answer was already up for review, on the new clauses; none if it is approved."""
    found: list[Ground] = []
    if answer.state == Answer.State.APPROVED:
        return found
    for ground in answer.grounds.select_related("old", "new"):
        followers = transition.follow(ground.new) if ground.new else []
        if ground.old or followers or ground.words:
            found.append(Ground(old=ground.old, new=followers[0] if followers else None, words=ground.words))
    return found


def _joined(earlier: list[Ground], fresh: list[Ground]) -> list[Ground]:
    """Earlier grounds (against the approved words) replace fresh ones on the same clause."""
    covered = {ground.new.key for ground in earlier if ground.new}
    return [*earlier, *(ground for ground in fresh if not (ground.new and ground.new.key in covered))]


def _since(live: list[Answer]) -> datetime | None:
    """Since when the topic has had no approved answer, or None."""
    return next((answer.revising_since for answer in live if answer.is_being_revised), None)


def _cited(answers: list[Answer]) -> list[Clause]:
    """Every clause that one of the answers quotes, once, in order."""
    found = {clause.pk: clause for answer in answers for clause in answer.clauses}
    return sorted(found.values(), key=lambda clause: clause.order)


def _said(words: Draft | Answer) -> Frame:
    return Frame(words.opening, words.silence, words.next_step)
