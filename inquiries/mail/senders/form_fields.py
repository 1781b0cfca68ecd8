"""The fields of a web form as its mail lists them: a label and the words typed beside it."""

import re

from inquiries.mail.reading.addresses import ADDRESS
from inquiries.mail_address import plain_address

READ = 4_000
LABEL = r"^(?:\s{0,4}\d{1,2}[.)．、])?[\s■□◆◇●○・*\[【(（]{0,4}"
ENDING = (
    r"(?:\s?(?:[(（\[【](?:必須|任意|required|optional)[)）\]】]|[*＊※]))?"
    r"(?:[\])】）]?\s{0,4}[:：]\s{0,4}|[\])】）]\s{0,4}|\s{1,4})"
)
MAIL = re.compile(
    LABEL + r"(?:ご?連絡先|お客様の?|your[- ])?(?:電子)?(?:メール|e-?mail|mail)(?:[ -]?(?:アドレス|address))?"
    rf"{ENDING}(\S{{1,254}})",
    re.IGNORECASE | re.MULTILINE,
)
NAME = re.compile(
    LABEL + r"(?:お?名前|ご?氏名|(?:your[- ])?name)[\])】）]?\s{0,4}[:：]?[ 　]{0,4}(\S.{0,59})$",
    re.IGNORECASE | re.MULTILINE,
)
WHO = re.compile(
    LABEL + rf"(?:お?名前|ご?氏名|ご担当者名?|(?:your[- ]|full[- ])?name|ご?連絡先){ENDING}\S",
    re.IGNORECASE | re.MULTILINE,
)
WHAT = re.compile(
    LABEL + r"(?:(?:お?問い?合わ?せ|ご?質問|ご?相談|ご?用件|ご?意見|お申し?出)の?(?:内容|事項|詳細|本文)?"
    r"|内容|本文|メッセージ|コメント"
    rf"|(?:your[- ])?(?:message|question|comments?|inquiry|enquiry)){ENDING}\S",
    re.IGNORECASE | re.MULTILINE,
)


def are_in(said: str) -> bool:
    """Whether the text lists the fields of a form: first a name or address, then the question or an address."""
    beginning = said[:READ]
    name, address, matter = (pattern.search(beginning) for pattern in (WHO, MAIL, WHAT))
    who = name or (address if typed_address(said) else None)
    return bool(who and any(found and found.start() > who.start() for found in (matter, address)))


def typed_address(said: str) -> str:
    """The mail address typed into the form, or an empty string."""
    field = MAIL.search(said[:READ])
    found = ADDRESS.search(field[1]) if field else None
    return plain_address(found[0]) if found else ""


def typed_name(said: str) -> str:
    """The name typed into the form, or an empty string."""
    field = NAME.search(said[:READ])
    return field[1].strip() if field else ""
