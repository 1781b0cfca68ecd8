"""What the browser covers while one types is what the server masks: one table, read by both."""

import pytest
from playwright.sync_api import Page

from inquiries.masking import mask

SECRET = [
    "4111 1111 1111 1111", "4111-1111-1111-1111", "4111.1111.1111.1111", "4111/1111/1111/1111", "4111_1111_1111_1111",
    "４１１１－１１１１－１１１１－１１１１", "4111・1111・1111・1111", "4111|1111|1111|1111",
    "四一一一一一一一一一一一一一一一",
    "2223003122003222", "3530111333300000", "3782 822463 10005", "3056 930902 5904", "6200000000000005",
    "4222222222222",
    "6759649826438453", "090-1234-5678 4111 1111 1111 1111", "2016年4月27日 4111111111111111",
    "セキュリティコードは123です", "CVV: 123", "裏面の3桁は987です", "暗証番号は0420です", "PIN 0420",
    "パスワード：sakura1",
    "有効期限 12/25", "exp 12/2025",
]  # fmt: skip
INNOCENT = [
    "0120-343-133", "090-1234-5678", "090-1234-5678 080-8765-4321", "+81 90-1234-5678", "03(1234)5678",
    "20160427-00012", "503-1234567-1234567", "4111111111111112", "131,464件", "7,386", "12,800円",
    "2016年4月27日 10:30", "20160427131464000", "〒220-0012", "H-000123", "T1234567890123", "1234-5678-9012",
    "暗証番号は漏れましたか", "セキュリティコードは3桁ですか", "パスワードを変更しました",
    "有効期限は2016年12月31日まで",
    "暗証番号は4回間違えました", "裏面の3桁とは何ですか",
]  # fmt: skip
COVER = """async texts => {
    const {blackOut} = await import("/static/inquiries/js/cards.js");
    return texts.map(blackOut);
}"""


@pytest.fixture
def covered(page: Page) -> dict[str, str]:
    page.goto("/accounts/login/")
    texts = [*SECRET, *INNOCENT]
    return dict(zip(texts, page.evaluate(COVER, texts), strict=True))


def test_browser_and_server_find_the_same(covered: dict[str, str]) -> None:
    server = {text for text in covered if mask(text).findings}

    assert server == set(SECRET)
    assert {text for text, left in covered.items() if left != text} == server


def test_what_the_browser_covered_is_nothing_more_to_the_server(covered: dict[str, str]) -> None:
    assert [left for left in covered.values() if mask(left).findings] == []


def test_a_telephone_number_beside_a_card_number_stays(covered: dict[str, str]) -> None:
    assert covered["090-1234-5678 4111 1111 1111 1111"] == "090-1234-5678 ••••1111"
