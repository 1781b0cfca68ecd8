"""Mails of the sample that came by a detour: from a form, from a colleague, with Reply-To; and what answers ours."""

from datetime import datetime, timedelta
from email.message import EmailMessage

from inquiries.mail.intake import take_in
from inquiries.mail.reading.reactions import GMAIL
from inquiries.models import Dispatch, Inquiry
from inquiries.suggest.guessing import guess

from .ledger import MAILBOX

FORM = "お名前：若林 千夏\nお問合せ内容：退会したのですが、私の情報も対象に含まれますか。\n"
WISH = "会社のアドレスから送っています。再発行の手続きについて、自宅のほうへ返信をお願いします。\n"
FORWARDED = """窓口ご担当の皆さま、営業部に届きました。対応をお願いします。土屋

---------- Forwarded message ---------
From: 内藤 誠 <makoto.naito@example.jp>
Date: 2026年11月20日(金) 9:40
Subject: カードが使えません
To: <tsuchiya@akane.example.jp>

昨日からカードが使えません。再発行はどうすればよいですか。
内藤
"""
MAILS = (
    (
        {
            "From": "お問い合わせフォーム <noreply@forms.example.com>",
            "Reply-To": "若林 千夏 <chinatsu.wakabayashi@example.jp>",
            "Subject": "【お問い合わせ】対象かどうか",
        },
        FORM,
    ),
    ({"From": "土屋 修 <tsuchiya@akane.example.jp>", "Subject": "Fwd: カードが使えません"}, FORWARDED),
    (
        {
            "From": "横田 典子 <yokota@sora.example.jp>",
            "Reply-To": "noriko.yokota@example.com",
            "Subject": "再発行の手続き",
        },
        WISH,
    ),
)
"""Header and text."""
SOON = timedelta(seconds=20)
LATER = timedelta(minutes=9)


def receive() -> None:
    """Take in the raw mails after all others, so that the sample shows what the app makes of them."""
    at = Inquiry.objects.newest_first()[0].received_at
    for number, (fields, text) in enumerate(MAILS):
        at += SOON
        row = take_in(_mail(f"detour-{'abc'[number]}", fields, text).as_bytes(), source=MAILBOX, at=at).row
        if row.inquiry_id:
            guess(row.inquiry_id, at=at)
    for acknowledgement in Dispatch.objects.acknowledgements().waiting():
        acknowledgement.lease(now=acknowledgement.queued_at)
        acknowledgement.mark_sent(at=acknowledgement.queued_at)
    _react()


def _react() -> None:
    """A customer reacts to our answer with a thumb."""
    answered = Dispatch.objects.filter(kind=Dispatch.Kind.REPLY, sent_at__isnull=False, bounced_at=None)
    reply = answered.filter(inquiry__merge=None).oldest_first().last()
    if reply is None or reply.sent_at is None:
        return
    fields = {"From": reply.to_address, "Subject": "Re: ご回答", "In-Reply-To": reply.mail_id}
    mail = _mail("reaction", fields, "👍 Gmail でリアクションしました\n")
    mail.add_alternative('{"emoji": "👍", "version": 1}', subtype=GMAIL.removeprefix("text/"))
    take_in(mail.as_bytes(), source=MAILBOX, at=reply.sent_at + LATER)


def answer_alarm(told: Dispatch, *, at: datetime) -> None:
    """Somebody of the incident team answers the mail that told them, instead of the question at the desk."""
    fields = {"From": told.to_address, "Subject": "Re: 警報", "In-Reply-To": told.mail_id}
    text = "確認しました。決済代行会社へ照会中です。結果が出次第、二次対応の画面から回答します。\n"
    take_in(_mail("alarm", fields, text).as_bytes(), source=MAILBOX, at=at)


def _mail(name: str, fields: dict[str, str], text: str) -> EmailMessage:
    mail = EmailMessage()
    for field, value in {"To": MAILBOX, "Message-ID": f"<{name}@mail.example.com>", **fields}.items():
        mail[field] = value
    mail.set_content(text)
    return mail
