import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquiries.masking import mask
from inquiries.masking.readings import readings
from tests.masking.numbers import card_numbers, digits_left
from tests.often import often

pytestmark = pytest.mark.once

BETWEEN_TAGS = [
    "<b>", "</b>", "<br>", "<br/>", "<span class='a'>", "<!-- 12 -->", "</td><td>", "</p>\n<p>", "&nbsp;", "&#32;",
    "&#x2d;", "&ndash;", "&shy;", "&zwnj;", "&amp;nbsp;", "&#8203;", "%20", "%2D", "%E3%80%80", "%C2%A0", "\\u3000",
    "\\u002d", "\\n", "\\t", "=\n",
]  # fmt: skip


@pytest.mark.parametrize("between", BETWEEN_TAGS)
def test_markup_hides_no_number(between: str) -> None:
    masked = mask(between.join(["4111", "1111", "1111", "1111"]))

    assert [finding.last_four for finding in masked.findings] == ["1111"]
    assert "4111" not in masked.text


@pytest.mark.parametrize(
    "written",
    [
        "4111-1111-1111-<b>1111</b>",
        "&#52;111&nbsp;1111&nbsp;1111&nbsp;1111",
        "&#x34;111 1111 1111 1111",
        "%34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31",
        "%EF%BC%94111 1111 1111 1111",
        "card=4111%201111%201111%201111&name=x",
        "\\u0034111 1111 1111 1111",
        "\\uff14111\\u30001111\\u30001111\\u30001111",
        '<a href="tel:4111111111111111">電話</a>',
        "<td>4111</td><td>1111</td><td>1111</td><td>1111</td>",
        "四一一一 一一一一 一一一一 一一一一",
        "④①①①①①①①①①①①①①①①",
        "4111&#45;1111&#45;1111&#45;1111",
        "①4111111111111111",
        "4111111111111111²",
        "4111&nbsp1111&nbsp1111&nbsp1111",
        "4111&ZeroWidthSpace;1111&ZeroWidthSpace;1111&ZeroWidthSpace;1111",
        "4111&lt;br&gt;1111&lt;br/&gt;1111&amp;lt;br&amp;gt;1111",
        "%2534%2531%2531%2531%2531%2531%2531%2531%2531%2531%2531%2531%2531%2531%2531%2531",
        "=34=31=31=31=31=31=31=31=31=31=31=31=31=31=31=31",
        "=EF=BC=94111=E3=80=801111=\n=C2=A01111=2D1111",
        "\\x34111\\x201111\\x201111\\x201111",
        "Y2FyZCA0MTExMTExMTExMTExMTEx",
        "44Kr44O844OJ55Wq5Y+344GvNDExMTExMTEx\nMTExMTExMeOBp+OBmQ==",
        "4.111111111111111E+15",
        "4️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣",
    ],
)
def test_whatever_writes_the_digits_is_read(written: str) -> None:
    masked = mask(written)

    assert "[カード番号 Visa ••••1111]" in masked.text
    assert len(masked.findings) == 1


def test_a_tag_inside_of_a_number_stays_a_tag() -> None:
    assert mask("<p>4111-1111-<b>1111</b>-1111</p>").text == "<p>[カード番号 Visa ••••1111]<b></b></p>"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<b>セキュリティコード</b>: <i>123</i>", "<b>セキュリティコード</b>: <i>••••</i>"),
        ("暗証番号&nbsp;:&nbsp;&#48;420", "暗証番号&nbsp;:&nbsp;••••"),
        ("有効期限%EF%BC%9A12%2F25", "有効期限%EF%BC%9A••••"),
        ("<td>パスワード</td><td>sakura1</td>", "<td>パスワード</td><td>••••</td>"),
    ],
)
def test_markup_hides_no_secret(text: str, left: str) -> None:
    assert mask(text).text == left


@given(
    card_numbers(), st.lists(st.sampled_from([*BETWEEN_TAGS[:6], "&nbsp;", "&#45;", "&shy;"]), min_size=3, max_size=3)
)
@settings(max_examples=200, deadline=None)
def test_no_valid_number_gets_through_between_tags(number: str, gaps: list[str]) -> None:
    first, second, third = gaps

    masked = mask(f"{number[:4]}{first}{number[4:8]}{second}{number[8:12]}{third}{number[12:]}です")

    assert len(digits_left(masked.text)) - 2 * masked.text.count("<!--") == 4


@given(st.text() | st.text("0123456789%&#;x<>/abu\\nE=38四①🄋 ", max_size=60))
@settings(max_examples=often(100, whole=400), deadline=None)
def test_every_reading_keeps_every_place(text: str) -> None:
    assert {len(view) for view in readings(text)} == {len(text)}
