"""Trial: how well a model ranks unknown registers, with each register left out of training in turn."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .model import Model
from .phrasebook import Phrase
from .terms import terms
from .training import train


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of phrases whose topic came first, or in the first three; `silent`: F1 of `abstain`."""

    register: str
    phrases: int
    first: float
    three: float
    silent: float


def leave_out(phrases: Collection[Phrase], silent: Collection[str]) -> Iterator[Figures]:
    """The figures of each register, by a model trained on the others."""
    for register in dict.fromkeys(phrase.register for phrase in phrases):
        model = train([phrase for phrase in phrases if phrase.register != register])
        yield judge(model, [phrase for phrase in phrases if phrase.register == register], silent, register)


def judge(model: Model, phrases: Collection[Phrase], silent: Collection[str], register: str) -> Figures:
    """The figures of a model on phrases. `silent`: the topics that the notice does not answer."""
    first = three = hits = said = 0
    for phrase in phrases:
        shares = model.probabilities(model.vector(terms(phrase.text)))
        best = sorted(shares, key=lambda topic: -shares[topic])[:3]
        abstains = sum(shares[topic] for topic in shares if topic in silent) > 0.5
        first += best[0] == phrase.topic
        three += phrase.topic in best
        said += abstains + (phrase.topic in silent)
        hits += abstains and phrase.topic in silent
    return Figures(register, len(phrases), first / len(phrases), three / len(phrases), 2 * hits / max(said, 1))
