"""BM25 over the topics (Robertson and Zaragoza 2009): a term counts by how rare it is among them."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from .terms import terms, weight

SATURATION = 2.0
LENGTH = 0.5


class Index:
    """Topics by the terms of everything that is written about them."""

    def __init__(self, writings: Mapping[str, str]) -> None:
        documents = {key: terms(text) for key, text in writings.items()}
        lengths = {key: document.total() for key, document in documents.items()}
        average = sum(lengths.values()) / max(len(lengths), 1) or 1
        holders = Counter(term for document in documents.values() for term in document)
        self.keys = list(documents)
        self._postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for key, document in documents.items():
            norm = SATURATION * (1 - LENGTH + LENGTH * lengths[key] / average)
            for term, count in document.items():
                rarity = math.log(1 + (len(documents) - holders[term] + 0.5) / (holders[term] + 0.5))
                self._postings[term].append((key, rarity * count * (SATURATION + 1) / (count + norm)))

    def scores(self, text: str) -> dict[str, float]:
        """Every topic's score for a question; 0 where nothing is shared."""
        scores = dict.fromkeys(self.keys, 0.0)
        for term in terms(text):
            for key, score in self._postings.get(term, ()):
                scores[key] += weight(term) * score
        return scores
