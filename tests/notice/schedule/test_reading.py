"""When the hotline is open, by lines of every kind and by whole notices that say so in `open_at`."""

import json
import tomllib
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from inquiries.hours import Hours
from inquiries.notice.reading import Reading, read
from tests.makers import TOKYO
from tests.notice.texts import text_of

HERE = Path(__file__).parent
BUILDS = HERE.parent / "builds"
PUBLISHED = date(2026, 11, 20)
NOTICE = """お客様情報の流出に関するお詫びとお知らせ

2026年11月20日
株式会社みずうみ商店

このたび、弊社が運営するオンラインショップ「みずうみ」において、第三者による不正アクセスを受け、お客様の個人情報が流出した可能性があることが判明いたしました。

1. 流出した可能性のある情報
2026年4月1日から2026年10月31日までの期間に商品を購入されたお客様の氏名、住所および電話番号、最大1,234件。

2. お問い合わせ窓口
みずうみ お客様相談窓口
{lines}
"""
ENGLISH = """Notice of a data incident

November 20, 2026
Lakeside Trading Co., Ltd.

We learned that an unauthorized party had access to the personal information of our customers.

WHAT INFORMATION WAS INVOLVED
Names, addresses and telephone numbers of up to 1,234 customers who ordered between April 1, 2026 and October 31, 2026.

FOR MORE INFORMATION
Lakeside Incident Hotline
{lines}
"""


def cases() -> list[Any]:
    files = sorted((HERE / "lines").glob("*.toml"))
    found = [case for path in files for case in tomllib.loads(path.read_text())["case"]]
    return [pytest.param(case, id=case["name"]) for case in found]


def golds() -> list[Any]:
    return [pytest.param(path, id=path.name.split(".")[0]) for path in sorted(BUILDS.glob("*.gold.json"))]


@cache
def reading(lines: str, *, english: bool = False) -> Reading:
    return read((ENGLISH if english else NOTICE).replace("{lines}", lines), published=PUBLISHED)


def wrong(facts: dict[str, Any], at: list[str], *, is_open: bool) -> list[str]:
    """The moments of which the schedule says the contrary; they are told by the clock of the notice."""
    hours = Hours.from_facts(facts)
    moments = [(said, datetime.fromisoformat(said)) for said in at]
    return [
        said
        for said, moment in moments
        if hours.is_open(moment if moment.tzinfo else moment.replace(tzinfo=hours.tz)) != is_open
    ]


@pytest.mark.parametrize("case", cases())
def test_lines_about_hours_are_read(case: dict[str, Any]) -> None:
    facts = reading(case["lines"], english=case.get("english", False)).facts.as_json()

    assert facts["schedule"] is not None
    assert wrong(facts, case["open"], is_open=True) == []
    assert wrong(facts, case["closed"], is_open=False) == []
    assert facts["schedule"]["value"]["zone"] == case.get("zone", "Asia/Tokyo")
    if "hours" in case:
        assert [fact["value"] for fact in facts["hours"] if fact["sure"]] == case["hours"]


@pytest.mark.parametrize("case", cases())
def test_only_what_is_said_in_full_is_sure(case: dict[str, Any]) -> None:
    schedule = reading(case["lines"], english=case.get("english", False)).facts.schedule

    assert schedule is not None
    assert schedule.sure is not case.get("unsure", False), schedule.doubt


@pytest.mark.parametrize("case", [case for case in cases() if {"opens_on", "ends_on"} & case.values[0].keys()])
def test_the_first_and_the_last_day_are_read(case: dict[str, Any]) -> None:
    facts = reading(case["lines"], english=case.get("english", False)).facts.as_json()

    for name in ("opens_on", "ends_on"):
        if name in case:
            assert (facts[name] or {"value": ""})["value"] == case[name]


@pytest.mark.parametrize("case", [case for case in cases() if "phones" in case.values[0]])
def test_the_numbers_of_the_desk_are_read(case: dict[str, Any]) -> None:
    facts = reading(case["lines"], english=case.get("english", False)).facts.as_json()

    assert [fact["value"] for fact in facts["phones"]] == case["phones"]


@pytest.mark.parametrize("case", cases())
def test_every_part_of_a_schedule_has_its_quote(case: dict[str, Any]) -> None:
    read_from = reading(case["lines"], english=case.get("english", False))
    schedule = read_from.facts.schedule

    assert schedule is not None
    for part in (*schedule.value["spans"], *schedule.value["special"]):
        assert part["quote"] in read_from.text


@pytest.mark.parametrize("path", golds())
def test_a_whole_notice_is_open_when_it_says(path: Path) -> None:
    gold = json.loads(path.read_text())
    published = date.fromisoformat(gold["facts"]["published"]["norm"])

    facts = read(text_of(path.with_name(path.name.replace(".gold.json", ".txt"))), published=published).facts.as_json()

    assert wrong(facts, [told["at"] for told in gold["open_at"] if told["open"]], is_open=True) == []
    assert wrong(facts, [told["at"] for told in gold["open_at"] if not told["open"]], is_open=False) == []
    zone = (gold["facts"].get("hotline_timezone") or {}).get("norm", "Asia/Tokyo")
    assert facts["schedule"]["value"]["zone"] == zone


def hours_of(line: str) -> Hours:
    lines = f"電話番号：0120-000-123\n受付時間：{line}\nメールアドレス：madoguchi@example.jp"
    return Hours.from_facts(reading(lines).facts.as_json())


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
def test_an_answer_is_due_after_four_hours_in_which_it_is_open(
    line: str, since: tuple[int, int, int], due: tuple[int, int, int]
) -> None:
    day, hour, minute = since

    found = hours_of(line).due(datetime(2026, 11, day, hour, minute, tzinfo=TOKYO), timedelta(hours=4))

    assert found == datetime(2026, 11, *due, tzinfo=TOKYO)
