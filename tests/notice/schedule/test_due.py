"""Answers are due in the open time of the notice: after three bug reports of other systems (data/cases 70 to 72)."""

from datetime import date, datetime, timedelta

import pytest

from inquiries.hours import Hours
from inquiries.notice.reading import read
from tests.makers import TOKYO
from tests.notice.schedule.test_reading import NOTICE

FOUR_HOURS = timedelta(hours=4)


def hours(line: str) -> Hours:
    text = NOTICE.replace("{lines}", f"電話番号：0120-000-123\n受付時間：{line}\nメールアドレス：madoguchi@example.jp")
    return Hours.from_facts(read(text, published=date(2026, 11, 20)).facts.as_json())


@pytest.mark.parametrize(
    ("line", "since", "due"),
    [
        ("9:00～12:00、13:00～17:00（土日祝日を除く）", (20, 11, 0), (20, 16, 0)),
        ("9:00～12:00、13:00～17:00（土日祝日を除く）", (20, 12, 30), (20, 17, 0)),
        ("24時間（年中無休）", (20, 22, 0), (21, 2, 0)),
        ("平日 9:00～18:00（土・日・祝日、12月29日～1月3日を除く）", (20, 17, 30), (24, 12, 30)),
    ],
    ids=["over lunch", "from lunch on", "over midnight", "over a long week-end"],
)
def test_four_open_hours_later(line: str, since: tuple[int, int, int], due: tuple[int, int, int]) -> None:
    day, hour, minute = since

    found = hours(line).due(datetime(2026, 11, day, hour, minute, tzinfo=TOKYO), FOUR_HOURS)

    assert found == datetime(2026, 11, *due, tzinfo=TOKYO)
