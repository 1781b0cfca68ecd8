"""Letters: mails that hold a card number, each in another place or another writing."""

import base64
import quopri
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from io import BytesIO
from urllib.parse import quote

from openpyxl import Workbook

from tests.faults.numbers import full_width, grouped
from tests.mail.packing import winmail
from tests.mail.writing import mail, multipart, part, word

WORDS = "お知らせを拝見しました。番号は{}です。再発行について教えてください。\n"
ENGLISH = "I read your announcement. My card is {}, may I have a new one?\n"
PLAIN = WORDS.format("手元にないの")
Letter = Callable[[str], bytes]
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "8bit": bytes,
    "base64": base64.encodebytes,
    "quoted-printable": quopri.encodestring,
}
SEPARATORS = [
    " ",
    "-",
    ".",
    "・",
    "\n",
    "\t",
    "\u200b",
    "\u3000",
    "－",
    "–",
    "\xa0",
    " - ",
    "\u2009",
    "\u00ad",
    "_",
    "/",
]


def said(text: str, charset: str = "utf-8", how: str = "8bit") -> bytes:
    """A mail with one text in this charset and transfer encoding."""
    body = text.encode(charset)
    packed = PACKED[how](body)
    return mail(f"Content-Type: text/plain; charset={charset}", f"Content-Transfer-Encoding: {how}", body=packed)


def parted_by(between: str) -> Letter:
    return lambda number: said(WORDS.format(grouped(number, between)))


def page(html: str) -> bytes:
    return mail("Content-Type: text/html; charset=utf-8", body=f"<html><body>{html}</body></html>")


def with_file(name: str, content: bytes, content_type: str = "application/octet-stream") -> bytes:
    """A mail with one attachment, built by Python's email library."""
    message = EmailMessage()
    message.set_content(PLAIN)
    message["From"], message["Subject"], message["Message-ID"] = "nakamura@example.jp", "明細", "<m1@mail.example.jp>"
    message.add_attachment(content, *content_type.split("/"), filename=name)
    return message.as_bytes()


def spelled(number: str) -> str:
    return "".join(f"&#{ord(digit)};" for digit in number)


def tagged(number: str) -> str:
    return "<b></b>".join(f"<span>{digit}</span>" for digit in number)


def sheet(number: str) -> bytes:
    book, file = Workbook(), BytesIO()
    book.create_sheet("cards").append(["カード番号", number, grouped(number, " ")])
    book.save(file)
    return file.getvalue()


def pdf(number: str) -> bytes:
    """A minimal PDF with one line of text."""
    text = f"BT /F1 12 Tf 72 700 Td (Card {grouped(number, ' ')}) Tj ET"
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        f"4 0 obj<</Length {len(text)}>>stream\n{text}\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    ).encode()


def quoted(number: str, sign: str) -> str:
    return f"承知しました。\n\n2016年4月28日(木) 10:15 窓口 <madoguchi@example.jp>:\n{sign} {WORDS.format(number)}"


