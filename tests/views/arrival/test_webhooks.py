"""What providers hand over: believed if they prove who they are, taken in like all mail, and never on the disk."""

import base64
import hashlib
import hmac
import json
import logging
import tempfile
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.intake import take_in
from inquiries.models import Dispatch, Inquiry, MailAddress, Message, Received, Version
from tests.makers import make_inquiry, make_version
from tests.written import written_files

pytestmark = pytest.mark.django_db
SECRET, KEY = "desk:a long password", "signing-key"
BASIC = "Basic " + base64.b64encode(SECRET.encode()).decode()
MAIL = (
    "Received: from mx.example.jp by in.example.com; Thu, 28 Apr 2016 10:00:00 +0900\r\n"
    "From: nakamura@example.jp\r\nTo: madoguchi@example.jp\r\nDate: Thu, 28 Apr 2016 09:59:00 +0900\r\n"
    "Message-ID: <question@mail.example.jp>\r\nSubject: {subject}\r\n"
    "Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n"
)


class Post(NamedTuple):
    """What a provider posts, and how it proves who it is."""

    body: bytes
    headers: dict[str, str]
    content_type: str = "application/json"


def raw_mail(text: str = "カードは止まりますか。", subject: str = "question", charset: str = "utf-8") -> bytes:
    return MAIL.format(subject=subject, text=text, charset=charset).encode(charset)


def signed(key: str, body: bytes) -> str:
    return hmac.new(key.encode(), body, hashlib.sha256).hexdigest()


def postmark(raw: bytes, secret: str = SECRET) -> Post:
    payload = {
        "From": "nakamura@example.jp",
        "FromFull": {"Email": "nakamura@example.jp", "Name": "", "MailboxHash": ""},
        "OriginalRecipient": "abc123@inbound.example.com",
        "MessageID": "73e6d360-66eb-11e1-8e72-a8904824019b",
        "Headers": [{"Name": "Return-Path", "Value": "<nakamura@example.jp>"}],
        "RawEmail": raw.decode(),
    }
    basic = "Basic " + base64.b64encode(secret.encode()).decode()
    return Post(json.dumps(payload).encode(), {"Authorization": basic})


def mailgun(raw: bytes, secret: str = KEY) -> Post:
    stamp, token, boundary = "1461805200", "c0ffee", "----------frontier"
    fields = {"timestamp": stamp, "token": token, "signature": signed(secret, f"{stamp}{token}".encode())}
    fields |= {"sender": "nakamura@example.jp", "recipient": "madoguchi@example.jp"}
    parts = [(name, value.encode()) for name, value in fields.items()] + [("body-mime", raw)]
    body = b"".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + value + b"\r\n"
        for name, value in parts
    )
    return Post(body + f"--{boundary}--\r\n".encode(), {}, f"multipart/form-data; boundary={boundary}")


def mailersend(raw: bytes, secret: str = KEY) -> Post:
    payload = {
        "type": "inbound.message",
        "data": {
            "id": "62a1f4d0",
            "raw": raw.decode(),
            "sender": {"email": "nakamura@example.jp"},
            "recipients": {"rcptTo": [{"email": "madoguchi@example.jp"}]},
            "created_at": "2016-04-28T01:00:01.000000Z",
        },
    }
    body = json.dumps(payload).encode()
    return Post(body, {"Signature": signed(secret, body)})


MAKERS: dict[str, Callable[..., Post]] = {"postmark": postmark, "mailgun": mailgun, "mailersend": mailersend}
each_provider = pytest.mark.parametrize("name", MAKERS)


@pytest.fixture(autouse=True)
def _providers(settings: Settings) -> None:
    settings.HOTLINE_WEBHOOKS = list(MAKERS)
    settings.ANYMAIL = {
        "MAILGUN_WEBHOOK_SIGNING_KEY": KEY,
        "MAILERSEND_INBOUND_SECRET": KEY,
        "MAILERSEND_SIGNING_SECRET": KEY,
    }


@pytest.fixture(autouse=True)
def notice(db: None) -> Version:
    opening = {"value": "2016-04-27", "quote": "4月27日", "sure": True}
    return make_version(facts={"opens_on": opening})


def post(name: str, said: Post, settings: Settings, kind: str = "inbound") -> HttpResponse:
    if name == "postmark":
        settings.ANYMAIL = settings.ANYMAIL | {"WEBHOOK_SECRET": SECRET}
    client: Any = Client(enforce_csrf_checks=True)
    path = reverse(f"webhook_{kind}", kwargs={"name": name})
    answer: HttpResponse = client.generic("POST", path, said.body, said.content_type, headers=said.headers)
    return answer


@each_provider
def test_a_mail_becomes_an_inquiry(name: str, settings: Settings) -> None:
    answer = post(name, MAKERS[name](raw_mail()), settings)

    row = Received.objects.get()
    assert answer.status_code == 200
    assert (row.outcome, row.source) == (Received.Outcome.IMPORTED, name)
    assert Inquiry.objects.get().messages.received().get().text == "カードは止まりますか。"


