"""What came in is sorted by what it sounds like within a minute, until a person says otherwise."""

from datetime import timedelta

import pytest

from inquiries.models import Channel, Closure, Event, Guess, Inquiry, Precedence, Priority, Staff, Topic
from inquiries.models.inquiry.incoming import Incoming
from inquiries.notice.versions.loading import load
from inquiries.suggest import guessing
from tests.makers import NOON, make_inquiry
from tests.notice.texts import sample

pytestmark = pytest.mark.django_db
FRAUD = "明細を見たら、身に覚えのない請求が5万円ありました。買った覚えはありません。"
UNCLEAR = "はじめまして。よろしくお願いいたします。"


@pytest.fixture(autouse=True)
def _notice() -> None:
    load(sample(), by=None)


def guessed(inquiry: Inquiry) -> Inquiry:
    """As it is after the next pass."""
    guessing.run()
    return Inquiry.objects.get(pk=inquiry.pk)


def keys(inquiry: Inquiry) -> set[str]:
    return set(inquiry.topics.values_list("key", flat=True))


def test_a_charge_that_nobody_knows_is_due_an_hour_after_it_arrived_and_comes_first() -> None:
    inquiry = make_inquiry(FRAUD, subject="請求について", at=NOON)

    inquiry = guessed(inquiry)

    assert keys(inquiry) == {"check-statement"}
    assert (inquiry.due_at, inquiry.priority) == (NOON + timedelta(hours=1), Priority.FIRST)
    assert [topic.key for topic in inquiry.guessed] == ["check-statement"]


def test_the_timeline_tells_that_a_program_guessed_and_nothing_is_sent() -> None:
    inquiry = guessed(make_inquiry(FRAUD, subject=""))

    event = inquiry.events.get(action="topics.guessed")
    assert (event.by, event.particulars) == (None, {"topics": ["check-statement"]})
    assert not inquiry.dispatches.exists()


@pytest.mark.parametrize("text", [UNCLEAR, "お世話になります。先日の件、いかがでしょうか。", "、、、"])
def test_in_doubt_nothing_is_guessed_and_nothing_hastened(text: str) -> None:
    inquiry = make_inquiry(text, subject="")
    due_at = inquiry.due_at

    inquiry = guessed(inquiry)

    assert (keys(inquiry), inquiry.priority, inquiry.due_at) == (set(), Priority.NORMAL, due_at)
    assert not Event.objects.named("topics.guessed").exists()


def test_a_second_matter_that_comes_first_is_found_in_its_sentence() -> None:
    inquiry = make_inquiry(
        "カードの再発行に手数料はかかりますか。引き落としはいつになりますか。それから、明細に身に覚えのない請求がありました。",
        subject="再発行の手数料",
    )

    assert "check-statement" in keys(guessed(inquiry))


def test_a_press_deadline_comes_first() -> None:
    inquiry = make_inquiry(
        "テレビ局の者です。取材をお願いします。本日17時までにご回答ください。", subject="取材のお願い"
    )

    assert guessed(inquiry).priority == Priority.FIRST


def test_each_inquiry_is_read_once() -> None:
    make_inquiry(FRAUD)

    assert [guessing.run(), guessing.run()] == [1, 0]


# --- people ----------------------------------------------------------------------------------------------------------
def test_what_a_person_set_is_never_overwritten(operator: Staff) -> None:
    fee = Topic.objects.get(key="reissue-fee")
    inquiry = make_inquiry("取引の監視は行われていますか。", subject="")
    inquiry.set_topics([fee], by=operator)

    assert keys(guessed(inquiry)) == {"reissue-fee"}
    assert not inquiry.guessed


def test_that_it_is_about_nothing_is_said_by_a_person_too(operator: Staff) -> None:
    inquiry = guessed(make_inquiry(FRAUD))

    inquiry.set_topics([], by=operator)
    Inquiry.objects.update(awaits_guess=True)

    assert keys(guessed(inquiry)) == set()


