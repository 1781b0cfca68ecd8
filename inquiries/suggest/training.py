"""Training: phrases become a Model.

Multinomial logistic regression by stochastic gradient descent with AdaGrad (Duchi et al. 2011). What was tried and what
each step gained: docs/suggestions.md.
"""

import math
import random
from array import array
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .model import BIAS, FINEST, Model, unit
from .phrasebook import Phrase
from .terms import terms

ROUNDS = 8
STEP = 0.5
RARE = 2
"""Terms in fewer phrases are dropped: they teach nothing about other texts."""
WEIGHT = 3
"""A lesson counts like this many phrases of the phrasebook."""
Floats = NDArray[np.float64]


def train(phrases: Sequence[Phrase], lessons: Sequence[Phrase] = ()) -> Model:
    """The model of these phrases; equal phrases give an equal model.

    A lesson's register is the person who wrote it: for RARE a term counts once for each person, however often written.
    """
    counted, learned = [terms(phrase.text) for phrase in phrases], [terms(lesson.text) for lesson in lessons]
    holders = Counter(term for counts in counted for term in counts)
    said = {(lesson.register, term) for lesson, counts in zip(lessons, learned, strict=True) for term in counts}
    holders.update(term for _somebody, term in said)
    phrases, counted = [*phrases, *list(lessons) * WEIGHT], [*counted, *learned * WEIGHT]
    known = tuple(sorted(term for term, held in holders.items() if held >= RARE))
    rarities = array("f", (1 + math.log((1 + len(phrases)) / (1 + holders[term])) for term in known))
    places = {term: place for place, term in enumerate(known)}
    topics = tuple(dict.fromkeys(phrase.topic for phrase in phrases))
    rows = [_row(unit(places, rarities, counts), len(known)) for counts in counted]
    weights = _learned(rows, [topics.index(phrase.topic) for phrase in phrases], len(known) + 1, len(topics))
    return Model(topics, known, rarities, array("b", _whole(weights).tobytes()))


def _row(vector: dict[int, float], bias: int) -> tuple[NDArray[np.int64], Floats]:
    return np.array([*vector, bias]), np.array([*vector.values(), BIAS])


def _learned(rows: list[tuple[NDArray[np.int64], Floats]], answers: list[int], terms: int, topics: int) -> Floats:
    weights, steps = np.zeros((terms, topics)), np.full((terms, topics), 0.01)
    order = list(range(len(rows)))
    chance = random.Random(1)  # noqa: S311 - an order that is the same each time
    for _round in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            places, values = rows[at]
            scores = values @ weights[places]
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            shares[answers[at]] -= 1
            slope = np.outer(values, shares)
            steps[places] += slope * slope
            weights[places] -= STEP * slope / np.sqrt(steps[places])
    return weights


def _whole(weights: Floats) -> NDArray[np.int8]:
    """The weights as the nearest whole multiples of FINEST."""
    return np.clip(np.rint(weights / FINEST), -127, 127).astype(np.int8)
