"""The line that says who wrote when is known in the languages of many programs, folded or not."""

import pytest

from inquiries.mail.history.attributions import attribution
from inquiries.mail.history.quoting import part

pytestmark = pytest.mark.once

OURS = "相談窓口 <madoguchi@example.jp>"
HISTORY = "お問合せを承りました。"
LINES = [
    f"Am Fr., 20. Nov. 2026 um 10:15 Uhr schrieb {OURS}:",
    f"Le ven. 20 nov. 2026 à 10:15, {OURS} a écrit :",
    "El vie, 20 nov 2026 a las 10:15, 相談窓口 (<madoguchi@example.jp>) escribió:",
    "Il giorno ven 20 nov 2026 alle ore 10:15 相談窓口 <\nmadoguchi@example.jp> ha scritto:",
    f"Em sex., 20 de nov. de 2026 às 10:15, {OURS}\nescreveu:",
    f"Op vr 20 nov 2026 om 10:15 schreef {OURS}:",
    f"Den fre. 20. nov. 2026 kl. 10.15 skrev {OURS}:",
    f"Den fre 20 nov. 2026 kl 10:15 skrev {OURS}:",
    f"fre. 20. nov. 2026 kl. 10:15 skrev {OURS}:",
    "pe 20. marrask. 2026 klo 10.15 相談窓口 (madoguchi@example.jp) kirjoitti:",
    f"pt., 20 lis 2026 o 10:15 {OURS} napisał(a):",
    f"пт, 20 нояб. 2026 г. в 10:15, {OURS}:",
    f"Vào Th 6, 20 thg 11, 2026 vào lúc 10:15 {OURS}\nđã viết:",
    f"2026년 11월 20일 (금) 오전 10:15, {OURS}님이 작성:",
    f"{OURS} 於 2026年11月20日 週五 上午10:15寫道：",
    f"{OURS}\n于2026年11月20日周五 10:15写道：",
    f"{OURS}, 20 Kas 2026 Cum, 10:15 tarihinde şunu yazdı:",
    f"pá 20. 11. 2026 v 10:15 odesílatel {OURS} napsal:",
    f"Pada tanggal Jum, 20 Nov 2026 pukul 10.15 {OURS}\nmenulis:",
    f"ในวันที่ ศ. 20 พ.ย. 2026 เวลา 10:15 {OURS} เขียนว่า:",
    f"在 2026年11月20日，上午10:15，{OURS} 写道：",
    f"2026. 11. 20. 오전 10:15, {OURS} 작성:",
    f"Op 20 nov. 2026 om 10:15 heeft {OURS} het volgende geschreven:",
    f"Wiadomość napisana przez {OURS} w dniu 20 lis 2026, o godz. 10:15:",
    f"20 нояб. 2026 г., в 10:15, {OURS} написал(а):",
    f"Vào 10:15, Th 6, 20 thg 11, 2026 {OURS} đã viết:",
    f"20 nov. 2026 kl. 10:15 skrev {OURS}:",
    f"Il giorno 20 nov 2026, alle ore 10:15, {OURS} ha scritto:",
    "Am 20.11.2026 um 10:15 schrieb 相談窓口:",
    "W dniu 20.11.2026 o 10:15, 相談窓口 pisze:",
    "20.11.2026 10:15, 相談窓口 пишет:",
    "在 2026/11/20 10:15, 相談窓口 写道:",
    "2026-11-20 오전 10:15에 相談窓口 이(가) 쓴 글:",
    "Op 20-11-2026 om 10:15 schreef 相談窓口:",
    "Den 20.11.2026 kl. 10.15 skrev 相談窓口:",
    "Il 20/11/2026 10:15, 相談窓口 ha scritto:",
    '在 2026-11-20 10:15:00，"相談窓口" <madoguchi@example.jp> 写道：',
    f"Am Freitag, 20. November 2026 um 10:15:00 MEZ hat {OURS} Folgendes geschrieben:",
    f"{OURS} schrieb am Fr., 20. Nov. 2026, 10:15:",
    f"Пятница, 20 ноября 2026, 10:15 +03:00 от {OURS}:",
    f"{OURS} ezt írta (időpont: 2026. nov. 20., P, 10:15):",
    "Em 20/11/2026 10:15, 相談窓口 escreveu:",
    f"Στις Παρ 20 Νοε 2026 στις 10:15 π.μ., ο χρήστης {OURS} έγραψε:",
    f"{OURS} schrieb am 20.11.26, 10:15:",
    f"On Friday, November 20, 2026 at 10:15:00 AM GMT+9, {OURS} wrote:",
]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("mark", ["", "> "])
def test_history_begins_at_the_line(line: str, mark: str) -> None:
    parted = part(f"ありがとうございます。\n10:15にお電話します。\n{line}\n\n{mark}{HISTORY}")

    assert parted.reply == "ありがとうございます。\n10:15にお電話します。"
    assert HISTORY in parted.history


@pytest.mark.parametrize(
    "line",
    [
        "Am 20.11.2026 um 10:15 habe ich angerufen:",
        "2026年11月20日 10:15に電話した内容:",
        "20.11.2026 10:15 звонил вам:",
        "我在2026年11月20日 10:15打过电话：",
        "Il 20/11/2026 10:15 ho telefonato:",
        "My husband wrote:",
    ],
)
def test_what_only_names_a_day_is_none(line: str) -> None:
    assert attribution([line, "", "x"], 0) == 0
