"""Card numbers among the digits of a text, by issuer range and check digit, with any signs between the digits."""

from collections.abc import Iterator

from .brands import LONGEST, SHORTEST, brand_of, could_be_card
from .findings import Finding, Span
from .folding import WALL
from .glued import glued, with_stray_digit
from .labels import label_before
from .layouts import anywhere, mixed, pieces, printed
from .others import is_other_number, without_figures, without_phones, without_years
from .runs import Run, runs
from .tables import Row, by_chance, row_at

CROWDED = LONGEST + 9  # digits: in a longer run some stretch always passes for a card number


def card_numbers(folded: str) -> Iterator[Span]:
    """Where the card numbers of a folded text stand."""
    bare = without_figures(folded)
    every = list(runs(bare))
    found = [card for run in every for card in _in_run(run, _candidates(run))]
    if bare != folded:  # a number laid out as on a card is one, even if its end looks like a count ("1234件")
        for run in runs(without_years(folded)):
            if WALL in bare[run.start : run.end]:
                found += _in_run(run, printed(without_phones(run)))
    chance = by_chance((row for _, row in found), every)
    yield from (span for span, row in found if row not in chance)


def _in_run(run: Run, candidates: Iterator[tuple[int, int]]) -> Iterator[tuple[Span, Row | None]]:
    """The card numbers of a run. They may overlap: a phone number and half of a card number can pass as another."""
    taken: set[int] = set()
    for first, last in candidates:
        if last - first < SHORTEST or not could_be_card(digits := run.number(first, last)):
            continue
        if not taken.issuperset(range(first, last)) and not is_other_number(run, first, last, digits):
            taken.update(range(first, last))
            span = Span(*run.place(first, last), Finding("pan", brand_of(digits), digits[-4:]), digits)
            yield span, row_at(run.shape, first, last)


def _candidates(run: Run) -> Iterator[tuple[int, int]]:
    if len(run.shape) < SHORTEST:
        return
    yield from pieces(run.shape)
    bare = without_phones(run)
    if bare != run.shape:
        yield from pieces(bare)
    yield from printed(bare)
    yield from mixed(run.shape)
    yield from (stretch for stretch in glued(bare) if label_before(run.folded, run.place(*stretch)[0]) != "other")
    if _is_alone(run) and label_before(run.folded, run.start) == "card":
        yield from anywhere(bare)
        yield from with_stray_digit(bare)


def _is_alone(run: Run) -> bool:
    return len(run.shape) <= 2 * CROWDED and len(run.number(0, len(run.shape))) <= CROWDED
