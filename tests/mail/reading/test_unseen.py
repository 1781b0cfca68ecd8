"""What a page does not show is searched for numbers all the same, and never kept."""

import pytest

from inquiries.mail.masked import masked, stored
from inquiries.mail.parsing import parse
from inquiries.mail.reading.unseen import unshown
from tests.mail.writing import mail, multipart, part, parts
from tests.work import at_most

pytestmark = pytest.mark.once

CARD = "4111 1111 1111 1111"
PAGE = "text/html; charset=utf-8"
HIDING = [
    f"<!-- {CARD} -->",
    f'<img src="cid:x" alt="{CARD}">',
    f"<span title='{CARD}'>番号</span>",
    f'<input type=hidden value="{CARD}">',
    f'<div style="display:none">{CARD}</div>',
    '<div style="display:none">4111<b>1111</b>&#49;111-1111</div>',
]


@pytest.mark.parametrize("hidden", HIDING)
def test_a_number_in_it_is_found_and_not_kept(hidden: str) -> None:
    clean = masked(parse(mail(f"Content-Type: {PAGE}", body=f"<p>ご確認ください。</p>{hidden}")))

    assert clean.mail.text.startswith("ご確認ください。")
    assert clean.had_card_number
    assert clean.mail.unshown == ""
    assert not any(CARD[:9] in one for one in stored(clean.mail))


@pytest.mark.parametrize("hidden", HIDING)
def test_a_number_in_an_attached_mail_is_found(hidden: str) -> None:
    inner = mail(f"Content-Type: {PAGE}", body=f"<p>ご確認ください。</p>{hidden}")

    clean = masked(
        parse(multipart("mixed", part("text/plain; charset=utf-8", "本物ですか。"), part("message/rfc822", inner)))
    )

    assert clean.had_card_number


@pytest.mark.parametrize("place", ["{number}\n{parts}", "{parts}\n{number}\n"])
def test_a_number_outside_of_all_parts_is_found(place: str) -> None:
    body = place.format(number=CARD, parts=parts(part("text/plain; charset=utf-8", "ご確認ください。")).decode())

    clean = masked(parse(mail('Content-Type: multipart/mixed; boundary="b1"', body=body)))

    assert (clean.mail.text, clean.had_card_number) == ("ご確認ください。", True)


@pytest.mark.parametrize(
    "page",
    [
        f'<a href="https://example.jp/?{CARD.replace(" ", "")}">一</a>',
        f"<style>.a{{width:{CARD}}}</style><script>{CARD}</script>",
        "<!-- 2016 -->",
        f"<p>{CARD}</p>",
    ],
)
def test_addresses_and_programs_are_no_words(page: str) -> None:
    assert unshown(page) == ""


@pytest.mark.parametrize("page", ["<!--" * 200_000, "<style" * 200_000, ' alt="' * 200_000, "<div hidden>" * 50_000])
def test_a_page_made_to_be_slow_is_searched_in_no_time(page: str) -> None:
    with at_most(10):
        unshown(page)