@each_provider
def test_who_cannot_prove_who_it_is_gets_nothing_in(name: str, settings: Settings) -> None:
    answer = post(name, MAKERS[name](raw_mail(), secret="desk:guessed"), settings)

    assert answer.status_code == 403
    assert not Received.objects.exists()


@each_provider
def test_without_its_secret_the_webhook_is_closed(name: str, settings: Settings) -> None:
    settings.ANYMAIL = {}
    client: Any = Client()
    said = MAKERS[name](raw_mail())

    for kind in ("inbound", "tracking"):
        path = reverse(f"webhook_{kind}", kwargs={"name": name})
        answer = client.generic("POST", path, said.body, said.content_type, headers=said.headers)

        assert answer.status_code == 404


@each_provider
def test_a_provider_that_is_not_named_is_not_heard(name: str, settings: Settings) -> None:
    settings.HOTLINE_WEBHOOKS = []

    assert post(name, MAKERS[name](raw_mail()), settings).status_code == 404


@each_provider
def test_the_same_mail_by_webhook_and_from_the_mailbox_is_one(name: str, settings: Settings) -> None:
    take_in(raw_mail(), source="INBOX")

    post(name, MAKERS[name](raw_mail()), settings)

    assert [row.outcome for row in Received.objects.order_by("pk")] == ["imported", "duplicate"]
    assert Message.objects.received().count() == 1


@each_provider
def test_a_mail_from_before_the_opening_is_only_noted(name: str, settings: Settings) -> None:
    old = raw_mail().replace(b"Apr 2016", b"Apr 2015")

    answer = post(name, MAKERS[name](old), settings)

    row = Received.objects.get()
    assert (answer.status_code, row.outcome) == (200, Received.Outcome.REFUSED)
    assert row.why == "お問合せ窓口の開設より前のメールです。"
    assert not Inquiry.objects.exists()


@each_provider
def test_before_there_is_a_notice_the_provider_keeps_the_mail_and_comes_again(name: str, settings: Settings) -> None:
    Version.objects.all().delete()

    assert post(name, MAKERS[name](raw_mail()), settings).status_code == 503


def test_a_file_that_is_written_would_be_found() -> None:
    with written_files() as files, tempfile.TemporaryFile():
        pass

    assert files


