"""Carrying answers over to a new version of the notice.

An answer goes by what it quotes: each clause is followed to what stands in its place now. Nobody's approval is taken
along to words or to a quotation that somebody else has not seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from inquiries.models import Answer, Clause, Ground, Topic, Version
from inquiries.models.succession import Said, begin, keep, put_up

from .comparing import Changes, is_same
from .drafting import Draft


@dataclass(frozen=True)
class Passage:
    """From one version to the next: what became of each clause."""

    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    changes: Changes

    @classmethod
    def between(cls, before: Version, after: Version, changes: Changes) -> Passage:
        """Over all clauses of both."""
        old, new = (tuple(version.clauses.order_by("order")) for version in (before, after))
        return cls(old, new, changes)

    def follow(self, clause: Clause) -> list[Clause]:
        """What stands there now: nothing, one clause, or several if it was split."""
        return [self.new[pair.new] for pair in self.changes.pairs if self.old[pair.old].pk == clause.pk]

    def follow_all(self, clauses: Iterable[Clause]) -> list[Clause]:
        """The same for many, each once, in the order of the notice."""
        found = {new.pk: new for clause in clauses for new in self.follow(clause)}
        return sorted(found.values(), key=lambda clause: clause.order)

    def grounds(self, clauses: Iterable[Clause]) -> Iterator[Ground]:
        """For each that reads otherwise now, or is gone."""
        for clause in clauses:
            followers = self.follow(clause)
            if not followers:
                yield Ground(old=clause)
            elif len(followers) > 1 or not is_same(clause.text, followers[0].text):
                yield from (Ground(old=clause, new=new) for new in followers)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What would be drafted from the version before, and from the new one with its clauses as rows."""

    old: Draft
    new: Draft
    clauses: list[Clause]

    @property
    def is_said_otherwise(self) -> bool:
        """Both versions speak, and what they leave open differs."""
        return bool(self.old.clauses and self.new.clauses) and self.old.silence != self.new.silence

    def offered(self, cited: list[Clause]) -> list[Clause]:
        """What the answer does not quote and the version before did not say."""
        known = [clause.text for clause in self.old.clauses]
        quoted = {clause.pk for clause in cited}
        fresh = (clause for clause in self.clauses if not any(is_same(clause.text, text) for text in known))
        return [clause for clause in fresh if clause.pk not in quoted]


def carry(topic: Topic, version: Version, new: Draft, old: Draft | None, passage: Passage | None) -> list[Answer]:
    """The topic's answers on the new version."""
    rows = {clause.key: clause for clause in version.clauses.all()}
    clauses = [rows[clause.key] for clause in new.clauses]
    live = topic.answers.current().order_by("cohort", "pk").to_show()
    groups = [list(group) for _cohort, group in groupby(live, key=lambda answer: answer.cohort)]
    if not groups or old is None or passage is None:
        return [begin(topic, version, _said(new), clauses)]
    drawn = Drawn(old, new, clauses)
    return [answer for group in groups for answer in _carried(group, version, drawn, passage)]


def _carried(live: list[Answer], version: Version, drawn: Drawn, passage: Passage) -> list[Answer]:
    """Those of one cohort. Where nothing that they quote changed they stay; otherwise the last is up for review."""
    last = live[-1]
    before, after = _said(drawn.old), _said(drawn.new)
    is_ours = _said(last) == before and not last.cohort
    if is_ours and all(answer.state == Answer.State.DRAFT for answer in live):
        return [begin(last.topic, version, after, drawn.clauses)]
    cited = _cited(live)
    offered = [] if last.cohort else drawn.offered(passage.follow_all(cited))
    grounds = [*passage.grounds(cited), *(Ground(new=clause) for clause in offered)]
    if drawn.is_said_otherwise and not last.cohort:
        grounds.append(Ground(words=last.silence))
    if not grounds:
        return [
            keep(answer, version, passage.follow_all(_cited([answer])), grounds=_earlier(answer, passage))
            for answer in live
        ]
    quoted = sorted([*passage.follow_all(_cited([last])), *offered], key=lambda clause: clause.order)
    said = after if is_ours else None
    return [put_up(last, version, quoted, said=said, grounds=_joined(_earlier(last, passage), grounds))]


def _earlier(answer: Answer, passage: Passage) -> list[Ground]:
    """What it was up for already, as it stands now. Approval settled it."""
    found: list[Ground] = []
    if answer.state == Answer.State.APPROVED:
        return found
    for ground in answer.grounds.select_related("old", "new"):
        followers = passage.follow(ground.new) if ground.new else []
        if ground.old or followers or ground.words:
            found.append(Ground(old=ground.old, new=followers[0] if followers else None, words=ground.words))
    return found


def _joined(earlier: list[Ground], fresh: list[Ground]) -> list[Ground]:
    """What was last approved beside what stands there now: what came and went in between was never in force."""
    covered = {ground.new.pk for ground in earlier if ground.new}
    return [*earlier, *(ground for ground in fresh if not (ground.new and ground.new.pk in covered))]


def _cited(answers: list[Answer]) -> list[Clause]:
    """Every clause that any of them quotes, once."""
    found = {clause.pk: clause for answer in answers for clause in answer.clauses}
    return sorted(found.values(), key=lambda clause: clause.order)


def _said(words: Draft | Answer) -> Said:
    return Said(words.opening, words.silence, words.next_step)
