from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquiries.masking import mask
from tests.often import often

pytestmark = pytest.mark.once
FORMATS = [
    "%Y%m%d%H%M%S", "%Y%m%d%H%M%S%f", "%d%m%Y%H%M%S", "%d%m%Y%H%M%S%f", "%m%d%Y%H%M%S", "%y%m%d%H%M%S%f",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S.%f+09:00", "%d.%m.%Y %H.%M.%S", "%d-%m-%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S.%f", "%s", "%s%f",
]  # fmt: skip


@given(st.integers(1_000_000_000, 2_051_000_000), st.sampled_from(FORMATS))
@settings(max_examples=often(300, whole=1500), deadline=None)
def test_a_timestamp_is_no_card_number(second: int, written: str) -> None:
    text = f"記録 {datetime.fromtimestamp(second, UTC).strftime(written)} の件"

    assert mask(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "30042016123459",
        "2704201612345672",
        "1461715200000と1461715200123456",
        "ログ 20261118490469 error",
        "1710118161234 にアクセス記録があります",
    ],
)
def test_a_timestamp_that_passes_the_check_digit_stays(text: str) -> None:
    assert mask(text).text == text


def test_digits_laid_out_as_on_a_card_are_one_whatever_hour_they_could_be() -> None:
    assert [finding.kind for finding in mask("2304 1201 1234 5678").findings] == ["pan"]