BODIES: dict[str, Letter] = {
    "body": lambda n: said(WORDS.format(n)),
    **{f"body, {between!r} between": parted_by(between) for between in SEPARATORS},
    "body, full-width": lambda n: said(WORDS.format(full_width(n))),
    "body, full-width and dashes": lambda n: said(WORDS.format(full_width(grouped(n, "－")))),
    "body, half of it full-width": lambda n: said(WORDS.format(full_width(n[:8]) + n[8:])),
    "body, English": lambda n: said(ENGLISH.format(n)),
    "body, nothing else": lambda n: said(n + "\n"),
    "body, joined to words": lambda n: said(WORDS.format(f"VISA{n}有効期限12/29")),
    "body, beside a date": lambda n: said(WORDS.format(f"2016-04-27 {n} 03-1234-5678")),
    "body, in an address": lambda n: said(f"https://shop.example.jp/pay?card={quote(grouped(n, ' '))}&yen=1200\n"),
    "body, base64": lambda n: said(WORDS.format(n), how="base64"),
    "body, quoted-printable": lambda n: said(WORDS.format(grouped(n, "-")), how="quoted-printable"),
    "body, full-width, base64": lambda n: said(WORDS.format(full_width(n)), how="base64"),
    "body, full-width, quoted-printable": lambda n: said(WORDS.format(full_width(n)), how="quoted-printable"),
    "body, full-width, ISO-2022-JP": lambda n: said(WORDS.format(full_width(n)), "iso-2022-jp"),
    "body, ISO-2022-JP": lambda n: said(WORDS.format(grouped(n, "・")), "iso-2022-jp"),
    "body, full-width, Shift_JIS": lambda n: said(WORDS.format(full_width(n)), "shift_jis"),
    "body, full-width, EUC-JP": lambda n: said(WORDS.format(full_width(n)), "euc-jp", "base64"),
    "body, UTF-16": lambda n: said(WORDS.format(n), "utf-16", "base64"),
    "body, UTF-7": lambda n: said(ENGLISH.format(n), "utf-7"),
    "body, wrong charset": lambda n: mail(
        "Content-Type: text/plain; charset=utf-8", body=WORDS.format(n).encode("cp932")
    ),
    "history": lambda n: said(quoted(n, ">")),
    "history, full-width": lambda n: said(quoted(full_width(n), "＞")),
    "HTML": lambda n: page(f"<p>{WORDS.format(n)}</p>"),
    "HTML, tags between": lambda n: page(f"<p>番号は{tagged(n)}です。</p>"),
    "HTML, entities": lambda n: page(f"<p>番号は{spelled(n)}です。</p>"),
    "HTML, blanks that are entities": lambda n: page(f"<p>番号は{grouped(n, '&nbsp;')}です。</p>"),
    "HTML, attributes": lambda n: page(
        f'<p title="{n}"><a href="https://example.jp/{n}">こちら</a><img alt="{n}"></p>'
    ),
    "HTML, cells": lambda n: page(f"<table><tr><td>{grouped(n, '</td><td>')}</td></tr></table>"),
    "HTML beside text": lambda n: multipart(
        "alternative", part("text/plain; charset=utf-8", PLAIN), part("text/html; charset=utf-8", f"<p>{tagged(n)}</p>")
    ),
}
HEADERS: dict[str, Letter] = {
    "subject": lambda n: mail(f"Subject: {n}"),
    "subject, encoded": lambda n: mail(b"Subject: " + word(f"番号 {grouped(n, '-')}".encode(), "utf-8")),
    "subject, quoted": lambda n: mail(b"Subject: " + word(full_width(n).encode(), "utf-8", quoted=True)),
    "subject, ISO-2022-JP": lambda n: mail(b"Subject: " + word(full_width(n).encode("iso-2022-jp"), "iso-2022-jp")),
    "subject, in two words": lambda n: mail(
        b"Subject: " + word(n[:7].encode(), "utf-8") + b"\n " + word(n[7:].encode(), "utf-8")
    ),
    "subject, folded": lambda n: mail(f"Subject: card {grouped(n, ' ')[:9]}\n {grouped(n, ' ')[9:]}"),
    "sender's name": lambda n: mail(f'From: "{grouped(n, " ")}" <nakamura@example.jp>'),
    "sender's name, encoded": lambda n: mail(
        b"From: " + word(f"中村 {full_width(n)}".encode(), "utf-8") + b" <nakamura@example.jp>"
    ),
}
FILES: dict[str, Letter] = {
    "name of a file": lambda n: with_file(f"{n}.pdf", b"%PDF-1.4"),
    "name of a file, Japanese": lambda n: with_file(f"カード{full_width(n)}.jpg", b"\xff\xd8", "image/jpeg"),
    "text file": lambda n: with_file("memo.txt", WORDS.format(n).encode(), "text/plain"),
    "text file, Shift_JIS": lambda n: with_file("memo.txt", WORDS.format(full_width(n)).encode("cp932")),
    "CSV file": lambda n: with_file("card.csv", f"名前,番号\r\n中村,{n}\r\n".encode(), "text/csv"),
    "CSV file, cells": lambda n: with_file("card.csv", f"名前,番号\r\n中村,{grouped(n, ',')}\r\n".encode(), "text/csv"),
    "HTML file": lambda n: with_file("card.html", f"<p>{tagged(n)}</p>".encode(), "text/html"),
    "spreadsheet": lambda n: with_file("card.xlsx", sheet(n)),
    "PDF": lambda n: with_file("card.pdf", pdf(n), "application/pdf"),
    "attached mail": lambda n: multipart("mixed", part("text/plain", "See below."), part("message/rfc822", said(n))),
    "attached mail, its subject": lambda n: multipart(
        "mixed", part("text/plain", "See below."), part("message/rfc822", HEADERS["subject, encoded"](n))
    ),
    "attached mail, its file": lambda n: multipart("mixed", part("message/rfc822", FILES["text file"](n))),
    "calendar": lambda n: with_file(
        "a.ics", f"BEGIN:VCALENDAR\r\nSUMMARY:{n}\r\nEND:VCALENDAR".encode(), "text/calendar"
    ),
    "winmail.dat": lambda n: with_file(
        "winmail.dat", winmail(WORDS.format(n), (f"{n}.txt", n.encode())), "application/ms-tnef"
    ),
}
MACHINES: dict[str, Letter] = {
    "automatic answer": lambda n: mail("Auto-Submitted: auto-replied", f"Subject: 不在 {n}", body=WORDS.format(n)),
    "delivery report": lambda n: mail(
        "Return-Path: <>",
        "From: MAILER-DAEMON@example.jp",
        "Subject: Undelivered Mail",
        body=f"550 {n}: no such user\n",
    ),
}
UNREADABLE: dict[str, Letter] = {
    "no sender": lambda n: mail("From: ", f"Subject: {n}", body=WORDS.format(n)),
    "sender's address": lambda n: mail(f"From: {n}@example.jp", body=WORDS.format(n)),
    "no header": lambda n: WORDS.format(n).encode(),
}
UNREAD: dict[str, Letter] = {
    "HTML, comment": lambda n: page(f"<!-- {n} --><p>{PLAIN}</p><style>.c{n}{{}}</style>"),
    "recipient's name": lambda n: mail(f'To: "{n}" <madoguchi@example.jp>', f'Cc: "{n}" <x@example.jp>'),
    "other fields": lambda n: mail(f"X-Card: {n}", f"Reply-To: {n} <y@example.jp>", f"Received: from {n} by x; {n}"),
}
"""These places are not stored, so they are not read."""
LETTERS = BODIES | HEADERS | FILES | MACHINES | UNREADABLE | UNREAD
"""All letters by the place of the number."""
LEFT_IN_THE_MAILBOX = UNREADABLE.keys() | UNREAD.keys()
"""Letters whose copy stays in the mailbox: quarantined ones, and those whose number was in a place not read."""


def letter(name: str, number: str) -> bytes:
    """A letter with a sender and identifier of its own, dated now."""
    raw = LETTERS[name](number)
    ours = f"Date: {format_datetime(datetime.now(UTC))}\r\nX-Letter: {name}\r\n".encode()
    who = f"person{number[-6:]}{len(name)}".encode()
    raw = raw.replace(b"nakamura@example.jp", who + b"@example.com").replace(b"<m1@mail.", b"<" + who + b"@mail.")
    return raw if name == "no header" else ours + raw.replace(b"Date: Thu, 28 Apr 2016 10:15:00 +0900\r\n", b"")
