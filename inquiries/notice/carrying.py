"""Carrying answers over to a new version of the notice."""

from __future__ import annotations

from inquiries.models import Answer, Topic

from .drafting import Draft

WORDS = ("opening", "silence", "next_step")
SIGNATURES = ("state", "drafted_by", "drafted_at", "approved_by", "approved_at")


def answers(topic: Topic, new: Draft, old: Draft | None) -> list[Answer]:
    """The topic's answers on the new version, not saved.

    Where the notice says and misses the same as before they stay what they were, approval included. Otherwise one of
    them is up for review: in its own words if somebody had rewritten it, in those of the new draft if nobody had.
    """
    live = list(topic.answers.exclude(state=Answer.State.RETIRED).order_by("pk"))
    if not live or old is None:
        return [_worded(topic, new)]
    if _quotes(new) == _quotes(old) and _words(new) == _words(old):
        return [_kept(answer) for answer in live]
    last = live[-1]
    if all(answer.state == Answer.State.DRAFT for answer in live) and _words(last) == _words(old):
        return [_worded(topic, new)]
    answer = _worded(topic, new if _words(last) == _words(old) else last)
    answer.state, answer.drafted_by, answer.drafted_at = Answer.State.REVIEW, last.drafted_by, last.drafted_at
    return [answer]


def _worded(topic: Topic, words: Draft | Answer) -> Answer:
    return Answer(topic=topic, opening=words.opening, silence=words.silence, next_step=words.next_step)


def _kept(answer: Answer) -> Answer:
    fields = {name: getattr(answer, name) for name in (*WORDS, *SIGNATURES, "cohort")}
    return Answer(topic=answer.topic, **fields)


def _words(said: Draft | Answer) -> tuple[str, ...]:
    return (said.opening, said.silence, said.next_step)


def _quotes(draft: Draft) -> list[str]:
    return [clause.text for clause in draft.clauses]
