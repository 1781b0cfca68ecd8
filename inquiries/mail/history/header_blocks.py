"""Header blocks: From, Sent, To and Subject of an older mail, printed above it by Outlook and others."""

import re

FROM = (
    r"From|差出人|送信者|発信者|送信元|发件人|發件人|寄件[者人]|보낸\s?사람|발신(?:인|자)?|Von|Absender|De(?:\sla)?|Expéditeur|Remitente"
    r"|Da|Mittente|Van|Afzender|Fra|Från|Avsändare|Lähettäjä|Od|Nadawca|От(?:\sкого)?|Від|Từ|Người\sgửi|Kimden|Gönderen"
    r"|Feladó|Odesílatel|Από|จาก|Dari"
)
SENT = (
    r"Sent|Date|送信日時|送信済み|日時|日付|送信日|发送时间|發送時間|发送日期|日\s*期|时\s?间|時\s?間|寄件日期|傳送時間"
    r"|보낸\s?(?:날짜|시간)|날짜|발신\s?일시|Gesendet|Datum|Envoyé(?:\sle)?|Enviad[oa](?:\s(?:el|em))?|Fecha|Data"
    r"|Inviato(?:\sil)?|Verzonden|Sendt|Dato|Skickat|Lähetetty|Päivämäärä|Wysłan[eoy]|Отправлено|Дата|Надіслано"
    r"|(?:Đã\s)?[Gg]ửi(?:\slúc)?|Ngày|Gönderildi|Gönderim\sTarihi|Tarih|Küldve|Elküldve|Dátum|Odesláno|Στάλθηκε"
    r"|Ημερομηνία|ส่ง|วันที่|Dikirim|Tanggal|Trimis"
)
TO = (
    r"To|宛先|收件[人者]|받는\s?사람|수신(?:인|자)?|An|Empfänger|À|Para|A|Aan|Til|Till|Vastaanottaja|Do|Кому|Tới|Đến|Kime|Címzett"
    r"|Komu|Προς|ถึง|Kepada|Către"
)
COPY = r"C[Cc]|ＣＣ|抄送|副本|참조|Kopie|Копия|Kopia|Kopi|DW|Cópia|Copie(?:\sà)?|Bilgi"
SUBJECT = (
    r"Sub(?:ject)?|件名|主\s*[题題]|主旨|제목|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Emne|Ämne|Aihe|Temat|Тема"
    r"|Chủ\s?đề|Konu|Tárgy|Předmět|Θέμα|เรื่อง|Perihal|Subjek|Subiect"
)
NAMED = r"\*?\s*[:：]\*?"
FROM_LINE = re.compile(rf"\s*\*?(?:{FROM}){NAMED}\s*\S")
OTHER_LINE = re.compile(rf"\s*\*?(?:{SENT}|{TO}|{COPY}|{SUBJECT}){NAMED}")
# Some phones write the whole block on one line, behind the last sentence.
ON_ONE_LINE = re.compile(
    rf"(?:{FROM})\s*[:：]\s?[^\n]{{1,150}}?\s(?:{SENT}|{TO}|{SUBJECT})\s*[:：][^\n]{{1,150}}?\s(?:{SENT}|{TO}|{SUBJECT})\s*[:：]"
)
LONGEST = 8
"""Lines of one block."""
LONGEST_LINE = 500


def header_block(lines: list[str], at: int) -> int:
    """The number of lines of the block that begins at `at`: a From line and two more fields, in any order; or 0."""
    first = lines[at] if at < len(lines) else ""
    if ON_ONE_LINE.match(first.strip()):
        return 1
    if not _is_field(first):
        return 0
    length = next((at_ for at_, line in enumerate(lines[at : at + LONGEST]) if not line.strip()), LONGEST)
    block = [line for line in lines[at : at + length] if len(line) <= LONGEST_LINE]
    others = sum(bool(OTHER_LINE.match(line)) for line in block)
    if others < 2 or not any(FROM_LINE.match(line) for line in block):
        return 0
    last = max(number for number, line in enumerate(block) if _is_field(line))
    return last + 1


def _is_field(line: str) -> bool:
    return len(line) <= LONGEST_LINE and bool(FROM_LINE.match(line) or OTHER_LINE.match(line))
