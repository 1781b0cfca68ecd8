"""Signs: the line that a phone or mail program adds below a mail ("Sent from my iPhone"), in many languages."""

import re

DEVICE = (
    r"iPhon|iPad|Android|スマートフォン|スマホ|携帯|Galaxy|Samsung|Xperia|AQUOS|Pixel|Huawei|华为|華為|小米|Xiaomi|OPPO|vivo|Nokia"
    r"|Motorola|BlackBerry|Outlook|Gmail|Yahoo!?|Windows|Mac|Thunderbird|Spark|Proton|手机|手機|휴대|스마트폰|[Ss]martphone|[Tt]elefon"
    r"|Handy|[Tt]ablet|[Mm]óvil|QQ|網易|网易|GMX|WEB\.DE|[Mm]ail-?\s?App|Naver|Mail\.[Rr]u|Яндекс"
)
# A line that names a day ("昨日…送信しました") was typed by a person.
IN_JAPANESE = (
    r"(?!.*(?:昨日|一昨日|先日|今日|今朝|先ほど|先程|さきほど|前回|先週|\d日))"
    r"(?:.{0,20}(?:iPhone|iPad|Android|スマートフォン|スマホ|携帯|Galaxy|Xperia|AQUOS|Pixel|Outlook|Gmail|Yahoo!|Windows|Mac).{0,40}"
    r"(?:(?:から|で)送信(?:しました|されました|して(?:い|おり)ます)?|を入手(?:する|してください)?)[。.]?"
    r"|(?:[A-Za-z][\w!.™ ]{0,20}|(?!フォーム|ホーム)[ァ-ヶー]{2,10})(?:メール(?:アプリ)?)?\s?から送信"
    r"|Yahoo!メール\s*-\s*.{1,60})"
)
SENT = (
    r"Sent|Gesendet|Envoyé|Enviad[oa]|Inviat[oa]|Verstuurd|Verzonden|Sendt|Skickat|Sänt|Lähetetty|Wysłan[eoy]|Отправлено|Надіслано"
    r"|发自|發自|来自|來自|[從从]|Đã gửi|Được gửi|Odesláno|Küldve|Trimis|Dikirim|ส่งจาก|Στάλθηκε"
    r"|Get|Download|Télécharger|Obtenir|Obtenez|Obtener|Descargar|Obter|Scarica|Ottieni|Holen|Hämta|Hent|Pobierz|Hanki"
    r"|Загрузить|Скачать|Tải|İndir|获取|下载|取得|下載"
)
BEHIND = r"gesendet|에서 (?:보냄|보낸 메일|전송됨)|gönderildi|[傳传]送"
SIGN = re.compile(
    rf"\s*(?:{IN_JAPANESE}|Sent (?:from|via|with) .{{2,60}}|(?:{SENT})(?=.*(?:{DEVICE})).{{1,70}}"
    rf"|(?:Von|Fra|Från|나의|내|Từ)?\s?.{{0,16}}(?:{DEVICE}).{{0,30}}(?:{BEHIND})[.。]?)\s*$"
)
# On the line of the last sentence: only the forms that no person types.
BEFORE = r"Sent (?:from|via) |Von meinem |Gesendet (?:von|mit) |Envoyé d|Enviado d|Inviato d|发自我的"
RUN_ON = re.compile(
    rf"(?:{BEFORE})[^。.\n]{{0,12}}(?:{DEVICE}).{{0,30}}$"
    rf"|(?:나의 |내 )?(?:{DEVICE})[^。.\n]{{0,12}}(?:から送信|에서 보냄)$"
)
LONGEST = 120


def is_sign(line: str) -> bool:
    """Whether the line is such a sign, not a sentence of a person."""
    return len(line) <= LONGEST and bool(SIGN.match(line))
