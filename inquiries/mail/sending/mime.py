"""Plain mail: flowed text in UTF-8, or in ISO-2022-JP for old phones; both are sent in seven bits."""

from email.charset import BASE64, QP, Charset
from email.encoders import encode_base64
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, SafeMIMEMultipart, SafeMIMEText

from inquiries.mail_address import is_sendable_anywhere

from .flowed import flow

LONGEST = 900
"""Bytes of one line; RFC 5322, 2.1.1, allows 998."""
SEVEN_BITS: Any = None
"""How email.charset says that the body needs no encoding."""
ISO_2022_JP = "iso-2022-jp"
SAME_SIGNS = str.maketrans("～－∥￠￡￢—", "〜−‖¢£¬―")
"""Windows maps these signs of JIS X 0208 to other Unicode characters; their ISO-2022-JP bytes are the same."""


class PlainMail(EmailMessage):
    """SMTP sends what `message` makes, flowed; a provider takes `body` as it is and makes its own mail of it."""

    def message(self) -> SafeMIMEText | SafeMIMEMultipart:  # type: ignore[override]
        """The mail for SMTP: the text alone, or the text and then the files that are enclosed."""
        self.encoding = _charset(f"{self.subject}{self.body}{self.from_email}")
        if self.encoding == ISO_2022_JP:
            self.subject, self.body = str(self.subject).translate(SAME_SIGNS), str(self.body).translate(SAME_SIGNS)
            self.from_email = self.from_email.translate(SAME_SIGNS)
        mail = super().message()
        assert isinstance(mail, SafeMIMEText | SafeMIMEMultipart)
        said: Any = mail if isinstance(mail, SafeMIMEText) else mail.get_payload(0)
        text = flow(str(self.body))
        del said["Content-Transfer-Encoding"]
        said.set_payload(text, charset=_encoded(self.encoding, text))
        said.set_param("format", "flowed")
        said.set_param("delsp", "yes")
        if self.needs_utf8:  # Django would encode the part before the @, which makes another address of it
            mail.replace_header("To", "")
            Message.replace_header(mail, "To", ", ".join(self.to))
        return mail

    @property
    def needs_utf8(self) -> bool:
        """Whether an address is not ASCII before the @; the mail server must then have SMTPUTF8 (RFC 6531)."""
        return not all(map(is_sendable_anywhere, self.recipients()))


def file(name: str, raw: bytes, content_type: str) -> MIMEBase:
    """A file as a part of a mail. Its name stands there as RFC 2231 asks, and as old programs of Japan read it too."""
    part = MIMEBase(*content_type.split("/", 1))
    part.set_payload(raw)
    encode_base64(part)
    plain = name if name.isascii() else " ".join(Header(name, "utf-8", maxlinelen=75).encode().split())
    part.set_param("name", plain)
    part.add_header("Content-Disposition", "attachment", filename=name if name.isascii() else ("utf-8", "", name))
    return part


def _charset(said: str) -> str:
    """The charset of the settings if it has every character: JIS X 0208 has no ①, no ㈱, no 髙, no half-width kana."""
    if settings.HOTLINE_MAIL_CHARSET.lower() != ISO_2022_JP:
        return "utf-8"
    try:
        said.translate(SAME_SIGNS).encode(ISO_2022_JP)
    except UnicodeEncodeError:
        return "utf-8"
    return ISO_2022_JP


def _encoded(name: str, text: str) -> Charset:
    """ISO-2022-JP is seven-bit already; UTF-8 is sent as quoted-printable or base64, whichever is shorter."""
    charset = Charset(name)
    if name == "utf-8":
        foreign = sum(not sign.isascii() for sign in text)
        is_plain = not foreign and max(map(len, text.split("\n"))) < LONGEST
        charset.body_encoding = SEVEN_BITS if is_plain else BASE64 if foreign * 6 > len(text) else QP
    return charset
