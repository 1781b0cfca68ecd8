"""Writes mails from pieces: fields, parts, encoded words, reports."""

import base64
from email.quoprimime import header_encode

SUBJECT = "カードの再発行について①㈱髙"
PLAIN = "カードの再発行について教えてください。\n㈱ナカムラの①番、髙橋様宛でお願いします。\n"
HALF_WIDTH = "ｶｰﾄﾞの再発行について教えてください。\n"
HISTORY = "お問合せを承りました。\n担当よりご連絡いたします。\n"
QUOTED = "> お問合せを承りました。\n> 担当よりご連絡いたします。\n"
ANSWER = "ありがとうございます。\n手数料は請求されました。\n\n"
HTML = "<html><body><p>カードの<b>再発行</b>について</p><ul><li>費用<li>日数</ul>{}</body></html>"
UTF8 = "Content-Type: text/plain; charset=utf-8"
JIS = "Content-Type: text/plain; charset=ISO-2022-JP"
PDF = base64.encodebytes(b"%PDF-1.4 sample").decode()
MANY_FIELDS = [f"X-Field-{number}: x" for number in range(3000)]
Text = str | bytes


def raw(text: Text) -> bytes:
    return text.encode() if isinstance(text, str) else text


def mail(*fields: Text, body: Text = PLAIN, defaults: bool = True) -> bytes:
    """A mail with these fields, and with default values for the usual others."""
    given = [raw(field) for field in fields]
    names = {field.split(b":", 1)[0].lower() for field in given}
    usual = {
        "From": "Nakamura <nakamura@example.jp>",
        "To": "madoguchi@example.jp",
        "Date": "Thu, 28 Apr 2016 10:15:00 +0900",
        "Subject": "card",
        "Message-ID": "<m1@mail.example.jp>",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
    }
    given += [f"{k}: {v}".encode() for k, v in usual.items() if defaults and k.lower().encode() not in names]
    return b"\n".join([*given, b"", raw(body)]).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def parts(*contents: Text, boundary: str = "b1", closed: bool = True) -> bytes:
    """The parts of a multipart, each with its own header."""
    text = b"".join(b"--" + boundary.encode() + b"\n" + raw(content) + b"\n" for content in contents)
    return text + (f"--{boundary}--\n".encode() if closed else b"")


def part(content_type: str, body: Text, *fields: str) -> bytes:
    return b"\n".join([raw(field) for field in (f"Content-Type: {content_type}", *fields, "")] + [raw(body)])


def multipart(kind: str, *contents: Text, closed: bool = True) -> bytes:
    return mail(f'Content-Type: multipart/{kind}; boundary="b1"', body=parts(*contents, closed=closed))


def word(text: bytes, charset: str, *, quoted: bool = False) -> bytes:
    """An encoded word of RFC 2047."""
    if quoted:
        return header_encode(text, charset).encode()
    return b"=?" + charset.encode() + b"?B?" + base64.b64encode(text) + b"?="


def attached(disposition: Text, content_type: str = "application/pdf") -> bytes:
    """A mail with one file under this Content-Disposition."""
    head = b"Content-Type: " + content_type.encode() + b"\nContent-Transfer-Encoding: base64\n"
    file = head + b"Content-Disposition: " + raw(disposition) + b"\n\n" + PDF.encode()
    return multipart("mixed", part("text/plain; charset=utf-8", PLAIN), file)


def report(action: str, status: str, *, diagnostic: str = "550 5.1.1 User unknown") -> bytes:
    """A delivery report about a mail of ours (RFC 3464)."""
    machine = (
        "Reporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; Nakamura@example.jp\n"
        f"Action: {action}\nStatus: {status}\nDiagnostic-Code: smtp; {diagnostic}\n"
    )
    original = (
        "Message-ID: <ours@example.jp>\nFrom: madoguchi@example.jp\nTo: nakamura@example.jp\nSubject: Re\n\n受付\n"
    )
    return mail(
        "Return-Path: <>",
        "From: Mail Delivery System <MAILER-DAEMON@mx.example.com>",
        "Subject: Undelivered Mail Returned to Sender",
        "Auto-Submitted: auto-replied",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
        body=parts(
            part("text/plain", "The mail could not be delivered.\n"),
            part("message/delivery-status", machine),
            part("message/rfc822", original),
        ),
    )
