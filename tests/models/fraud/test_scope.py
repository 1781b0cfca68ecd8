"""Outside is what the announcement cannot explain."""

from datetime import date

import pytest

from inquiries.models import Scope
from inquiries.models.fraud.scope import OUTSIDE, scope_of

pytestmark = pytest.mark.once
WINDOW = (date(2016, 1, 1), date(2016, 4, 15))


def on(charged: str, registered: str | None = None, *, is_registered: bool = True) -> Scope:
    day = date.fromisoformat(registered) if registered else None
    return scope_of(WINDOW, date.fromisoformat(charged), day, is_registered=is_registered)


@pytest.mark.parametrize(
    ("charged", "registered", "scope"),
    [
        ("2015-12-31", None, Scope.EARLIER),
        ("2016-01-01", None, Scope.NO_DAY),
        ("2016-01-01", "2016-01-01", Scope.WITHIN),
        ("2016-04-15", "2016-04-15", Scope.WITHIN),
        ("2016-04-16", "2016-04-16", Scope.ELSEWHEN),
        ("2016-04-16", "2015-12-31", Scope.ELSEWHEN),
        ("2016-02-01", "2016-02-02", Scope.UNKNOWN_THEN),
        ("2026-11-01", "2016-03-01", Scope.WITHIN),
        ("2026-11-01", None, Scope.NO_DAY),
    ],
)
def test_both_days_of_the_window_belong_to_it_and_a_later_charge_is_within(
    charged: str, registered: str | None, scope: Scope
) -> None:
    assert on(charged, registered) == scope


def test_a_card_that_was_never_registered_is_outside() -> None:
    assert on("2016-02-01", is_registered=False) == Scope.NEVER
    assert on("2015-12-31", is_registered=False) == Scope.EARLIER


def test_without_a_window_nothing_can_be_told() -> None:
    for is_registered in (True, False):
        assert scope_of(None, date(2016, 2, 1), None, is_registered=is_registered) == Scope.NO_WINDOW


def test_what_cannot_be_told_is_not_outside() -> None:
    assert set(Scope) - set(OUTSIDE) == {Scope.WITHIN, Scope.NO_WINDOW, Scope.NO_DAY}
