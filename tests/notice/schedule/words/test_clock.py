import pytest

from inquiries.notice.schedule.words.clock import lasting, spans, times

pytestmark = pytest.mark.once
NINE, NOON, FIVE, SIX = 9 * 60, 12 * 60, 17 * 60, 18 * 60
TOMORROW = 24 * 60


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("9:00~18:00", NINE, SIX),
        ("午前9時から午後5時半まで", NINE, FIVE + 30),
        ("正午から17時", NOON, FIVE),
        ("9:30 am to 5 pm", NINE + 30, FIVE),
        ("22:00~翌5時", 22 * 60, TOMORROW + 5 * 60),
    ],
)
def test_a_span_is_two_minutes_of_a_day(text: str, opens: int, closes: int) -> None:
    assert [span for *_place, span, _is_odd in spans(text)] == [(opens, closes)]


def test_a_span_that_ends_before_it_begins_is_odd() -> None:
    assert [is_odd for *_place, is_odd in spans("10時~6時")] == [True]


@pytest.mark.parametrize("text", ["9~18", "10-18件", "10~18日"])
def test_two_numbers_without_a_sign_of_the_clock_are_no_span(text: str) -> None:
    assert list(spans(text)) == []


def test_a_span_may_be_told_by_its_length() -> None:
    assert [span for *_place, span in lasting("正午から1時間")] == [(NOON, NOON + 60)]


@pytest.mark.parametrize(
    ("text", "minute", "is_end"),
    [("17時まで", FIVE, True), ("午後5時から", FIVE, False), ("12月28日は正午で受付終了", NOON, True)],
)
def test_a_single_time_may_be_an_end(text: str, minute: int, is_end: bool) -> None:  # noqa: FBT001
    assert [found[2:] for found in times(text)] == [(minute, is_end)]
