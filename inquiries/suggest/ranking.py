"""The ranking of the topics for a question, on one version of the notice."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path

from django.db.models import Max, Q, Subquery

from inquiries.models import Answer, Citation, Topic, Training, Version

from .model import SHIPPED, Model, fingerprint
from .parts import parts
from .speakers import Speaker, speaker
from .terms import terms

EVIDENCE = 4.0
"""How much it counts that a question shares its words with the topic's own clauses."""
LEAST = 0.01
FIRST = 3
"""So many are named however unlikely; beyond them only what is not quite unlikely."""
PARTS = 0.3
"""How much it counts what the parts of an inquiry ask, beside what the whole of it does."""
NAME = re.compile("[一-鿿々]{2,}|[a-z]{3,}")
LONGEST = 4_000
"""Characters that are read: whoever writes more has said long before what the matter is."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic, and how likely it is what the question asks for most."""

    key: str
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The topics that fit, best first; `abstain` when no clause of the notice is likely to answer.

    `speaker` is set where somebody speaks who is handed on and told nothing, whatever they ask.
    """

    suggestions: tuple[Suggestion, ...]
    abstain: bool
    speaker: Speaker | None = None

    def __iter__(self) -> Iterator[Suggestion]:
        return iter(self.suggestions)


def rank(text: str, version: Version | None) -> Ranking:
    """Which topics an inquiry is about, as this version of the notice speaks of them."""
    if found := speaker(text[:LONGEST]):
        return Ranking((Suggestion(found.topic, 1.0),), abstain=True, speaker=found)
    return _of(version).rank(text[:LONGEST])


@dataclass(frozen=True)
class Ranker:
    """What was learned, and what is written about each topic: its name, its description, the clauses that it quotes."""

    model: Model
    writings: dict[str, str]
    answered: frozenset[str]

    def rank(self, text: str) -> Ranking:
        """The topics for a question. With no word known, none."""
        counts = terms(text)
        vector, shares = self.model.vector(counts), self._named(counts)
        if not vector and not shares:
            return Ranking((), abstain=True)
        shares = self._shares(vector) | shares
        ordered = sorted(self._of_parts(text, shares).items(), key=lambda share: -share[1])
        likely = [share for place, share in enumerate(ordered) if place < FIRST or share[1] >= LEAST]
        abstain = sum(share for key, share in shares.items() if key in self.answered) < 0.5
        return Ranking(tuple(Suggestion(key, round(share, 3)) for key, share in likely), abstain)

    def _of_parts(self, text: str, whole: dict[str, float]) -> dict[str, float]:
        """The shares of the whole, and what one part of it asks plainly: a second question drowns in the first."""
        said = [self._shares(vector) for part in parts(text) if (vector := self.model.vector(terms(part)))]
        if len(said) < 2:
            return whole
        return {
            key: share + PARTS * (max(part.get(key, share) for part in said) - share) for key, share in whole.items()
        }

    def _shares(self, vector: dict[int, float]) -> dict[str, float]:
        """The model's opinion, moved by the evidence."""
        shared = dict.fromkeys(self.writings, 0.0)
        for place, value in vector.items():
            for key, written in self.written.get(place, ()):
                shared[key] += value * written
        shares = self.model.probabilities(vector)
        scores = {key: share * math.exp(EVIDENCE * shared[key]) for key, share in shares.items()}
        return {key: score / sum(scores.values()) for key, score in scores.items()}

    def _named(self, counts: Counter[str]) -> dict[str, float]:
        """Topics of which nothing was learned: how much of what the question names is written about them."""
        names = {term for term in counts if NAME.fullmatch(term)}
        shares = {key: len(names & written.keys()) / len(names) for key, written in self.unlearned.items() if names}
        return {key: share for key, share in shares.items() if share > 1 / 3}

    @cached_property
    def written(self) -> dict[int, list[tuple[str, float]]]:
        """For each term the topics whose writings hold it, and how much it counts in them."""
        held: dict[int, list[tuple[str, float]]] = defaultdict(list)
        for key, text in self.writings.items():
            for place, value in self.model.vector(terms(text)).items():
                held[place].append((key, value))
        return dict(held)

    @cached_property
    def unlearned(self) -> dict[str, Counter[str]]:
        """The terms of the topics that no phrase asks about: somebody added them."""
        return {key: terms(text) for key, text in self.writings.items() if key not in self.model.topics}


def _of(version: Version | None) -> Ranker:
    trained = Training.objects.on(fingerprint(SHIPPED)).in_force().newest_first()
    newest = Topic.objects.aggregate(
        topic=Max("pk"),
        answer=Max("answers__pk", filter=Q(answers__version=version)),
        trained=Max(Subquery(trained.values("made_at")[:1])),
    )
    if version is None:
        return _ranker(None, None, newest["topic"], None, newest["trained"])
    return _ranker(version.pk, version.loaded_at, newest["topic"], newest["answer"], newest["trained"])


@lru_cache(maxsize=4)
def _ranker(
    version: int | None,
    _loaded_at: datetime | None,
    _newest_topic: int | None,
    _newest_answer: int | None,
    trained: datetime | None,
) -> Ranker:
    """What they are made of tells one key from another."""
    model = learned(trained) if trained else shipped(SHIPPED)
    quoted: dict[str, list[str]] = {}
    cited = Citation.objects.filter(answer__version=version).exclude(answer__state=Answer.State.RETIRED)
    for key, clause in cited.values_list("answer__topic__key", "clause__text").distinct():
        quoted.setdefault(key, []).append(clause)
    about = {topic.key: [topic.name_ja, topic.name_en, topic.description] for topic in Topic.objects.all()}
    keys = dict.fromkeys([*about, *model.topics])
    writings = {key: "\n".join([*about.get(key, []), *quoted.get(key, [])]) for key in keys}
    return Ranker(model, writings, frozenset(quoted))


@lru_cache(maxsize=1)
def shipped(path: Path) -> Model:
    """The model that came with the project."""
    return Model.loaded(path.read_bytes())


@lru_cache(maxsize=1)
def learned(made_at: datetime) -> Model:
    """The model that was learned at work; the shipped one if it was forgotten this instant."""
    training = Training.objects.filter(made_at=made_at).first()
    return Model.loaded(bytes(training.model)) if training else shipped(SHIPPED)
