"""Writes samples/*.eml, each with one trait of real mail programs: `python -m tests.mail.build_samples`.

All people are invented. The tests say by name what each sample must become.
"""

import base64
import binascii
import quopri
from pathlib import Path

from tests.mail.answer_samples import answers, answers_of_more_programs
from tests.mail.cp50220 import encode as cp50220
from tests.mail.machine_samples import machines, machines_in_words, people_like_machines
from tests.mail.packing import winmail
from tests.mail.writing import (
    HALF_WIDTH,
    HTML,
    JIS,
    MANY_FIELDS,
    PLAIN,
    SUBJECT,
    UTF8,
    attached,
    mail,
    multipart,
    part,
    parts,
    word,
)

FOLDER = Path(__file__).parent / "samples"


def charsets() -> dict[str, bytes]:
    """Subject, sender and text in every charset, with right, wrong or no label."""
    name = b"From: " + word(cp50220("中村 髙子"), "ISO-2022-JP") + b" <nakamura@example.jp>"
    half = SUBJECT.encode("cp932")[:15]
    rest = SUBJECT.encode("cp932")[15:]
    euc = "カードの再発行について教えてください。\n".encode("euc_jp")
    return {
        "iso2022jp": mail(name, b"Subject: " + word(cp50220(SUBJECT), "ISO-2022-JP"), JIS, body=cp50220(PLAIN)),
        "iso2022jp_half_width_kana": mail(JIS, body=cp50220(HALF_WIDTH)),
        "iso2022jp_eight_bit_kana": mail(JIS, body=b"\xb6\xb0\xc4\xde" + cp50220("の再発行について教えてください。\n")),
        "iso2022jp_unfinished": mail(JIS, body=cp50220(PLAIN).replace(b"\x1b(B", b"")),
        "iso2022jp_called_utf8": mail(UTF8, body=cp50220(PLAIN)),
        "cp50220": mail("Content-Type: text/plain; charset=cp50220", body=cp50220(PLAIN)),
        "shift_jis": mail("Content-Type: text/plain; charset=Shift_JIS", body=PLAIN.encode("cp932")),
        "windows31j": mail("Content-Type: text/plain; charset=Windows-31J", body=PLAIN.encode("cp932")),
        "shift_jis_called_iso2022jp": mail(JIS, body=PLAIN.encode("cp932")),
        "shift_jis_called_latin1": mail("Content-Type: text/plain; charset=iso-8859-1", body=PLAIN.encode("cp932")),
        "shift_jis_subject_cut": mail(
            b"Subject: " + word(half, "Shift_JIS") + b"\n " + word(rest, "Shift_JIS"), UTF8, body=PLAIN
        ),
        "euc_jp": mail("Content-Type: text/plain; charset=EUC-JP", body=euc + b"\xad\xa1\n"),
        "utf8_called_shift_jis": mail("Content-Type: text/plain; charset=Shift_JIS", body=PLAIN),
        "utf8_cut": mail(UTF8, body=PLAIN.encode()[:-2]),
        "unlabelled": mail(
            b"Subject: " + SUBJECT.encode("cp932"), "Content-Type: text/plain", body=PLAIN.encode("cp932")
        ),
        "unknown_charset": mail("Content-Type: text/plain; charset=x-nowhere", body=PLAIN.encode("euc_jp", "ignore")),
        "subject_raw_iso2022jp": mail(b"Subject: " + cp50220(SUBJECT), JIS, body=cp50220(PLAIN)),
        "subject_quoted_printable": mail(b"Subject: Re: " + word("再発行".encode(), "utf-8", quoted=True)),
        "quoted_printable": mail(
            UTF8, "Content-Transfer-Encoding: quoted-printable", body=quopri.encodestring(PLAIN.encode())
        ),
        "base64_damaged": mail(
            UTF8, "Content-Transfer-Encoding: base64", body=base64.encodebytes(PLAIN.encode()).rstrip(b"=\n") + b"!"
        ),
        "big5": mail("Content-Type: text/plain; charset=big5", body="信用卡號碼洩露了嗎？".encode("big5")),
        "gb2312": mail("Content-Type: text/plain; charset=gb2312", body="信用卡号码泄露了吗？".encode("gbk")),
        "euc_kr": mail("Content-Type: text/plain; charset=ks_c_5601-1987", body="카드 재발급".encode("euc-kr")),
        "koi8_r": mail("Content-Type: text/plain; charset=koi8-r", body="Карта".encode("koi8-r")),
        "utf7": mail("Content-Type: text/plain; charset=unicode-1-1-utf-7", body=PLAIN.encode("utf-7")),
        "utf16_without_mark": mail(
            "Content-Type: text/plain; charset=UTF-16",
            "Content-Transfer-Encoding: base64",
            body=base64.encodebytes(PLAIN.encode("utf-16-be")),
        ),
        "latin1_unlabelled": mail("Content-Type: text/plain", body="déjà reçu à Orléans".encode("latin-1")),
        "euc_jp_called_shift_jis": mail("Content-Type: text/plain; charset=Shift_JIS", body=euc),
        "x_sjis_quoted": mail('Content-Type: text/plain; charset = "x-sjis"', body=PLAIN.encode("cp932")),
        "base64_with_footer": mail(
            UTF8,
            "Content-Transfer-Encoding: base64",
            body=base64.encodebytes(PLAIN.encode()) + b"-- \nchecked for viruses\n",
        ),
        "base64_in_two_pieces": mail(
            UTF8,
            "Content-Transfer-Encoding: base64",
            body=base64.encodebytes(PLAIN.encode()[:40]) + base64.encodebytes(PLAIN.encode()[40:]),
        ),
        "base64_cut": mail(
            UTF8, "Content-Transfer-Encoding: base64", body=base64.b64encode("再発行について".encode())[:-2]
        ),
        "flowed": mail(
            "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes",
            body="カードの再発行に \nついて教えてください。\n> 引用 \n> の続き\n",
        ),
    }


