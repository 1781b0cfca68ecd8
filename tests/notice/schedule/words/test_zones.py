import pytest

from inquiries.notice.schedule.words.zones import zones

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "written", "zone"),
    [
        ("9:00~18:00(日本時間)", "日本時間", "Asia/Tokyo"),
        ("9 am to 5 pm jst", "jst", "Asia/Tokyo"),
        ("9 am eastern time", "eastern time", "America/New_York"),
        ("9 am to 5 pm et", "et", "America/New_York"),
    ],
)
def test_a_zone_is_known_by_its_name(text: str, written: str, zone: str) -> None:
    assert [(text[start:end], name) for start, end, name in zones(text)] == [(written, zone)]


def test_two_letters_are_a_zone_only_behind_a_time() -> None:
    assert zones("as et al. wrote") == []
