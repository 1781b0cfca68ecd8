"""A telephone that sends sign, dashes and header behind the last sentence hides neither the words nor the history."""

import pytest

from inquiries.mail.history.quoting import part

pytestmark = pytest.mark.once

OURS = "相談窓口 <madoguchi@example.jp>"
HEADERS = {
    "ja": f"差出人: {OURS} 日付: 2026/11/20 10:15 (GMT+09:00) 宛先: x@example.com 件名: card ",
    "en": f"From: {OURS} Date: 20/11/2026  10:15  (GMT+09:00) To: x@example.com Subject: card ",
    "de": f"Von: {OURS} Datum: 20.11.26  10:15  (GMT+01:00) An: x@example.com Betreff: card ",
    "ko": f"보낸 사람: {OURS} 날짜: 2026/11/20 10:15 (GMT+09:00) 받는 사람: x@example.com 제목: card ",
}
RUN = {
    "ja": ("はい、お願いします。", "Galaxyから送信-------- 元のメッセージ --------"),
    "en": ("Yes, please.", "Sent from my Galaxy-------- Original message --------"),
    "de": ("Ja, bitte.", "Von meinem Galaxy gesendet-------- Ursprüngliche Nachricht --------"),
    "ko": ("네, 부탁합니다.", "나의 Galaxy에서 보냄-------- 원본 메시지 --------"),
}


@pytest.mark.parametrize("language", RUN)
def test_sign_dashes_and_header_on_one_line_are_parted(language: str) -> None:
    said, run = RUN[language]

    parted = part(f"{said}{run}{HEADERS[language]}\nお問合せを承りました。")

    assert parted.reply == said
    assert "お問合せを承りました。" in parted.history


@pytest.mark.parametrize("language", RUN)
def test_a_header_on_one_line_needs_no_dashes(language: str) -> None:
    said, _ = RUN[language]

    assert part(f"{said} {HEADERS[language]}\nお問合せを承りました。").reply == said


def test_who_wrote_when_behind_the_last_sentence_is_parted() -> None:
    text = f"はい、お願いします。2026年11月20日(金) 10:15 {OURS}:\n\n> お問合せを承りました。"

    assert part(text).reply == "はい、お願いします。"


@pytest.mark.parametrize(
    "line",
    [
        "番号は---- 1234 ----です。",
        "差出人: 不明 という封筒でした。",
        "宛先は 東京都 です。件名: なし",
        "Galaxyから送信できません。",
    ],
)
def test_a_line_that_only_looks_like_it_stays_whole(line: str) -> None:
    assert part(line) == (line, "")
