"""Words of other people, made fit for the page."""

import pytest
from django.utils.html import strip_tags

from inquiries.masking import mask
from inquiries.templatetags.talk import harmless, paragraphs


def test_lines_and_paragraphs_stay() -> None:
    assert paragraphs("一行目\n二行目\n\n次の段落") == "<p>一行目<br>二行目</p>\n\n<p>次の段落</p>"


def test_markup_of_theirs_is_text() -> None:
    assert "<script>" not in paragraphs("<script>alert(1)</script>")


@pytest.mark.parametrize("secret", ["4111 1111 1111 1111", "暗証番号は4321"])
def test_what_the_mask_covered_is_a_bar_that_says_so(secret: str) -> None:
    said = paragraphs(mask(f"番号は {secret} です").text)

    assert said.count('<span class="masked"') == 1
    assert "••••" in strip_tags(said)


def test_of_a_mail_s_markup_words_and_tables_stay() -> None:
    assert harmless("<table><tr><td>手数料</td></tr></table>") == (
        "<table><tbody><tr><td>手数料</td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "<img src='https://evil.example/a.png'>",
        "<p style='position:fixed'>x</p>",
        "<p onclick='alert(1)'>x</p>",
        "<a href='https://evil.example'>x</a>",
        "<style>*{display:none}</style>",
        "<form action='https://evil.example'><input name=q></form>",
        "<iframe src='https://evil.example'></iframe>",
    ],
)
def test_nothing_of_a_mail_s_markup_acts_or_calls_home(evil: str) -> None:
    said = harmless(evil)

    for trace in ("script", "evil.example", "style", "onclick", "<a", "<form", "<input", "<iframe"):
        assert trace not in said
