"""Plain mail on its way: flowed text, in UTF-8 or for old telephones in ISO-2022-JP, in seven bits either way."""

from email.charset import BASE64, QP, Charset
from email.message import Message
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, SafeMIMEText

from inquiries.mail_address import is_sendable_anywhere

from .flowed import flow

LONGEST = 900
"""Of the 998 bytes that RFC 5322 allows."""
SEVEN_BITS: Any = None
"""What email.charset calls no encoding at all."""
ISO_2022_JP = "iso-2022-jp"
SAME_SIGNS = str.maketrans("～－∥￠￡￢—", "〜−‖¢£¬―")
"""Windows gives these signs of JIS X 0208 other numbers in Unicode; on the wire they are the same."""


class PlainMail(EmailMessage):
    """A mail server gets it wrapped, as `message` makes it; a provider takes `body` as it is and wraps it itself."""

    def message(self) -> SafeMIMEText:  # type: ignore[override]
        """The mail for the wire."""
        self.encoding = _charset(f"{self.subject}{self.body}{self.from_email}")
        if self.encoding == ISO_2022_JP:
            self.subject, self.body = str(self.subject).translate(SAME_SIGNS), str(self.body).translate(SAME_SIGNS)
            self.from_email = self.from_email.translate(SAME_SIGNS)
        mail = super().message()
        assert isinstance(mail, SafeMIMEText)
        text = flow(str(self.body))
        del mail["Content-Transfer-Encoding"]
        mail.set_payload(text, charset=_encoded(self.encoding, text))
        mail.set_param("format", "flowed")
        mail.set_param("delsp", "yes")
        if self.needs_utf8:  # Django would write an encoded word before the @, which is another address
            mail.replace_header("To", "")
            Message.replace_header(mail, "To", ", ".join(self.to))
        return mail

    @property
    def needs_utf8(self) -> bool:
        """Somebody's address is not ASCII before the @, which a mail server has to know (SMTPUTF8, RFC 6531)."""
        return not all(map(is_sendable_anywhere, self.recipients()))


def _charset(said: str) -> str:
    """What was set, if it can say all that is to be said: JIS X 0208 knows no ①, no ㈱, no 髙 and no half kana."""
    if settings.HOTLINE_MAIL_CHARSET.lower() != ISO_2022_JP:
        return "utf-8"
    try:
        said.translate(SAME_SIGNS).encode(ISO_2022_JP)
    except UnicodeEncodeError:
        return "utf-8"
    return ISO_2022_JP


def _encoded(name: str, text: str) -> Charset:
    """ISO-2022-JP has seven bits by nature; UTF-8 becomes whichever of the two encodings is shorter."""
    charset = Charset(name)
    if name == "utf-8":
        foreign = sum(not sign.isascii() for sign in text)
        is_plain = not foreign and max(map(len, text.split("\n"))) < LONGEST
        charset.body_encoding = SEVEN_BITS if is_plain else BASE64 if foreign * 6 > len(text) else QP
    return charset
