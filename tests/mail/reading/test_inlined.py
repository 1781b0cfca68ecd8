"""A file that a page holds in an address of its own is a file of the mail."""

import base64

import pytest

from inquiries.mail.masked import masked, stored
from inquiries.mail.parsing import parse
from inquiries.mail.reading.inlined import inlined
from tests.mail.writing import mail, multipart, part

pytestmark = pytest.mark.once

CARD = "4111 1111 1111 1111"
HTML = "Content-Type: text/html; charset=utf-8"


def coded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


PAGES = {
    "link": f'<a href="data:text/csv;base64,{coded(CARD)}" download="明細.csv">明細</a>',
    "percents": "<a href='data:text/plain,4111%201111%201111%201111'>番号</a>",
    "without quotes": f"<a href=data:text/plain;charset=utf-8;base64,{coded(CARD)} title=x>番号</a>",
    "drawing": f'<img alt="図" src="data:image/svg+xml;base64,{coded(f"<svg><text>{CARD}</text></svg>")}">',
    "page in a page": f'<iframe src="data:text/html;base64,{coded(f"<p>{CARD}</p>")}"></iframe>',
    "style": f"<div style=\"background:url('data:text/plain;base64,{coded(CARD)}')\">一</div>",
    "colon as an entity": '<a href="data&#58;text/plain,4111%201111%201111%201111">番号</a>',
    "capitals": f'<A HREF="DATA:TEXT/PLAIN;BASE64,{coded(CARD)}">番号</A>',
    "folded": f'<a href="data:text/plain;base64,\n {coded(CARD)[:9]}\n {coded(CARD)[9:]}">番号</a>',
}


@pytest.mark.parametrize("page", PAGES)
def test_it_is_listed_and_searched(page: str) -> None:
    clean = masked(parse(mail(HTML, body=f"<p>ご確認ください。</p>{PAGES[page]}")))

    assert len(clean.mail.attachments) == 1
    assert clean.had_card_number
    assert not any(CARD[:9] in one or coded(CARD)[:9] in one for one in stored(clean.mail))


def test_it_has_the_name_that_its_tag_gives_it() -> None:
    assert [file.name for file in inlined(PAGES["link"])] == ["明細.csv"]
    assert [file.name for file in inlined(PAGES["percents"])] == ["inline-1.txt"]


def test_it_is_found_beside_a_plain_text_that_does_not_hold_it() -> None:
    page = part("text/html; charset=utf-8", PAGES["link"])

    clean = masked(parse(multipart("alternative", part("text/plain; charset=utf-8", "明細"), page)))

    assert (clean.mail.text, clean.had_card_number) == ("明細", True)


def test_a_bullet_of_the_layout_is_no_file() -> None:
    picture = base64.b64encode(b"GIF89a" + bytes(40)).decode()

    assert parse(mail(HTML, body=f'<img src="data:image/gif;base64,{picture}">費用')).attachments == ()


def test_words_about_data_are_words() -> None:
    found = parse(mail(HTML, body="<p>data:image,について (data: x)</p>"))

    assert (found.text, found.attachments) == ("data:image,について (data: x)", ())
