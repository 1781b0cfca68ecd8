"""Model: what was learned from the phrasebook. A text's terms have weights for each topic; their sum is its score."""

from __future__ import annotations

import gzip
import io
import json
import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Self

SHIPPED = Path(__file__).parent / "model.gz"
FINEST = 1 / 16
"""Weights are whole multiples of this."""
BIAS = 0.1


@dataclass(frozen=True)
class Model:
    """`weights` holds a row for each term, and a last one for what every text has; a row has a column for each topic.

    `rarities` is how much a term says by itself: the logarithm of how few phrases hold it.
    """

    topics: tuple[str, ...]
    terms: tuple[str, ...]
    rarities: array[float]
    weights: array[int]

    @cached_property
    def places(self) -> dict[str, int]:
        """Which row is a term's."""
        return {term: place for place, term in enumerate(self.terms)}

    def vector(self, counts: Counter[str]) -> dict[int, float]:
        """The rows of the terms that are known, and how much each counts: as long as 1 in all."""
        return unit(self.places, self.rarities, counts)

    def probabilities(self, vector: Mapping[int, float]) -> dict[str, float]:
        """How likely each topic is; with nothing known, how often it is asked about."""
        scores = [0.0] * len(self.topics)
        for row, value in [*vector.items(), (len(self.terms), BIAS)]:
            weights = self.weights[row * len(self.topics) : (row + 1) * len(self.topics)]
            scores = [score + value * FINEST * weight for score, weight in zip(scores, weights, strict=True)]
        return dict(zip(self.topics, softmax(scores), strict=True))

    def dumped(self) -> bytes:
        """As bytes, the same ones for the same model."""
        head = json.dumps([self.topics, "\n".join(self.terms)], ensure_ascii=False).encode()
        held = io.BytesIO()
        with gzip.GzipFile(fileobj=held, mode="wb", mtime=0) as file:
            file.write(b"%d\n%s" % (len(head), head))
            file.write(self.rarities.tobytes() + self.weights.tobytes())
        return held.getvalue()

    @classmethod
    def loaded(cls, dumped: bytes) -> Self:
        """What was dumped."""
        size, _newline, rest = gzip.decompress(dumped).partition(b"\n")
        topics, known = json.loads(rest[: int(size)])
        rarities, weights = array("f"), array("b")
        end = int(size) + rarities.itemsize * (known.count("\n") + 1)
        rarities.frombytes(rest[int(size) : end])
        weights.frombytes(rest[end:])
        return cls(tuple(topics), tuple(known.split("\n")), rarities, weights)


@cache
def fingerprint(path: Path) -> str:
    """What tells one shipped model from that of another release."""
    return sha256(path.read_bytes()).hexdigest()


def unit(places: Mapping[str, int], rarities: Sequence[float], counts: Counter[str]) -> dict[int, float]:
    """A text as a vector of length 1: a term counts by how rare it is, and said twice not twice as much."""
    found = dict(_weighed(places, rarities, counts))
    length = math.sqrt(sum(value * value for value in found.values()))
    return {place: value / length for place, value in found.items()}


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores as shares of 1."""
    most = max(scores)
    shares = [math.exp(score - most) for score in scores]
    return [share / sum(shares) for share in shares]


def _weighed(places: Mapping[str, int], rarities: Sequence[float], counts: Counter[str]) -> Iterator[tuple[int, float]]:
    for term, count in counts.items():
        if (place := places.get(term)) is not None:
            yield place, (1 + math.log(count)) * rarities[place]