def written_into_the_text() -> dict[str, bytes]:
    """Files, signatures and marks inside the text; broken escapes and octets."""
    uuencoded = b"begin 644 card.txt\n" + binascii.b2a_uu(b"4111") + b"`\nend\n"
    yencoded = b"=ybegin line=128 size=4 name=card.jpg\n\x92\x8f\x96\x96\n=yend size=4\n"
    signed = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n再発行です。\n- -- \n中村\n"
    signature = "-----BEGIN PGP SIGNATURE-----\n\niQEz\n=abcd\n-----END PGP SIGNATURE-----\n"
    octet_cut = "attachment; filename*0*=utf-8''%E6%98%8E%E; filename*1*=7%B4%B0%E6%9B%B8.pdf"
    return {
        "uuencoded": mail(UTF8, body="添付します。\n".encode() + uuencoded + "以上です。".encode()),
        "yencoded": mail(UTF8, body="写真です。\n".encode() + yencoded),
        "pgp_signed": mail(UTF8, body=signed + signature),
        "enriched": mail(
            "Content-Type: text/enriched; charset=utf-8",
            body="<bold>再発行</bold>の\n費用。\n\n<color><param>red</param>5 << 6</color>",
        ),
        "richtext": mail("Content-Type: text/richtext", body="<bold>Card</bold><nl>5 <lt> 6<comment>x</comment>"),
        "iso2022jp_without_escapes": mail(JIS, body=cp50220("再発行です").replace(b"\x1b", b"")),
        "utf16_called_big_endian": mail(
            "Content-Type: text/plain; charset=utf-16be",
            "Content-Transfer-Encoding: base64",
            body=base64.encodebytes("再発行です".encode("utf-16")),
        ),
        "big5_by_another_name": mail("Content-Type: text/plain; charset=cn-big5", body="信用卡".encode("big5")),
        "file_octet_cut": attached(octet_cut),
        "file_percented": attached('attachment; filename="%E6%98%8E%E7%B4%B0%E6%9B%B8.pdf"'),
    }


def headers() -> dict[str, bytes]:
    """Senders and their names, also forged ones."""
    return {
        "address_with_dots": mail("From: naka..mura.@docomo.example.jp"),
        "address_as_name": mail("From: victim@example.com <nakamura@example.jp>"),
        "name_injects_header": mail(
            b"From: " + word(b"A\r\nBcc: victim@example.com", "utf-8") + b" <nakamura@example.jp>"
        ),
        "subject_injects_header": mail(b"Subject: " + word(b"card\r\nBcc: victim@example.com", "utf-8")),
        "subject_folded_without_blank": mail("Subject: カードの再発行について\n教えてください"),
        "subject_turns_direction": mail("Subject: 再発行\u202egpj.exe"),
        "with_cc": mail("Cc: =?utf-8?B?5p2+5pys?= <matsumoto@example.jp>, other@example.com"),
        "answer_to_ours": mail(
            "Subject: Re: card [H-000012]",
            "In-Reply-To: <ours@example.jp>",
            "References: <first@example.jp>\n <ours@example.jp>",
        ),
        "no_message_id": mail("Message-ID:"),
        "date_nonsense": mail("Date: yesterday evening"),
        "late_arrival": mail(
            "Received: from a.example.com by mx.example.jp; Fri, 29 Apr 2016 09:00:00 +0900",
            "Received: from pc by a.example.com; Thu, 28 Apr 2016 10:15:02 +0900",
            "Date: Thu, 01 Jan 1970 00:00:00 +0000",
        ),
        "no_sender": mail("From:", "Subject: card"),
        "no_header": PLAIN.encode(),
        "empty": b"",
        "garbled": mail(UTF8, body=b"\x00\x81\xff\xfe" * 60),
        "binary": bytes(range(256)) * 4,
    }


