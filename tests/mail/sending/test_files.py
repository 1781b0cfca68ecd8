"""Files of the library on the wire: the same bytes, names that every mail program reads, the mail unchanged without."""

import json
from base64 import b64decode
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from hashlib import sha256

import pytest
from django.core.mail import get_connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.sending import outbox
from inquiries.mail.sending.composing import compose
from inquiries.mail.sending.flowed import unflow
from inquiries.models import Dispatch, Draft, Staff
from inquiries.models.reply import enclosing
from tests.documents.making import pdf, png
from tests.makers import make_answer, make_enclosure, make_inquiry
from tests.servers.provider import provider_api
from tests.servers.smtp import Sink

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # what a mail looks like
LONG = "自動引き落としのお支払い先にカード番号の変更をお届けいただくための一覧表"
NAMES = ["お知らせ.pdf", "notice.pdf", f"{LONG}.png", "①㈱髙島屋 様式(2).pdf"]


def queued(operator: Staff, *names: str) -> Dispatch:
    draft = Draft.objects.begin(make_inquiry(), by=operator)
    draft.insert(make_answer())
    for name in names:
        raw = png() if name.endswith(".png") else pdf(f"{name}の文\r\nFrom 末尾\n" * 40)
        enclosing.enclose(draft, make_enclosure(title=name, name=name, raw=raw))
    dispatch = draft.send(by=operator, seen=draft.inquiry.messages.latest("pk").pk)
    Dispatch.objects.update(not_before=timezone.now())
    dispatch.refresh_from_db()
    return dispatch


@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp"])
@pytest.mark.parametrize("name", NAMES)
def test_the_bytes_arrive_as_they_were_approved(
    sink: Sink, operator: Staff, settings: Settings, name: str, charset: str
) -> None:
    settings.HOTLINE_MAIL_CHARSET = charset
    dispatch = queued(operator, name)

    outbox.run()

    [mail], [file] = sink.read, list(sink.read[0].iter_attachments())
    edition = dispatch.message.enclosings.get().edition if dispatch.message else None
    assert edition
    assert mail["Message-ID"] == dispatch.mail_id
    assert sha256(file.get_payload(decode=True)).hexdigest() == edition.sha256  # type: ignore[arg-type]
    assert file.get_content_type() == edition.content_type
    assert file.get_filename() == name


@pytest.mark.parametrize("name", NAMES)
def test_old_programs_read_the_name_beside_the_type(sink: Sink, operator: Staff, name: str) -> None:
    queued(operator, name)

    outbox.run()

    raw = message_from_bytes(sink.mails[0], policy=policy.compat32)
    file = raw.get_payload()[1]  # type: ignore[index]
    assert str(make_header(decode_header(file.get_param("name")))) == name  # type: ignore[union-attr, arg-type]
    assert sink.mails[0].isascii()
    assert max(map(len, sink.mails[0].split(b"\r\n"))) <= 998


def test_the_text_is_flowed_as_ever_and_the_order_is_kept(sink: Sink, operator: Staff) -> None:
    dispatch = queued(operator, *NAMES[:3])

    outbox.run()

    [mail] = sink.read
    body = mail.get_body(("plain",))
    assert body
    assert (body.get_param("format"), body.get_param("delsp")) == ("flowed", "yes")
    assert dispatch.message
    assert dispatch.message.text in unflow(str(body.get_content()).replace("\r\n", "\n"))
    assert [file.get_filename() for file in mail.iter_attachments()] == NAMES[:3]


def test_without_a_file_the_mail_is_text_alone(sink: Sink, operator: Staff) -> None:
    queued(operator)

    outbox.run()

    assert sink.read[0].get_content_type() == "text/plain"


def test_a_second_try_sends_the_same_bytes(sink: Sink, operator: Staff) -> None:
    queued(operator, *NAMES[:2])
    sink.hangs_up = sink.keeps = True
    outbox.run()
    sink.hangs_up = False
    Dispatch.objects.update(not_before=timezone.now())

    outbox.run()

    first, second = ([file.get_payload() for file in mail.iter_attachments()] for mail in sink.read)
    assert first == second
    assert sink.read[0]["Message-ID"] == sink.read[1]["Message-ID"]


def test_a_provider_gets_the_same_file(operator: Staff, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    dispatch = queued(operator, NAMES[0])
    with provider_api() as api:
        api.answer = {"ErrorCode": 0, "Message": "OK", "MessageID": "1", "SubmittedAt": "", "To": "nakamura@example.jp"}
        settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "x", "POSTMARK_API_URL": api.url}

        get_connection(settings.EMAIL_BACKEND).send_messages([compose(dispatch)])

        [file] = json.loads(api.posted[0])["Attachments"]
    assert dispatch.message
    assert file["Name"] == NAMES[0]
    assert sha256(b64decode(file["Content"])).hexdigest() == (dispatch.message.enclosings.get().edition.sha256)