@each_provider
def test_no_card_number_is_kept_logged_or_written_to_the_disk(
    name: str, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    large = "番号は 4111 1111 1111 1111 です。" + "あ" * 1_500_000

    with caplog.at_level(logging.DEBUG), written_files() as files:
        answer = post(name, MAKERS[name](raw_mail(large)), settings)

    assert (answer.status_code, files) == (200, [])
    assert "4111 1111" not in Message.objects.received().get().text
    assert "1111 1111" not in caplog.text


@each_provider
def test_what_cannot_be_taken_in_is_asked_for_again_and_its_words_are_in_no_log(
    name: str, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    whole = MAKERS[name](raw_mail("暗証番号は 4649 です。"))
    broken = whole._replace(
        body=whole.body.replace(b"RawEmail", b"Raw").replace(b"body-mime", b"body").replace(b'"raw"', b'"war"')
    )
    if name == "mailersend":
        broken = broken._replace(headers={"Signature": signed(KEY, broken.body)})

    answer = post(name, broken, settings)

    assert answer.status_code == (200 if name == "postmark" else 503)  # Postmark's is built anew
    assert "4649" not in caplog.text


def test_more_than_any_mail_is_not_even_read(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inquiries.views.arrival.webhooks.MOST", 100)

    assert post("postmark", postmark(raw_mail()), settings).status_code == 413


def test_mailgun_s_bytes_are_not_touched_on_the_way(settings: Settings) -> None:
    post("mailgun", mailgun(raw_mail("①㈱髙橋です。", charset="cp932")), settings)

    assert Message.objects.received().get().text == "①㈱髙橋です。"


def test_without_the_raw_mail_it_is_built_anew_from_its_pieces(settings: Settings) -> None:
    payload = {
        "FromFull": {"Email": "nakamura@example.jp", "Name": "中村 花子", "MailboxHash": ""},
        "ToFull": [{"Email": "madoguchi@example.jp", "Name": "", "MailboxHash": ""}],
        "Subject": "カードについて",
        "Date": "Thu, 28 Apr 2016 09:59:00 +0900",
        "TextBody": "止まりますか。",
        "Headers": [{"Name": "Message-ID", "Value": "<q@mail.example.jp>"}],
        "Attachments": [{"Name": "明細.txt", "ContentType": "text/plain", "Content": base64.b64encode(b"x").decode()}],
    }

    post("postmark", Post(json.dumps(payload).encode(), {"Authorization": BASIC}), settings)

    message = Message.objects.received().get()
    assert (message.text, message.subject, message.sender_name) == ("止まりますか。", "カードについて", "中村 花子")
    assert message.mail_id == "<q@mail.example.jp>"
    assert [one.name for one in message.attachments.all()] == ["明細.txt"]


# --- what became of our mail ------------------------------------------------------------------------------------------
@pytest.fixture
def sent() -> Dispatch:
    dispatch = Dispatch.objects.acknowledge(make_inquiry())
    assert dispatch is not None
    dispatch.mark_sent(at=timezone.now(), provider_id="883953f4")
    return dispatch


def postmark_report(kind: str, _dispatch: Dispatch) -> Post:
    record = "SpamComplaint" if kind == "SpamComplaint" else "Bounce"
    payload = {
        "RecordType": record,
        "Type": kind,
        "MessageID": "883953f4",
        "Email": "nakamura@example.jp",
        "BouncedAt": "2016-04-29T10:00:00Z",
        "Details": "smtp;550 5.1.1 <nakamura@example.jp> unknown",
    }
    return Post(json.dumps(payload).encode(), {"Authorization": BASIC})


def mailgun_report(event: str, dispatch: Dispatch, severity: str = "permanent") -> Post:
    stamp, token = "1461891600", "decaf"
    payload = {
        "signature": {"timestamp": stamp, "token": token, "signature": signed(KEY, f"{stamp}{token}".encode())},
        "event-data": {
            "event": event,
            "severity": severity,
            "recipient": "nakamura@example.jp",
            "timestamp": 1461891600.5,
            "message": {"headers": {"message-id": dispatch.mail_id.strip("<>")}},
            "delivery-status": {"code": 550, "message": "5.1.1 user unknown"},
        },
    }
    return Post(json.dumps(payload).encode(), {})


def mailersend_report(kind: str, _dispatch: Dispatch) -> Post:
    email = {"message": {"id": "883953f4"}, "recipient": {"email": "nakamura@example.jp"}}
    data = {"type": kind, "id": "1", "created_at": "2016-04-29T01:00:00Z", "email": email}
    body = json.dumps({"type": f"activity.{kind}", "data": data}).encode()
    return Post(body, {"Signature": signed(KEY, body)})


REPORTS: dict[str, Callable[..., Post]] = {
    "postmark": postmark_report,
    "mailgun": mailgun_report,
    "mailersend": mailersend_report,
}
BOUNCES = [
    ("postmark", "HardBounce", "宛先のメールサーバーから、送信したメールが戻ってきました"),
    ("postmark", "BadEmailAddress", "配信サービスが、このアドレスへの送信を受け付けませんでした"),
    ("postmark", "SpamComplaint", "お客様が、このメールを迷惑メールとして申告されました"),
    ("mailgun", "failed", "宛先のメールサーバーから、送信したメールが戻ってきました"),
    ("mailgun", "complained", "お客様が、このメールを迷惑メールとして申告されました"),
    ("mailersend", "hard_bounced", "宛先のメールサーバーから、送信したメールが戻ってきました"),
]


@pytest.mark.parametrize(("name", "kind", "why"), BOUNCES)
def test_a_mail_that_was_not_delivered_stands_on_the_home_screen(
    name: str, kind: str, why: str, sent: Dispatch, settings: Settings, desk: Client
) -> None:
    answer = post(name, REPORTS[name](kind, sent), settings, "tracking")

    sent.refresh_from_db()
    assert (answer.status_code, sent.state) == (200, Dispatch.State.BOUNCED)
    assert sent.why.startswith(why)
    assert "nakamura@" not in sent.error
    assert list(Dispatch.objects.failed()) == [sent]
    assert MailAddress.objects.get().bounced_at
    assert sent.inquiry.number in desk.get(reverse("dispatch_list")).content.decode()


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_that_is_not_proved_changes_nothing(name: str, sent: Dispatch, settings: Settings) -> None:
    report = REPORTS[name]("HardBounce", sent)
    forged = report._replace(
        headers={"Authorization": "Basic eDp5", "Signature": "0" * 64},
        body=report.body.replace(b"decaf", b"sober"),
    )

    assert post(name, forged, settings, "tracking").status_code == 403

    sent.refresh_from_db()
    assert sent.state == Dispatch.State.SENT


def test_a_report_that_comes_twice_counts_once(sent: Dispatch, settings: Settings) -> None:
    for _ in range(2):
        post("mailgun", mailgun_report("failed", sent), settings, "tracking")

    assert [event.action for event in sent.inquiry.events.all()].count("acknowledgement.bounced") == 1


def test_a_mail_that_is_only_delayed_is_noted_in_the_timeline(sent: Dispatch, settings: Settings, desk: Client) -> None:
    post("mailgun", mailgun_report("failed", sent, severity="temporary"), settings, "tracking")

    sent.refresh_from_db()
    page = desk.get(reverse("inquiry_show", args=[sent.inquiry_id])).content.decode()
    assert sent.state == Dispatch.State.SENT
    assert "まだ届いていません（先方のメールサーバーが受信を保留中）" in page


def test_a_report_on_mail_of_somebody_else_is_none_of_our_business(sent: Dispatch, settings: Settings) -> None:
    report = postmark_report("HardBounce", sent)

    answer = post("postmark", report._replace(body=report.body.replace(b"883953f4", b"0")), settings, "tracking")

    sent.refresh_from_db()
    assert (answer.status_code, sent.state) == (200, Dispatch.State.SENT)
