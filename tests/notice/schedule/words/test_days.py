import pytest

from inquiries.notice.schedule.words.days import Days, days_in, union

pytestmark = pytest.mark.once
WEEKDAYS, SATURDAY, SUNDAY = frozenset(range(5)), frozenset({5}), frozenset({6})


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("平日", Days(WEEKDAYS, holidays=False, is_set=True)),
        ("月曜から金曜", Days(WEEKDAYS, is_set=True)),
        ("mon-fri", Days(WEEKDAYS, is_set=True)),
        ("毎日", Days(WEEKDAYS | SATURDAY | SUNDAY, holidays=True, is_set=True)),
        ("祝日", Days(frozenset(), holidays=True)),
    ],
)
def test_a_word_names_weekdays_and_may_tell_of_public_holidays(text: str, days: Days) -> None:
    assert list(days_in(text)) == [(0, len(text), days)]


def test_letters_in_a_row_are_a_day_each() -> None:
    found = [days for _start, _end, days in days_in("土日祝")]

    assert found == [Days(SATURDAY), Days(SUNDAY), Days(frozenset(), holidays=True)]
    assert union(found) == Days(SATURDAY | SUNDAY, holidays=True)
