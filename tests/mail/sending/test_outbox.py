"""What is due leaves once; what cannot leave is tried again or stands in sight."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pytest_django.fixtures import Settings

from inquiries.mail.sending import refusals
from inquiries.mail.sending.flowed import unflow
from inquiries.mail.sending.outbox import run
from inquiries.models import Dispatch, Draft, Inquiry, Version
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.message import Channel
from inquiries.models.reason import reason
from inquiries.models.reply.lease import PAUSES
from tests.makers import make_answer, make_contact, make_inquiry, make_staff, make_version
from tests.servers.smtp import Sink

pytestmark = pytest.mark.django_db

NOTHING = {"due": 0, "elsewhere": 0, "sent": 0, "retried": 0, "failed": 0, "held": 0}


def an_hour_ago() -> datetime:
    return timezone.now() - timedelta(hours=1)


def queue(inquiry: Inquiry | None = None) -> Dispatch:
    """A mail that may leave now."""
    dispatch = Dispatch.objects.send_link(inquiry or make_inquiry())
    assert dispatch is not None
    return dispatch


def queue_reply(inquiry: Inquiry) -> Dispatch:
    """A reply whose thirty seconds are over."""
    operator = make_staff("kato", "加藤")
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(make_answer())
    return draft.send(by=operator, seen=inquiry.messages.latest("pk").pk, at=timezone.now() - timedelta(minutes=1))


def test_what_is_due_leaves_and_leaves_once(notice: Version, sink: Sink) -> None:
    dispatch = queue()

    assert run() == NOTHING | {"due": 1, "sent": 1}
    assert run() == NOTHING

    (mail,) = sink.read
    dispatch.refresh_from_db()
    assert dispatch.state == Dispatch.State.SENT
    assert mail["Message-ID"] == dispatch.mail_id
    assert mail["To"] == "nakamura@example.jp"


def test_japanese_arrives_as_it_was_written(notice: Version, sink: Sink) -> None:
    dispatch = queue_reply(make_inquiry(subject="①㈱髙橋の件", at=an_hour_ago()))

    run()

    (mail,) = sink.read
    body = mail.get_body()
    assert dispatch.message is not None
    assert body is not None
    assert mail["Subject"] == f"Re: ①㈱髙橋の件 [{dispatch.inquiry.number}]"
    assert dispatch.message.text in unflow(body.get_content().replace("\r\n", "\n"))


def test_an_address_that_breaks_the_rules_but_works_is_written_to(notice: Version, sink: Sink) -> None:
    queue(make_inquiry(contact=make_contact(address="naka..mura.@docomo.example.jp")))

    assert run()["sent"] == 1


@pytest.mark.parametrize("sink", [True], indirect=True)
def test_an_address_that_is_not_ascii_is_written_to_where_the_server_knows_how(notice: Version, sink: Sink) -> None:
    inquiry = make_inquiry(
        contact=make_contact("中村 由紀", "ナカムラ@例え.example"), at=an_hour_ago(), subject="カード"
    )

    queue_reply(inquiry)

    assert run() == NOTHING | {"due": 1, "sent": 1}
    (mail,) = sink.read
    assert "\nTo: ナカムラ@xn--r8jz45g.example\r\n" in sink.mails[0].decode()
    assert mail["Subject"].startswith("Re: カード")
    assert "お問合せ" in unflow(str(mail.get_content()))


def test_where_it_does_not_the_mail_is_not_sent_and_says_so(notice: Version, sink: Sink) -> None:
    dispatch = queue(make_inquiry(contact=make_contact("中村 由紀", "ナカムラ@例え.example")))
    ordinary = queue(make_inquiry(contact=make_contact("田中 一郎", "tanaka@例え.example")))

    assert run() == NOTHING | {"due": 2, "failed": 1, "sent": 1}

    dispatch.refresh_from_db()
    ordinary.refresh_from_db()
    assert (dispatch.state, dispatch.error) == (Dispatch.State.FAILED, refusals.NOT_CARRIED)
    assert [mail["To"] for mail in sink.read] == ["tanaka@xn--r8jz45g.example"]
    assert list(Dispatch.objects.failed()) == [dispatch]


def test_nor_does_it_leave_through_a_provider(notice: Version, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    dispatch = queue(make_inquiry(contact=make_contact("中村 由紀", "ナカムラ@例え.example")))

    assert run() == NOTHING | {"due": 1, "held": 1}

    dispatch.refresh_from_db()
    assert dispatch.error == refusals.NOT_CARRIED


def test_a_reply_waits_until_it_can_no_longer_be_taken_back(notice: Version, sink: Sink) -> None:
    operator = make_staff()
    inquiry = make_inquiry()
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(make_answer())
    draft.send(by=operator, seen=inquiry.messages.latest("pk").pk)

    assert run() == NOTHING


def test_a_mail_in_the_hands_of_another_process_is_left_to_it(notice: Version, sink: Sink) -> None:
    assert queue().lease(now=timezone.now())

    assert run() == NOTHING
    assert sink.mails == []


def test_an_address_that_is_refused_for_good_is_not_tried_again(notice: Version, sink: Sink) -> None:
    dispatch = queue()
    sink.answer_to_recipient = "550 5.1.1 <nakamura@example.jp>: User unknown"

    counts = run()

    dispatch.refresh_from_db()
    assert counts == NOTHING | {"due": 1, "failed": 1}
    assert dispatch.state == Dispatch.State.FAILED
    assert dispatch.error == f"{refusals.ADDRESS_REFUSED}: 550 5.1.1 <…>: User unknown"
    assert dispatch.why.startswith(
        "宛先のメールサーバーが、このアドレスを受け付けませんでした。お電話で別のアドレスを伺ってください: 550"
    )


@pytest.mark.parametrize(
    "trouble",
    [
        {"answer_to_recipient": "451 4.7.1 try again later"},
        {"answer_to_data": "452 4.3.1 no space"},
        {"hangs_up": True},
        {"pause": 4},
    ],
)
def test_what_passes_is_tried_again_later_as_the_same_mail(
    notice: Version, sink: Sink, trouble: dict[str, object]
) -> None:
    dispatch = queue()
    for name, value in trouble.items():
        setattr(sink, name, value)

    counts = run()

    dispatch.refresh_from_db()
    assert counts == NOTHING | {"due": 1, "retried": 1}
    assert dispatch.state == Dispatch.State.WAITING
    assert dispatch.not_before > timezone.now() + timedelta(seconds=50)
    assert dispatch.why


def test_the_second_try_is_the_same_mail(notice: Version, sink: Sink) -> None:
    dispatch = queue()
    sink.answer_to_data = "452 4.3.1 no space"
    run()
    Dispatch.objects.update(not_before=timezone.now())
    sink.answer_to_data = "250 OK"

    assert run()["sent"] == 1

    assert [mail["Message-ID"] for mail in sink.read] == [dispatch.mail_id]


def test_a_mail_that_is_refused_for_its_content_is_not_tried_again(notice: Version, sink: Sink) -> None:
    queue()
    sink.answer_to_data = "554 5.7.1 message refused"

    assert run() == NOTHING | {"due": 1, "failed": 1}


def test_one_refused_mail_does_not_stop_the_next(notice: Version, sink: Sink) -> None:
    queue(make_inquiry(contact=make_contact("田中", "tanaka@example.jp")))
    bad = queue(make_inquiry(contact=make_contact("悪", "nobody@@example.jp")))

    counts = run()

    bad.refresh_from_db()
    assert (counts["sent"], counts["failed"]) == (1, 1)
    assert bad.error == "No mail can be sent to this address. Ask for another one by telephone."


def test_while_the_server_is_away_the_others_wait_untried(notice: Version, sink: Sink, settings: Settings) -> None:
    settings.EMAIL_PORT = 1
    for name in ("a", "b", "c"):
        queue(make_inquiry(contact=make_contact(name, f"{name}@example.jp")))

    counts = run()

    assert counts == NOTHING | {"due": 3, "retried": 1}
    assert Dispatch.objects.filter(tries=0).count() == 2


def test_a_reply_that_quotes_an_old_version_is_held(sink: Sink) -> None:
    make_version()
    dispatch = queue_reply(make_inquiry(at=an_hour_ago()))
    make_version("あらためてお知らせいたします。")

    counts = run()

    dispatch.refresh_from_db()
    assert counts == NOTHING | {"due": 1, "held": 1}
    assert sink.mails == []
    assert list(Dispatch.objects.failed()) == [dispatch]
    assert dispatch.why == "改定前のお知らせを引用しているため、送信を見合わせました。書き直してください。"


def test_a_reply_that_crossed_with_a_mail_of_the_customer_is_held_until_somebody_has_read_it(
    notice: Version, sink: Sink
) -> None:
    inquiry = make_inquiry(at=an_hour_ago())
    dispatch = queue_reply(inquiry)
    inquiry.append(Incoming(channel=Channel.MAIL, text="もう解決しました。"))

    assert run() == NOTHING | {"due": 1, "held": 1}

    dispatch.retry(by=make_staff())
    assert run() == NOTHING | {"due": 1, "sent": 1}


def test_nothing_leaves_for_an_address_that_mail_came_back_from(notice: Version, sink: Sink) -> None:
    inquiry = make_inquiry()
    bounced, other = queue(inquiry), queue_reply(inquiry)
    bounced.mark_bounced(at=timezone.now(), error="")

    counts = run()

    other.refresh_from_db()
    assert counts["held"] == counts["due"]
    assert other.why.startswith("このアドレスは、現在お客様の連絡先ではありません。")
    assert sink.mails == []


def test_a_reply_that_was_queued_for_another_contact_is_held(notice: Version, sink: Sink) -> None:
    inquiry = make_inquiry(at=an_hour_ago())
    dispatch = queue_reply(inquiry)
    Inquiry.objects.update(contact=make_contact("別の方", "betsu@example.jp"))

    assert run() == NOTHING | {"due": 1, "held": 1}

    dispatch.refresh_from_db()
    assert dispatch.why.startswith("このアドレスは、現在お客様の連絡先ではありません。")
    assert sink.mails == []


def test_after_the_last_pause_it_is_given_up_and_stands_on_the_home_screen(
    notice: Version, sink: Sink, desk: Client
) -> None:
    dispatch = queue()
    sink.answer_to_data = "451 4.7.1 try again later"
    for _ in range(len(PAUSES) + 1):
        run()
        Dispatch.objects.update(not_before=timezone.now())

    assert run() == NOTHING

    assert sink.tried == len(PAUSES) + 1
    assert list(Dispatch.objects.failed()) == [dispatch]
    assert reverse("dispatch_list") in desk.get(reverse("home")).content.decode()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "sentence", [value for name, value in vars(refusals).items() if name.isupper() and isinstance(value, str)]
)
def test_each_reason_is_a_sentence_of_two_languages_that_says_what_to_do(sentence: str, language: str) -> None:
    with override(language):
        said = reason(sentence)

    assert (said == sentence) == (language == "en")
    assert len(said.rstrip("。.").replace("。", ". ").split(". ")) == 2
