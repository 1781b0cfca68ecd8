"""A code that a customer's answer quotes is not kept."""

import pytest
from django.core import serializers

from inquiries.mail.intake import take_in
from inquiries.models import Attachment, Dispatch, Index, Inquiry, Message, Received, Remedy, Staff
from tests.goodwills import CODES
from tests.mail.writing import multipart, part
from tests.models.goodwill.test_remedy import leave, send, written

pytestmark = pytest.mark.django_db


def test_an_answer_that_quotes_the_mail_is_kept_without_the_code(remedy: Remedy, operator: Staff) -> None:
    send(written(remedy.inquiry, operator))
    body = leave()
    quoted = "\n".join(f"> {line}" for line in body.splitlines())
    sent_id = Dispatch.objects.get(kind=Dispatch.Kind.REPLY).mail_id
    head = f"From: nakamura@example.jp\nTo: desk@example.jp\nMessage-ID: <9@example.jp>\nReferences: {sent_id}\n"
    raw = f"{head}Content-Type: text/plain; charset=utf-8\n\nコード{CODES[0].lower()}を使いました。\n\n{quoted}"

    take_in(raw.encode())

    kept = [*Message.objects.all(), *Index.objects.all(), *Inquiry.objects.all()]
    assert "を使いました" in Message.objects.latest("pk").text
    assert CODES[0].lower() not in serializers.serialize("json", kept).lower()


def test_so_is_one_from_another_address_with_it_in_subject_file_and_wrapped_line(
    remedy: Remedy, operator: Staff
) -> None:
    send(written(remedy.inquiry, operator))
    leave()
    sent_id, code = Dispatch.objects.get(kind=Dispatch.Kind.REPLY).mail_id, CODES[0]
    raw = multipart(
        "mixed",
        part("text/plain; charset=utf-8", f"使えません。\n\n> {code[:3]}\n> {code[3:]}\n"),
        part("text/plain; charset=utf-8", code, f'Content-Disposition: attachment; filename="{code}.txt"'),
    )
    head = f"From: other@example.org\nSubject: {code}\nIn-Reply-To: {sent_id}\n".replace("\n", "\r\n").encode()
    raw = head + b"\r\n".join(line for line in raw.split(b"\r\n") if not line.startswith((b"From:", b"Subject:")))

    row = take_in(raw).row

    assert row.outcome == Received.Outcome.IMPORTED
    kept = [row, *Message.objects.all(), *Index.objects.all(), *Inquiry.objects.all(), *Attachment.objects.all()]
    assert Attachment.objects.exists()
    assert code not in serializers.serialize("json", kept)
    assert code[3:] not in Message.objects.latest("pk").history + Message.objects.latest("pk").text
