"""Every mail gets a row in the ledger, and all that follows from it happens with that row or not at all."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import DataError, connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.mail.intake import take_in
from inquiries.models import Attachment, Closure, Contact, Dispatch, Inquiry, Message, Received
from tests.mail.reader import FOLDER, bare
from tests.mail.writing import SUBJECT, mail
from tests.makers import make_inquiry, make_staff

pytestmark = pytest.mark.django_db

Outcome = Received.Outcome
QUERIES_OF_A_NEW_MAIL, QUERIES_OF_A_LATER_MAIL = 24, 31


def sample(name: str) -> Received:
    return take_in((FOLDER / f"{name}.eml").read_bytes(), source="test").row


def acknowledged(inquiry: Inquiry) -> Dispatch:
    dispatch = Dispatch.objects.acknowledge(inquiry)
    assert dispatch is not None
    return dispatch


def test_a_mail_becomes_an_inquiry_of_its_sender() -> None:
    row = sample("iso2022jp")

    message = Message.objects.get()
    assert row.outcome == Outcome.IMPORTED
    assert (row.message, row.inquiry, row.hint) == (message, message.inquiry, None)
    assert (row.sender, row.subject, row.source) == ("nakamura@example.jp", SUBJECT, "test")
    assert message.inquiry.contact.name == "中村 髙子"
    assert message.text.startswith("カードの再発行について教えてください。")
    assert message.inquiry.events.filter(action="inquiry.received").exists()


def test_its_sender_gets_an_acknowledgement() -> None:
    row = sample("iso2022jp")

    dispatch = Dispatch.objects.get()
    assert dispatch.kind == Dispatch.Kind.ACKNOWLEDGEMENT
    assert (dispatch.inquiry, dispatch.to_address) == (row.inquiry, "nakamura@example.jp")


def test_a_mail_of_somebody_new_costs_few_statements(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    raw = mail("Subject: one", "Message-ID: <1@example.jp>")

    with django_assert_max_num_queries(QUERIES_OF_A_NEW_MAIL):
        row = take_in(raw).row

    assert row.outcome == Outcome.IMPORTED


def test_a_later_mail_costs_no_more_the_more_was_said(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first = take_in(mail("Subject: one", "Message-ID: <1@example.jp>")).row

    for number in range(2, 5):
        raw = mail("Subject: Re: one", f"Message-ID: <{number}@example.jp>", "In-Reply-To: <1@example.jp>")
        with django_assert_num_queries(QUERIES_OF_A_LATER_MAIL):
            row = take_in(raw).row
        assert (row.outcome, row.inquiry) == (Outcome.APPENDED, first.inquiry)


def test_one_acknowledgement_a_day_is_enough_for_an_address() -> None:
    take_in(mail("Subject: one", "Message-ID: <1@example.jp>"))
    take_in(mail("Subject: two", "Message-ID: <2@example.jp>"))

    assert Inquiry.objects.count() == 2
    assert Dispatch.objects.count() == 1


def test_the_same_mail_by_two_ways_is_one() -> None:
    first = take_in(mail(), source="INBOX").row

    again = take_in(mail("Received: by other.example.jp; Thu, 28 Apr 2016 10:20:00 +0900"), source="other").row

    assert (first.outcome, again.outcome) == (Outcome.IMPORTED, Outcome.DUPLICATE)
    assert Inquiry.objects.count() == Message.objects.count() == 1


@pytest.mark.parametrize(
    "body",
    [
        "カードの再発行について教えてください。\n\n-- \nこのメールはウイルスチェック済みです。\n",
        "[外部からのメールです]\n\nカードの再発行について教えてください。\n",
    ],
)
def test_the_same_mail_is_the_same_whatever_a_server_wrote_around_it(body: str) -> None:
    take_in(mail(body="カードの再発行について教えてください。\n"))

    again = take_in(mail("From: N <Nakamura@EXAMPLE.jp>", "Subject: [desk] card", "X-Spam: no", body=body)).row

    assert again.outcome == Outcome.DUPLICATE


def test_a_scanner_that_rewrites_the_addresses_in_a_long_mail_makes_no_other_of_it() -> None:
    long = "カードの再発行について教えてください。" * 20

    outcomes = [take_in(mail(body=f"{long}\nhttps://{host}/x\n")).row.outcome for host in ("a.example", "scan.example")]

    assert outcomes == [Outcome.IMPORTED, Outcome.DUPLICATE]


def test_another_sender_with_the_same_identifier_has_written_another_mail() -> None:
    outcomes = [take_in(mail(f"From: {who}@example.com")).row.outcome for who in ("a", "b")]

    assert outcomes == [Outcome.IMPORTED, Outcome.IMPORTED]


def test_a_program_that_uses_one_identifier_for_all_its_mails_loses_none() -> None:
    outcomes = [take_in(mail(body=body)).row.outcome for body in ("一つ目です。", "二つ目です。")]

    assert outcomes == [Outcome.IMPORTED, Outcome.IMPORTED]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_in_the_same_mail_at_once_one_does() -> None:
    def take(_turn: int) -> str:
        try:
            return take_in(mail()).row.outcome
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(take, range(4)))

    assert outcomes == [Outcome.DUPLICATE] * 3 + [Outcome.IMPORTED]
    assert Inquiry.objects.count() == 1


def test_an_answer_to_our_mail_is_added_to_its_inquiry() -> None:
    inquiry = make_inquiry()
    ours = acknowledged(inquiry)

    row = take_in(mail(f"In-Reply-To: {ours.mail_id}", body="追加です。\n\n> 元の文\n")).row

    assert row.message is not None
    message = row.message
    assert (row.outcome, row.inquiry) == (Outcome.APPENDED, inquiry)
    assert (message.text, message.history) == ("追加です。", "> 元の文")


def test_an_answer_to_a_closed_inquiry_opens_it_again() -> None:
    inquiry = make_inquiry()
    ours = acknowledged(inquiry)
    inquiry.close(by=make_staff(), outcome=Closure.Outcome.ANSWERED)

    row = take_in(mail(f"In-Reply-To: {ours.mail_id}")).row

    assert row.inquiry == inquiry
    assert Inquiry.objects.open().get() == inquiry


def test_a_stranger_with_our_reference_changes_nothing_in_the_inquiry_of_another() -> None:
    inquiry = make_inquiry()
    ours = acknowledged(inquiry)

    row = take_in(mail("From: Tanaka <tanaka@example.com>", f"In-Reply-To: {ours.mail_id}")).row

    assert (row.outcome, row.hint) == (Outcome.IMPORTED, inquiry)
    assert row.inquiry != inquiry
    assert inquiry.messages.count() == 1
    assert [address.address for address in inquiry.contact.addresses.all()] == ["nakamura@example.jp"]


def test_a_person_in_copy_never_becomes_the_contact() -> None:
    row = sample("with_cc")

    assert row.inquiry is not None
    assert row.inquiry.contact.name == "Nakamura"
    assert not Contact.objects.with_address("matsumoto@example.jp")


@pytest.mark.parametrize("name", ["no_header", "empty", "no_sender", "garbled", "binary"])
def test_what_cannot_be_read_is_kept_apart_in_sight(name: str) -> None:
    row = sample(name)

    assert row.outcome == Outcome.QUARANTINED
    assert row.why
    assert list(Received.objects.needing_somebody()) == [row]
    assert not Inquiry.objects.exists()


def test_a_mail_beyond_measure_is_refused_and_named() -> None:
    row = take_in(mail("Subject: big", body=b"x" * (31 * 1024 * 1024))).row

    assert (row.outcome, row.subject, row.sender) == (Outcome.REFUSED, "big", "nakamura@example.jp")
    assert row.size > 31 * 1024 * 1024


@pytest.mark.parametrize(
    "name", ["auto_submitted", "away_ja", "mailing_list", "our_own", "no_return_path", "newsletter"]
)
def test_a_machine_is_noted_and_never_answered(name: str) -> None:
    row = sample(name)

    assert row.outcome == Outcome.AUTOMATIC
    assert not Dispatch.objects.exists()
    assert not Inquiry.objects.exists()


def test_a_mail_of_ours_that_comes_round_is_not_taken_for_an_inquiry() -> None:
    ours = acknowledged(make_inquiry())

    row = take_in(mail(f"Message-ID: {ours.mail_id}")).row

    assert row.outcome == Outcome.AUTOMATIC
    assert Inquiry.objects.count() == 1


def test_a_bounce_shows_the_mail_as_not_delivered() -> None:
    ours = acknowledged(make_inquiry())
    report = (FOLDER / "bounce.eml").read_bytes().replace(b"<ours@example.jp>", ours.mail_id.encode())

    row = take_in(report).row

    ours.refresh_from_db()
    assert (row.outcome, row.inquiry) == (Outcome.AUTOMATIC, ours.inquiry)
    assert ours.state == Dispatch.State.BOUNCED
    assert ours.error.endswith(": 5.1.1")
    assert list(Dispatch.objects.failed()) == [ours]
    assert ours.inquiry.contact.reply_address is None


@pytest.mark.parametrize("name", ["bounce_exim", "bounce_qmail", "bounce_gmail"])
def test_a_bounce_that_names_only_the_recipient_is_tied_to_the_newest_mail_there(name: str) -> None:
    older, ours = acknowledged(make_inquiry()), Dispatch.objects.send_link(make_inquiry())
    assert ours is not None
    older.mark_sent(at=timezone.now() - timedelta(hours=1))
    ours.mark_sent(at=timezone.now())

    row = sample(name)

    ours.refresh_from_db()
    assert row.inquiry == ours.inquiry
    assert ours.state == Dispatch.State.BOUNCED


def test_a_bounce_that_names_a_receipt_number_is_tied_to_its_inquiry() -> None:
    ours, newer = acknowledged(make_inquiry()), Dispatch.objects.send_link(make_inquiry())
    assert newer is not None
    ours.mark_sent(at=timezone.now() - timedelta(hours=1))
    newer.mark_sent(at=timezone.now())
    report = (FOLDER / "bounce_names_number.eml").read_bytes().replace(b"H-000001", ours.inquiry.number.encode())

    row = take_in(report).row

    assert row.inquiry == ours.inquiry


def test_a_mail_without_identifier_that_comes_twice_is_one() -> None:
    outcomes = [take_in(mail("Message-ID:")).row.outcome for _ in range(2)]

    assert outcomes == [Outcome.IMPORTED, Outcome.DUPLICATE]


def test_a_mail_with_our_own_address_in_copy_is_one_inquiry_and_answered_to_its_sender_alone() -> None:
    take_in(mail("Cc: madoguchi@example.jp, matsumoto@example.jp"))

    assert Inquiry.objects.count() == 1
    assert [dispatch.to_address for dispatch in Dispatch.objects.all()] == ["nakamura@example.jp"]


def test_a_report_on_a_report_is_answered_by_nobody() -> None:
    acknowledged(make_inquiry())
    report = (FOLDER / "bounce.eml").read_bytes()

    outcomes = [take_in(report.replace(b"<m1@", b"<m%d@" % turn)).row.outcome for turn in range(3)]

    assert set(outcomes) == {Outcome.AUTOMATIC}
    assert Dispatch.objects.count() == 1


def test_a_bounce_long_after_the_mail_left_is_tied_to_nothing() -> None:
    ours = acknowledged(make_inquiry())
    ours.mark_sent(at=timezone.now() - timedelta(days=8))

    assert sample("bounce_exim").inquiry is None


def test_an_address_that_mail_came_back_from_is_good_again_once_the_customer_writes_from_it() -> None:
    ours = acknowledged(make_inquiry())
    ours.mark_bounced(at=timezone.now(), error="")
    assert ours.inquiry.contact.reply_address is None

    take_in(mail(f"In-Reply-To: {ours.mail_id}"))

    address = Contact.objects.get(pk=ours.inquiry.contact.pk).reply_address
    assert address is not None
    assert address.address == "nakamura@example.jp"


def test_a_delay_leaves_the_mail_as_it_is() -> None:
    ours = acknowledged(make_inquiry())
    report = (FOLDER / "bounce_delayed.eml").read_bytes().replace(b"<ours@example.jp>", ours.mail_id.encode())

    row = take_in(report).row

    ours.refresh_from_db()
    assert row.inquiry == ours.inquiry
    assert ours.state == Dispatch.State.WAITING


@pytest.mark.parametrize("name", ["card_number_everywhere", "file_text", "file_card_number_in_name"])
def test_no_row_holds_a_card_number(name: str) -> None:
    taken = take_in((FOLDER / f"{name}.eml").read_bytes())

    message = Message.objects.get()
    kept = (
        f"{Received.objects.values()}{Message.objects.values()}{Attachment.objects.values()}{Contact.objects.values()}"
    )
    assert taken.had_card_number
    assert "4111111111111111" not in bare(kept)
    assert message.inquiry.subject == message.subject


def test_a_file_is_named_and_its_text_kept() -> None:
    sample("file_text")

    attachment = Attachment.objects.get()
    assert (attachment.name, attachment.content_type, attachment.size) == ("list.csv", "text/csv", 37)
    assert attachment.text.startswith("氏名,番号\n")


def test_a_mail_in_english_is_answered_in_english() -> None:
    row = take_in(mail("Subject: my card", body="Was my card number stolen?")).row

    assert row.inquiry is not None
    assert row.inquiry.language == "en"


def test_a_number_in_it_makes_no_japanese_mail_of_it() -> None:
    row = take_in(mail("Subject: my card", body="Was 4111 1111 1111 1111 stolen?")).row

    assert row.inquiry is not None
    assert row.inquiry.messages.get().text == "Was [カード番号 Visa ••••1111] stolen?"
    assert row.inquiry.language == "en"


def test_a_message_counts_once_what_was_kept_out_of_its_words() -> None:
    take_in(mail("Subject: 4111 1111 1111 1111", body="番号は4111 1111 1111 1111と5555 5555 5555 4444です。"))

    assert Message.objects.get().masked == 2


def test_somebody_whose_name_held_a_number_is_the_same_person_the_next_time() -> None:
    named = 'From: "4111111111111111" <nakamura@example.jp>'
    first, second = (take_in(mail(named, f"Message-ID: <{key}@example.jp>")).row.inquiry for key in "ab")

    assert first is not None
    assert second is not None
    assert first.contact == second.contact
    assert first.contact.name == "[カード番号 Visa ••••1111]"


@contextmanager
def database_that_refuses_messages() -> Iterator[None]:
    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        if sql.startswith('INSERT INTO "inquiries_message"'):
            raise DataError
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


def test_a_fault_of_ours_leaves_nothing_half_written_and_the_mail_in_sight() -> None:
    with database_that_refuses_messages():
        row = take_in(mail()).row

    assert row.outcome == Outcome.QUARANTINED
    assert not Inquiry.objects.exists()
    assert not Contact.objects.exists()
