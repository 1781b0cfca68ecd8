"""Long lines go out in short ones and come together again."""

from email import message_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.mail.reading.body import body
from inquiries.mail.sending.flowed import WIDTH, flow, unflow

LONG = "このたびはご心配をおかけし、誠に申し訳ございません。カードの再発行にかかる手数料は当社が負担いたします。" * 3
HARD = st.text("- >\nFromあ、。「」a①", max_size=400)


@given(st.text(max_size=300) | HARD)
def test_any_text_comes_together_as_it_was(text: str) -> None:
    assert unflow(flow(text)) == text


@given(st.text(max_size=2000) | HARD)
def test_no_line_is_longer_than_mail_may_be(text: str) -> None:
    assert all(len(line.encode(errors="replace")) <= 998 for line in flow(text).split("\n"))


def test_japanese_is_cut_at_the_width_of_a_screen_and_no_line_begins_with_a_full_stop() -> None:
    lines = flow(LONG).split("\n")

    assert len(lines) > 3
    assert all(2 * len(line.strip()) <= WIDTH for line in lines)
    assert all(line.endswith(" ") for line in lines[:-1])
    assert not any(line.startswith(("。", "、")) for line in lines)


def test_a_short_text_stays_as_it_is() -> None:
    assert flow("佐藤様\n\nお世話になります。") == "佐藤様\n\nお世話になります。"


def test_an_address_of_a_page_is_not_cut() -> None:
    address = f"https://hotline.example.jp/status/{'x' * 120}/"

    assert address in flow(f"次のページをご覧ください。{address}")


def test_english_is_cut_between_words() -> None:
    words = "We apologise for the worry that we have caused you. " * 4

    assert flow(words).startswith("We apologise for the worry that we have caused you. We apologise for  \nthe worry")


@pytest.mark.parametrize(
    ("line", "sent"),
    [(" 字下げ", "  字下げ"), ("From now on", " From now on"), ("> 引用", ">  引用"), (">引用", ">引用")],
)
def test_what_a_mail_program_would_misread_gets_a_space_before_it(line: str, sent: str) -> None:
    assert flow(line) == sent


def test_the_sign_of_a_signature_stands_alone_and_as_it_is() -> None:
    assert flow("以上\n-- \n窓口").split("\n") == ["以上", "-- ", "窓口"]


def test_each_line_of_a_long_quotation_is_quoted() -> None:
    lines = flow(f">> {LONG}").split("\n")

    assert len(lines) > 3
    assert all(line.startswith(">>") for line in lines)


def test_our_own_reader_of_mail_puts_it_together_too() -> None:
    fields = 'Content-Type: text/plain; charset=utf-8; format=flowed; delsp="yes"\nContent-Transfer-Encoding: 8bit\n\n'
    mail = message_from_bytes((fields + flow(f"佐藤様\n\n{LONG}\n-- \n窓口")).encode())

    assert body(mail).text == f"佐藤様\n\n{LONG}\n-- \n窓口"
