"""From, Sent, To and Subject of an older mail are known in the languages of Outlook."""

import pytest

from inquiries.mail.history.header_blocks import header_block
from inquiries.mail.history.quoting import part

pytestmark = pytest.mark.once

OURS = "相談窓口 <madoguchi@example.jp>"
BLOCKS = [
    f"Von: {OURS}\nGesendet: Freitag, 20. November 2026 10:15\nAn: Muster\nBetreff: card",
    f"De : {OURS}\nEnvoyé : vendredi 20 novembre 2026 10:15\nÀ : Dupont\nObjet : card",
    f"De: {OURS}\nEnviado: viernes, 20 de noviembre de 2026 10:15\nPara: x\nAsunto: card",
    f"Da: {OURS}\nInviato: venerdì 20 novembre 2026 10:15\nA: x\nOggetto: card",
    f"Van: {OURS}\nVerzonden: vrijdag 20 november 2026 10:15\nAan: x\nOnderwerp: card",
    f"Fra: {OURS}\nSendt: 20. november 2026 10:15\nTil: x\nEmne: card",
    f"Från: {OURS}\nSkickat: den 20 november 2026 10:15\nTill: x\nÄmne: card",
    f"Od: {OURS}\nWysłano: piątek, 20 listopada 2026 10:15\nDo: x\nTemat: card",
    f"От: {OURS}\nОтправлено: 20 ноября 2026 г. 10:15\nКому: x\nТема: card",
    f"Từ: {OURS}\nĐã gửi: 20 Tháng Mười Một 2026 10:15\nTới: x\nChủ đề: card",
    f"发件人: {OURS}\n发送时间: 2026年11月20日 10:15\n收件人: x\n主题: card",
    f"寄件者: {OURS}\n寄件日期: 2026年11月20日 10:15\n收件者: x\n主旨: card",
    (
        f"------------------------------------------------------------------\n发件人：{OURS}\n"
        "日\u3000期：2026年11月20日 10:15:00\n收件人：x\n主\u3000题：card"
    ),
    f"보낸 사람: {OURS}\n보낸 날짜: 2026년 11월 20일 금요일 오전 10:15\n받는 사람: x\n제목: card",
    f"Gesendet: Freitag, 20. November 2026 um 10:15 Uhr\nVon: {OURS}\nAn: x\nBetreff: card",
    f"De: {OURS}\nEnviado: sexta-feira, 20 de novembro de 2026 10:15\nPara: x\nAssunto: card",
    f"Lähettäjä: {OURS}\nLähetetty: perjantai 20. marraskuuta 2026 10.15\nVastaanottaja: x\nAihe: card",
    f"Od: {OURS}\nOdesláno: pátek 20. listopadu 2026 10:15\nKomu: x\nPředmět: card",
    f"Kimden: {OURS}\nGönderildi: 20 Kasım 2026 Cuma 10:15\nKime: x\nKonu: card",
    f"จาก: {OURS}\nส่ง: 20 พฤศจิกายน 2026 10:15\nถึง: x\nเรื่อง: card",
]


@pytest.mark.parametrize("block", BLOCKS)
def test_history_begins_at_the_block(block: str) -> None:
    parted = part(f"ありがとうございます。\n\n{block}\n\nお問合せを承りました。")

    assert parted.reply == "ありがとうございます。"
    assert "お問合せを承りました。" in parted.history


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_ends_with_its_last_field(block: str) -> None:
    lines = [*block.split("\n"), "", "From: x"]

    assert header_block(lines, block.startswith("---")) == block.count("\n") + 1 - block.startswith("---")


@pytest.mark.parametrize(
    "words",
    [
        "担当: 佐藤\n日時: 11月20日\n宛先: 東京都",
        "Von: Berlin\nNach: Bonn\nPreis: 3",
        "A: 5\nDo: 3",
        "De: Paris\nA: Lyon\nPrix: 3",
    ],
)
def test_a_list_of_ones_own_is_none(words: str) -> None:
    assert part(f"ありがとうございます。\n\n{words}\n\nお願いします。").history == ""


@pytest.mark.parametrize("block", BLOCKS)
def test_in_a_first_mail_it_is_what_they_tell_of(block: str) -> None:
    text = f"本物ですか。\n\n{block}\n\n番号を入力してください。\n\n心配です。"

    assert part(text, is_answer=False) == (text, "")
