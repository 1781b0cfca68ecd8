"""Model: each term has a weight for each topic; the sum over a text's terms is the topic's score."""

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
from operator import mul
from pathlib import Path
from typing import Self

SHIPPED = Path(__file__).parent / "model.gz"
FINEST = 1 / 16
"""Weights are stored as whole multiples of this."""
BIAS = 0.1


@dataclass(frozen=True)
class Model:
    """`weights` has a row for each term and a last one for the bias, and a column for each topic.

    `rarities`: for each term 1 + log((1 + phrases) / (1 + phrases with it)), its inverse document frequency.
    """

    topics: tuple[str, ...]
    terms: tuple[str, ...]
    rarities: array[float]
    weights: array[int]

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each term."""
        return {term: place for place, term in enumerate(self.terms)}

    def vector(self, counts: Counter[str]) -> dict[int, float]:
        """The rows of the known terms with their values; a vector of length 1."""
        return unit(self.places, self.rarities, counts)

    def probabilities(self, vector: Mapping[int, float]) -> dict[str, float]:
        """The probability of each topic; for an empty vector, by the bias alone."""
        values = [value * FINEST for value in (*vector.values(), BIAS)]
        width = len(self.topics)
        rows = [self.weights[row * width : (row + 1) * width] for row in (*vector, len(self.terms))]
        scores = [sum(map(mul, values, column)) for column in zip(*rows, strict=True)]
        return dict(zip(self.topics, softmax(scores), strict=True))

    def dumped(self) -> bytes:
        """The model as bytes; equal models give equal bytes."""
        head = json.dumps([self.topics, "\n".join(self.terms)], ensure_ascii=False).encode()
        held = io.BytesIO()
        with gzip.GzipFile(fileobj=held, mode="wb", mtime=0) as file:
            file.write(b"%d\n%s" % (len(head), head))
            file.write(self.rarities.tobytes() + self.weights.tobytes())
        return held.getvalue()

    @classmethod
    def loaded(cls, dumped: bytes) -> Self:
        """The model of such bytes."""
        size, _newline, rest = gzip.decompress(dumped).partition(b"\n")
        topics, known = json.loads(rest[: int(size)])
        rarities, weights = array("f"), array("b")
        end = int(size) + rarities.itemsize * (known.count("\n") + 1)
        rarities.frombytes(rest[int(size) : end])
        weights.frombytes(rest[end:])
        return cls(tuple(topics), tuple(known.split("\n")), rarities, weights)


@cache
def fingerprint(path: Path) -> str:
    """The SHA-256 of the file, which tells one release's model from another's."""
    return sha256(path.read_bytes()).hexdigest()


def unit(places: Mapping[str, int], rarities: Sequence[float], counts: Counter[str]) -> dict[int, float]:
    """A text as a vector of length 1: each term has its rarity times 1 + log(count)."""
    found = dict(_weighed(places, rarities, counts))
    length = math.sqrt(sum(value * value for value in found.values()))
    return {place: value / length for place, value in found.items()}


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores as probabilities."""
    most = max(scores)
    shares = [math.exp(score - most) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


def _weighed(places: Mapping[str, int], rarities: Sequence[float], counts: Counter[str]) -> Iterator[tuple[int, float]]:
    for term, count in counts.items():
        if (place := places.get(term)) is not None:
            yield place, (1 + math.log(count)) * rarities[place]
