"""What stands above history is known, and what somebody typed below it is not lost."""

import pytest

from inquiries.mail.history.quoting import part
from inquiries.mail.parsing import parse
from tests.mail.writing import HISTORY, QUOTED, UTF8, mail

pytestmark = pytest.mark.once

OURS = "相談窓口 <madoguchi@example.jp>"
ASKED = "手数料はいくらですか。"
BLOCK = f"差出人: {OURS}\n送信日時: 2026年11月20日 10:15\n宛先: 中村\n件名: Re: card"
SEPARATORS = [
    (
        '-----Original Message-----\nFrom: "相談窓口"<madoguchi@example.jp>\nTo: <x@example.com>;\n'
        "Cc:\nSent: 2026-11-20 (금) 10:15:00 (GMT+09:00)\nSubject: card"
    ),
    f"--------- 원본 메일 ---------\n보낸사람 : {OURS}\n받는사람 : x\n날짜: 2026년 11월 20일\n제목: card",
    f"-----Message d'origine-----\nDe : {OURS}\nEnvoyé : 20 novembre",
    f"-----Mensaje original-----\nDe: {OURS}",
    f"-----Messaggio originale-----\nDa: {OURS}",
    f"-----Oorspronkelijk bericht-----\nVan: {OURS}",
    f"-----Oprindelig meddelelse-----\nFra: {OURS}",
    f"-----Ursprungligt meddelande-----\nFrån: {OURS}",
    f"-----Wiadomość oryginalna-----\nOd: {OURS}",
    f"-----Исходное сообщение-----\nОт: {OURS}",
    f"-----Tin nhắn gốc-----\nTừ: {OURS}",
    f"-------- Original message --------\nFrom: {OURS} \nDate: 20/11/2026  10:15  (GMT+09:00) \nTo: x \nSubject: card ",
    (
        f"-------- Ursprüngliche Nachricht --------\nVon: {OURS} \n"
        "Datum: 20.11.26  10:15  (GMT+01:00) \nAn: x \nBetreff: card "
    ),
]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_history_begins_at_the_dashes(separator: str) -> None:
    parted = part(f"ありがとうございます。\n\n{separator}\n\n{HISTORY}")

    assert parted.reply == "ありがとうございます。"
    assert parted.history.endswith(HISTORY.strip())


@pytest.mark.parametrize(
    "heading",
    [
        BLOCK,
        f"-----Original Message-----\n{BLOCK}",
        f"{'_' * 32}\n{BLOCK}",
        f"-------- Original Message --------\nOn Friday, 11/20/26 at 10:15 {OURS} wrote:",
        f"2026年11月20日(金) 10:15 {OURS}:",
    ],
)
def test_a_question_below_what_is_quoted_is_new(heading: str) -> None:
    parted = part(f"ありがとうございます。\n\n{heading}\n\n{QUOTED}\n{ASKED}")

    assert parted.reply == f"ありがとうございます。\n\n{ASKED}"
    assert heading in parted.history


def test_a_question_below_a_header_that_is_quoted_itself_is_new() -> None:
    quoted = "\n".join(f"> {line}" for line in BLOCK.split("\n"))

    assert part(f"{quoted}\n>\n{QUOTED}\n{ASKED}").reply == ASKED


@pytest.mark.parametrize(
    "fields",
    [
        ("Subject: Re: card",),
        ("Subject: 答复: card",),
        ("Subject: [H-000012] AW: card",),
        ("Subject: card", "In-Reply-To: <ours@example.jp>"),
        ("Subject: card", "References: <ours@example.jp>"),
    ],
)
def test_an_answer_is_known_by_its_subject_or_its_thread(fields: tuple[str, ...]) -> None:
    found = parse(mail(*fields, UTF8, body=f"ありがとうございます。\n\n{BLOCK}\n\n{HISTORY}"))

    assert found.reply_text == "ありがとうございます。"


def test_a_header_in_a_first_mail_is_no_history() -> None:
    found = parse(mail(UTF8, body=f"このメールは本物ですか。\n\n{BLOCK}\n\n{HISTORY}\n{ASKED}"))

    assert found.reply_text == found.text
    assert found.history == ""


@pytest.mark.parametrize(
    "dashes",
    ["Weitergeleitete Nachricht", "Message transféré", "转发的邮件", "전달된 메시지", "Пересылаемое сообщение"],
)
def test_what_is_forwarded_is_no_history(dashes: str) -> None:
    text = f"本物ですか。\n\n-------- {dashes} --------\n{BLOCK}\n\n番号を入力"

    assert part(text) == (text, "")
