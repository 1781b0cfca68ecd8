"""What was read from a notice, in words."""

import pytest

from inquiries.views.notice.parts.proofsheet import shown


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"number": 1234, "unit": "件", "at_most": True}, "最大 1,234件"),
        ({"number": 57310, "unit": "members", "at_most": True}, "最大 57,310 members"),
        ({"number": 3, "unit": None, "at_most": False}, "3"),
    ],
)
def test_a_count_reads_as_it_is_said(value: dict[str, object], words: str) -> None:
    assert shown("counts", value) == words


def test_an_event_is_a_day_and_what_happened() -> None:
    assert shown("events", {"on": "2026-11-20", "what": "公表"}) == "2026年11月20日 公表"