def test_beside_what_somebody_set_only_what_comes_first_is_proposed(operator: Staff) -> None:
    inquiry = make_inquiry(FRAUD, topics=[Topic.objects.get(key="reissue-fee")], channel=Channel.FORM)

    inquiry = guessed(inquiry)

    assert keys(inquiry) == {"reissue-fee"}
    assert [topic.key for topic in inquiry.guessed] == ["check-statement"]
    assert inquiry.priority == Priority.FIRST

    inquiry.guess.confirm(by=operator)
    assert keys(inquiry) == {"reissue-fee", "check-statement"}


def test_a_confirmed_guess_is_none_any_more(operator: Staff) -> None:
    inquiry = guessed(make_inquiry(FRAUD, at=NOON))

    inquiry.guess.confirm(by=operator)

    inquiry = Inquiry.objects.get()
    assert (keys(inquiry), inquiry.guessed) == ({"check-statement"}, [])
    assert inquiry.events.get(action="topics.confirmed").by == operator
    assert inquiry.due_at == NOON + timedelta(hours=1)


def test_whoever_changes_a_wrong_guess_takes_back_its_haste(operator: Staff) -> None:
    inquiry = make_inquiry(FRAUD, at=NOON)
    unhurried = inquiry.due_at
    inquiry = guessed(inquiry)

    inquiry.set_topics([Topic.objects.get(key="reissue-fee")], by=operator)

    inquiry = Inquiry.objects.get()
    assert (inquiry.due_at, inquiry.priority) == (unhurried, Priority.NORMAL)


def test_a_priority_that_a_person_gave_stays(operator: Staff) -> None:
    inquiry = make_inquiry(UNCLEAR)
    Precedence.objects.say(inquiry, Priority.HIGH, by=operator)

    inquiry.append(Incoming(Channel.MAIL, FRAUD))

    assert guessed(inquiry).priority == Priority.HIGH


# --- later words -----------------------------------------------------------------------------------------------------
def test_a_first_mail_that_said_nothing_is_not_the_last_word() -> None:
    inquiry = guessed(make_inquiry(UNCLEAR, subject="", at=NOON))
    inquiry.append(Incoming(Channel.MAIL, FRAUD), at=NOON + timedelta(minutes=30))

    inquiry = guessed(inquiry)

    assert keys(inquiry) == {"check-statement"}


def test_the_time_counts_from_the_mail_that_is_unanswered(operator: Staff) -> None:
    inquiry = guessed(make_inquiry("ありがとうございました。", at=NOON))
    inquiry.close(by=operator, outcome=Closure.Outcome.NOT_NEEDED, at=NOON + timedelta(hours=1))
    inquiry.append(Incoming(Channel.MAIL, FRAUD), at=NOON + timedelta(days=1))

    assert guessed(inquiry).due_at == NOON + timedelta(days=1, hours=1)


def test_what_is_closed_already_is_left_as_it_is(operator: Staff) -> None:
    inquiry = make_inquiry(FRAUD)
    inquiry.close(by=operator, outcome=Closure.Outcome.DUPLICATE)

    assert keys(guessed(inquiry)) == set()
    assert not Inquiry.objects.awaiting_guess().exists()


# --- threats ---------------------------------------------------------------------------------------------------------
def test_a_threat_comes_first_whatever_it_is_about_until_it_is_answered(operator: Staff) -> None:
    inquiry = guessed(make_inquiry("今週中に私の情報を削除しなければ、個人情報保護委員会に通報します。", at=NOON))

    assert inquiry.priority == Priority.FIRST
    assert inquiry.events.filter(action="inquiry.threatened").exists()

    inquiry.set_topics([Topic.objects.get(key="erasure-withdrawal")], by=operator)
    assert Inquiry.objects.get().priority == Priority.FIRST

    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED_FREELY, at=NOON + timedelta(hours=1))
    inquiry.append(Incoming(Channel.MAIL, "ありがとうございました。"), at=NOON + timedelta(days=1))
    assert guessed(inquiry).priority == Priority.NORMAL


def test_what_cannot_be_read_is_left_without_a_guess_and_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        make_inquiry(FRAUD)
    monkeypatch.setattr(guessing, "SENTENCES", "no number")

    assert [guessing.run(), guessing.run()] == [2, 0]

    assert not Guess.objects.exists()
    assert caplog.text.count("TypeError") == 2
    assert "請求" not in caplog.text
