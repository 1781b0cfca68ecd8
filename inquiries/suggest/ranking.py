"""Ranking the topics for a question, on one version of the notice."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from django.db.models import Max, Q, Subquery

from inquiries.models import Answer, Citation, Topic, Training, Version

from .model import SHIPPED, Model, fingerprint
from .parts import parts
from .speakers import Speaker, speaker
from .terms import terms

EVIDENCE = 4.0
"""The weight of words that a question shares with the writings on a topic."""
LEAST = 0.01
FIRST = 3
"""The first FIRST topics are always given; further ones only from LEAST on."""
PARTS = 0.3
"""The weight of a single part of an inquiry against the whole."""
NAME = re.compile("[一-鿿々]{2,}|[a-z]{3,}")
KEPT = 2_000
"""So many rankings are kept, until another version, answer or training makes them anew."""
LONGEST = 4_000
"""Characters that are read; a longer text has named its matter by then."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic, and the probability that it is the question's main one."""

    key: str
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The topics that fit, best first. `abstain`: no clause of the notice is likely to answer.

    `speaker`: set if the sender is no customer (police, press …) and is handed on without an answer.
    """

    suggestions: tuple[Suggestion, ...]
    abstain: bool
    speaker: Speaker | None = None

    def __iter__(self) -> Iterator[Suggestion]:
        return iter(self.suggestions)


def rank(text: str, version: Version | None) -> Ranking:
    """Ranks the topics for an inquiry on this version of the notice; of many texts, `ranker` asks but once."""
    return ranker(version).rank(text)


@dataclass(frozen=True)
class Ranker:
    """A model, and the writings on each topic: its name, its description, the clauses that its answers quote."""

    model: Model
    writings: dict[str, str]
    answered: frozenset[str]

    def rank(self, text: str) -> Ranking:
        """The ranking for a question; empty if no term is known. It is kept for its next reader, but no word of it."""
        digest = sha256(text[:LONGEST].encode(errors="surrogatepass")).digest()
        if digest not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[digest] = self._rank(text[:LONGEST])
        return self._known[digest]

    def _rank(self, text: str) -> Ranking:
        if found := speaker(text):
            return Ranking((Suggestion(found.topic, 1.0),), abstain=True, speaker=found)
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
        """Raises the shares of topics that a single part asks for, since a second question is lost in the whole."""
        vectors = [vector for part in parts(text) if (vector := self.model.vector(terms(part)))]
        if len(vectors) < 2:
            return whole
        said = list(map(self._shares, vectors))
        return {
            key: share + PARTS * (max(part.get(key, share) for part in said) - share) for key, share in whole.items()
        }

    def _shares(self, vector: dict[int, float]) -> dict[str, float]:
        """The model's probabilities, raised for topics whose writings share words with the question."""
        shared = dict.fromkeys(self.writings, 0.0)
        for place, value in vector.items():
            for key, written in self.written.get(place, ()):
                shared[key] += value * written
        shares = self.model.probabilities(vector)
        scores = {key: share * math.exp(EVIDENCE * shared[key]) for key, share in shares.items()}
        total = sum(scores.values())
        return {key: score / total for key, score in scores.items()}

    def _named(self, counts: Counter[str]) -> dict[str, float]:
        """The shares of topics that the model does not know: how many of the question's nouns their writings hold."""
        names = {term for term in counts if NAME.fullmatch(term)}
        shares = {key: len(names & written.keys()) / len(names) for key, written in self.unlearned.items() if names}
        return {key: share for key, share in shares.items() if share > 1 / 3}

    @cached_property
    def _known(self) -> dict[bytes, Ranking]:
        """The newest rankings, by a digest of what was asked."""
        return {}

    @cached_property
    def written(self) -> dict[int, list[tuple[str, float]]]:
        """For each term the topics whose writings hold it, with its value there."""
        held: dict[int, list[tuple[str, float]]] = defaultdict(list)
        for key, text in self.writings.items():
            for place, value in self.model.vector(terms(text)).items():
                held[place].append((key, value))
        return dict(held)

    @cached_property
    def unlearned(self) -> dict[str, Counter[str]]:
        """The terms of topics that the model does not know, since the desk added them."""
        return {key: terms(text) for key, text in self.writings.items() if key not in self.model.topics}


def ranker(version: Version | None) -> Ranker:
    """What ranks on this version of the notice; one query, and further ones if anything changed."""
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
    """The ranker, cached: the arguments name all that it is made of."""
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
    """The model in the repository."""
    return Model.loaded(path.read_bytes())


@lru_cache(maxsize=1)
def learned(made_at: datetime) -> Model:
    """The model trained at that time; the shipped one if it was deleted meanwhile."""
    training = Training.objects.filter(made_at=made_at).first()
    return Model.loaded(bytes(training.model)) if training else shipped(SHIPPED)
