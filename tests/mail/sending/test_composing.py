"""What the customer gets to read."""

from collections.abc import Callable
from email import message_from_bytes, policy

import pytest
from django.core.mail import EmailMessage
from pytest_django.fixtures import Settings

from inquiries.mail.sending.composing import compose
from inquiries.models import Dispatch, Draft, Inquiry, Version
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.message import Channel
from tests.makers import make_answer, make_contact, make_inquiry, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # what a mail looks like


def acknowledge(inquiry: Inquiry) -> Dispatch:
    dispatch = Dispatch.objects.acknowledge(inquiry)
    assert dispatch is not None
    return dispatch


def reply(inquiry: Inquiry) -> Dispatch:
    """An operator's reply with an approved answer in it."""
    operator = make_staff("kato", "加藤")
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(make_answer())
    newest = inquiry.messages.latest("pk")
    return draft.send(by=operator, seen=newest.pk)


def headers(mail: EmailMessage) -> dict[str, str]:
    return {name: str(value) for name, value in mail.message().items()}


def test_a_reply_is_the_words_of_the_operator_under_the_name_of_the_hotline(notice: Version) -> None:
    dispatch = reply(make_inquiry())

    mail = compose(dispatch)

    assert dispatch.message is not None
    assert mail.body.startswith(dispatch.message.text)
    assert f"受付番号: {dispatch.inquiry.number}" in mail.body
    assert "株式会社あかね文具 お客様お問合せ窓口" in mail.body
    assert "お電話: 0120-000-000（受付時間 9:00～18:00）" in mail.body


def test_it_goes_to_the_customer_alone_and_comes_back_to_us(notice: Version) -> None:
    mail = compose(reply(make_inquiry()))

    assert mail.recipients() == ["nakamura@example.jp"]
    assert mail.from_email == "madoguchi@example.jp"
    assert mail.reply_to == ["madoguchi@example.jp"]


def test_it_says_what_it_answers(notice: Version) -> None:
    inquiry = make_inquiry(mail_id="<first@mail.example.jp>")
    earlier = acknowledge(inquiry)
    inquiry.append(Incoming(channel=Channel.MAIL, text="追伸です。", mail_id="<second@mail.example.jp>"))
    dispatch = reply(inquiry)

    found = headers(compose(dispatch))

    assert found["Message-ID"] == dispatch.mail_id != earlier.mail_id
    assert found["In-Reply-To"] == "<second@mail.example.jp>"
    assert found["References"] == "<first@mail.example.jp> <second@mail.example.jp>"
    assert "Auto-Submitted" not in found


def test_an_identifier_of_hundreds_of_letters_is_answered_whole(notice: Version) -> None:
    long = f"<{'a,b;c=' * 40}{'Q' * 60}@mail.example.com>"
    inquiry = make_inquiry(mail_id=long)
    inquiry.append(Incoming(channel=Channel.MAIL, text="追伸です。", mail_id="<second@mail.example.jp>"))
    inquiry.append(Incoming(channel=Channel.MAIL, text="もう一つ。", mail_id=long.replace("Q@", "@")))

    raw = compose(reply(inquiry)).message().as_bytes(linesep="\r\n")

    found = message_from_bytes(raw, policy=policy.SMTP)
    assert str(found["In-Reply-To"]).split() == [long.replace("Q@", "@")]
    assert str(found["References"]).split() == [long, "<second@mail.example.jp>", long.replace("Q@", "@")]
    assert max(map(len, raw.split(b"\r\n"))) <= 998


def test_every_try_is_the_same_mail(notice: Version) -> None:
    dispatch = reply(make_inquiry())

    first, second = headers(compose(dispatch)), headers(compose(dispatch))

    assert first["Message-ID"] == second["Message-ID"] == dispatch.mail_id


@pytest.mark.parametrize("make", [acknowledge, reply])
def test_its_link_leads_to_the_page_of_this_inquiry(
    notice: Version, make: Callable[[Inquiry], Dispatch], settings: Settings
) -> None:
    settings.HOTLINE_BASE_URL = "https://hotline.example.jp"
    dispatch = make(make_inquiry())

    mail = compose(dispatch)

    assert dispatch.link is not None
    assert f"\nhttps://hotline.example.jp/status/{dispatch.link.token}/\n" in str(mail.body)


def test_an_acknowledgement_names_the_receipt_number_and_is_answered_by_no_machine(notice: Version) -> None:
    inquiry = make_inquiry(mail_id="<first@mail.example.jp>")

    mail = compose(acknowledge(inquiry))

    found = headers(mail)
    assert mail.subject == f"お問合せを受け付けました [{inquiry.number}]"
    assert found["Auto-Submitted"] == "auto-replied"
    assert found["X-Auto-Response-Suppress"] == "All"
    assert found["In-Reply-To"] == "<first@mail.example.jp>"


def test_an_acknowledgement_carries_no_word_of_a_stranger_to_anybody(notice: Version) -> None:
    contact = make_contact("http://evil.example.com を見て")

    mail = compose(acknowledge(make_inquiry("http://evil.example.com", subject="evil", contact=contact)))

    assert "evil" not in f"{mail.subject}{mail.body}"
    assert mail.body.startswith("お客様\n")


def test_a_customer_who_wrote_english_reads_english(notice: Version) -> None:
    inquiry = make_inquiry("Was my card stolen?", language="en")

    mail = compose(acknowledge(inquiry))

    assert mail.subject == f"We have received your inquiry [{inquiry.number}]"
    assert mail.body.startswith("Dear customer,\n")


def test_a_subject_of_a_stranger_brings_no_header(notice: Version) -> None:
    inquiry = make_inquiry(subject="手数料\r\nBcc: victim@example.com")

    mail = compose(reply(inquiry))

    found = headers(mail)
    assert "Bcc" not in found
    assert mail.recipients() == ["nakamura@example.jp"]


def test_an_identifier_that_was_blacked_out_is_not_sent(notice: Version) -> None:
    inquiry = make_inquiry(mail_id="<[カード番号 Visa ••••1111]@x>")

    assert "In-Reply-To" not in headers(compose(acknowledge(inquiry)))


def test_without_a_notice_there_is_a_mail_all_the_same() -> None:
    mail = compose(acknowledge(make_inquiry()))

    assert "お客様お問合せ窓口" in mail.body
    assert "お電話" not in mail.body