def bodies() -> dict[str, bytes]:
    """Mails with parts and files."""
    plain = part("text/plain; charset=utf-8", PLAIN)
    html = part("text/html; charset=utf-8", HTML.format(""))
    evil = '<img src="http://example.com/seen.gif"><script>alert(1)</script><a href="javascript:x" onclick="y">押す</a>'
    csv = "氏名,番号\n中村,4111 1111 1111 1111\n".encode("cp932")
    return {
        "alternative": multipart("alternative", plain, html),
        "alternative_empty_text": multipart("alternative", part("text/plain", "\n"), html),
        "html_only": mail("Content-Type: text/html; charset=utf-8", body=HTML.format(evil)),
        "html_charset_inside": mail(
            "Content-Type: text/html",
            body='<meta http-equiv="Content-Type" content="text/html; charset=gb2312">信用卡'.encode("gbk"),
        ),
        "html_shift_jis": mail("Content-Type: text/html", body=HTML.format("").encode("cp932")),
        "boundary_not_closed": multipart("mixed", plain, part("text/plain; charset=utf-8", "追伸です。"), closed=False),
        "boundary_lost": mail("Content-Type: multipart/mixed", body=parts(plain)),
        "file_rfc2231": attached("attachment; filename*0*=utf-8''%E6%98%8E%E7%B4%B0; filename*1*=%E6%9B%B8.pdf"),
        "file_rfc2047": attached(b'attachment; filename="' + word(cp50220("明細書①.pdf"), "ISO-2022-JP") + b'"'),
        "file_raw_shift_jis": attached('attachment; filename="明細表.pdf"'.encode("cp932")),
        "file_traversal": attached('attachment; filename="../../etc/..\\\\win\\\\明細書.pdf"'),
        "file_nameless": attached("attachment"),
        "file_text": multipart(
            "mixed",
            plain,
            part("text/csv; charset=Shift_JIS", csv, 'Content-Disposition: attachment; filename="list.csv"'),
        ),
        "file_card_number_in_name": attached('attachment; filename="4111-1111-1111-1111.pdf"'),
        "forwarded_as_file": multipart(
            "mixed",
            plain,
            part(
                "message/rfc822",
                "From: x@example.com\nSubject: phishing\nContent-Transfer-Encoding: base64\n\nY2xpY2sgaGVyZQ==\n",
            ),
        ),
        "winmail": multipart(
            "mixed",
            part(
                'application/ms-tnef; name="winmail.dat"',
                base64.encodebytes(winmail("再発行について①", ("明細書.pdf", b"%PDF"))),
                "Content-Transfer-Encoding: base64",
            ),
        ),
        "boundary_wrong": mail('Content-Type: multipart/alternative; boundary="b2"', body=parts(plain, html)),
        "named_text_alone": mail('Content-Type: text/plain; charset=utf-8; name="body.txt"'),
        "encoding_with_blank": mail(
            UTF8, "Content-Transfer-Encoding: Base64 (MIME) ", body=base64.encodebytes(PLAIN.encode())
        ),
        "nested_200": mail(
            'Content-Type: multipart/mixed; boundary="n0"',
            body=b"".join(
                b'--n%d\nContent-Type: multipart/mixed; boundary="n%d"\n\n' % (level, level + 1) for level in range(200)
            )
            + b"--n200\nContent-Type: text/plain; charset=utf-8\n\n"
            + PLAIN.encode(),
        ),
        "card_number_everywhere": mail(
            "From: 4111111111111111 <nakamura@example.jp>",
            "Subject: 4111 1111 1111 1111",
            "Content-Type: text/html; charset=utf-8",
            body="<p>番号は４１１１－１１１１－１１１１－<b>１１１１</b>です</p>",
        ),
    }


def samples() -> dict[str, bytes]:
    """All samples by name."""
    damaged = {"carriage_returns_only": mail().replace(b"\r\n", b"\r"), "header_three_thousand": mail(*MANY_FIELDS)}
    likely = machines() | machines_in_words() | people_like_machines()
    damaged |= written_into_the_text()
    return damaged | charsets() | headers() | bodies() | answers() | answers_of_more_programs() | likely


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in samples().items():
        (FOLDER / f"{name}.eml").write_bytes(content)
