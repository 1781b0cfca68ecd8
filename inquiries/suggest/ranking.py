"""The ranking of the topics for a question, on one version of the notice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Max, Q

from inquiries.models import Answer, Citation, Topic, Version

from .index import Index
from .phrasebook import phrasebook

FITS = 6.0
"""Below this a topic shares no more with the question than any two texts do."""
LONGEST = 4_000
"""Characters that are read: whoever writes more has said long before what the matter is."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic and how well it fits; the scores of one ranking compare, those of two do not."""

    key: str
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The topics that fit, best first; `abstain` when no clause of the notice answers the best of them."""

    suggestions: tuple[Suggestion, ...]
    abstain: bool

    def __iter__(self) -> Iterator[Suggestion]:
        return iter(self.suggestions)


def rank(text: str, version: Version | None) -> Ranking:
    """Which topics an inquiry is about, as this version of the notice speaks of them."""
    index, spoken = _of(version)
    scores = sorted(index.scores(text[:LONGEST]).items(), key=lambda item: -item[1])
    suggestions = tuple(Suggestion(key, round(score, 2)) for key, score in scores if score >= FITS)
    return Ranking(suggestions, abstain=not suggestions or suggestions[0].key not in spoken)


def _of(version: Version | None) -> tuple[Index, frozenset[str]]:
    newest = Topic.objects.aggregate(topic=Max("pk"), answer=Max("answers__pk", filter=Q(answers__version=version)))
    if version is None:
        return _index(None, None, newest["topic"], None)
    return _index(version.pk, version.loaded_at, newest["topic"], newest["answer"])


@lru_cache(maxsize=4)
def _index(
    version: int | None, _loaded_at: datetime | None, _newest_topic: int | None, _newest_answer: int | None
) -> tuple[Index, frozenset[str]]:
    """The index, and the topics on which the version speaks. What they are made of tells one key from another."""
    quoted: dict[str, list[str]] = {}
    cited = Citation.objects.filter(answer__version=version).exclude(answer__state=Answer.State.RETIRED)
    for key, clause in cited.values_list("answer__topic__key", "clause__text").distinct():
        quoted.setdefault(key, []).append(clause)
    about = {topic.key: [topic.name_ja, topic.name_en, topic.description] for topic in Topic.objects.all()}
    keys = dict.fromkeys([*about, *phrasebook()])
    writings = {key: "\n".join([*about.get(key, []), *quoted.get(key, []), *phrasebook().get(key, [])]) for key in keys}
    return Index(writings), frozenset(quoted)
