"""How hours are typed."""

import pytest
from django import forms

from inquiries.forms.notice.clock import ClockField

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("9:00", 540), ("9", 540), ("0930", 570), ("９：３０", 570), ("9時", 540), ("9時30分", 570), ("９時半", 570),
        ("24:00", 1440), ("29:00", 1740), ("0:00", 0), ("", None), (" ", None),
    ],
)  # fmt: skip
def test_a_time_of_day_is_understood_however_it_is_typed(typed: str, minute: int | None) -> None:
    assert ClockField().clean(typed) == minute


@pytest.mark.parametrize("typed", ["49:00", "9:60", "nine", "-1", "9:0:0", "9:00:00", "99999"])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        ClockField().clean(typed)
