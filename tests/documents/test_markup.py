"""A page of HTML is read as it is seen, and then as it is written."""

import pytest

from inquiries.documents import Kind, read

pytestmark = pytest.mark.once


def test_headings_paragraphs_lists_and_rows_come_in_their_order() -> None:
    page = (
        "<html><head><style>p{}</style></head><body><h1>お知らせ</h1><p>一<b>二</b></p><table><tr><th><p>氏名</p></th>"
        "<th>番号</th></tr><tr><td>中村</td><td>4111</td></tr></table><ul><li>い</li></ul><script>x</script></body>"
    )

    found = read(page.encode("cp932"))

    assert (found.kind, found.text) == (Kind.PAGE, "お知らせ\n\n一二\n\n氏名\t番号\n中村\t4111\n  * い")


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- 4111 1111 1111 1111 -->",
        '<img alt="4111 1111 1111 1111">',
        '<input value="4111 1111 1111 1111">',
        '<a data-x="4111 1111 1111 1111">a</a>',
        "<div>" * 3_000 + "4111 1111 1111 1111",
    ],
)
def test_what_is_written_but_not_seen_is_found(hidden: str) -> None:
    assert "4111 1111 1111 1111" in read(f"<html><p>一</p>{hidden}".encode()).text


@pytest.mark.parametrize("tags", ["<div>", "<table><tr><td>", "<b>", "<ul><li>"])
def test_a_hundred_thousand_levels_do_no_harm(tags: str) -> None:
    assert read(f"<html>{tags * 100_000}".encode()).kind is Kind.PAGE
