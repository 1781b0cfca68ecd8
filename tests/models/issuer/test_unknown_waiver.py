"""A card company knows of no waived fee: headquarters is asked, and the customer gets word."""

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from inquiries.models import Closure, Escalation, Event, Owner, Reporter, Role, Staff, UnknownWaiver
from inquiries.models.issuer.unknown_waiver import StillWithHeadquarters, WhoseWord
from inquiries.models.refusal import Refusal
from tests.makers import make_inquiry, make_issuer, make_reissue, make_staff

pytestmark = pytest.mark.django_db


def test_headquarters_is_asked_and_reads_nothing_of_the_customer(operator: Staff) -> None:
    reissue = make_reissue(by=operator, issuer=make_issuer("すずらんカード"))

    said = UnknownWaiver.objects.say(reissue, by=operator, said_by="再発行デスク")

    asked = Escalation.objects.get()
    assert (said.escalation, asked.owner, said.reported_by) == (asked, Owner.HEADQUARTERS, Reporter.CUSTOMER)
    assert "すずらんカード" in asked.words
    assert reissue.inquiry.contact.name not in asked.words
    assert Event.objects.get(action="waiver.unknown").inquiry == reissue.inquiry


def test_once_headquarters_has_answered_the_customer_is_owed_word(operator: Staff) -> None:
    reissue = make_reissue(by=operator, issuer=make_issuer())
    said = UnknownWaiver.objects.say(reissue, by=operator)
    assert said.escalation

    said.escalation.answer(by=make_staff("hq", "本部", Role.HEADQUARTERS), words="当社が負担します。")

    reissue.inquiry.refresh_from_db()
    assert reissue.inquiry.due_at is not None
    assert not UnknownWaiver.objects.unanswered().exists()


def test_it_is_asked_once_until_there_is_an_answer(operator: Staff) -> None:
    reissue = make_reissue(by=operator, issuer=make_issuer())
    said = UnknownWaiver.objects.say(reissue, by=operator)

    with pytest.raises(StillWithHeadquarters):
        UnknownWaiver.objects.say(reissue, by=operator)

    assert said.escalation
    said.escalation.withdraw(by=operator, reason="取り違えのため")
    UnknownWaiver.objects.say(reissue, by=operator)
    assert UnknownWaiver.objects.count() == 2


def test_whose_word_it_is_must_be_known(operator: Staff) -> None:
    with pytest.raises(WhoseWord):
        UnknownWaiver.objects.say(make_reissue(by=operator), by=operator)

    assert not Escalation.objects.exists()


def test_a_closed_inquiry_is_reopened(operator: Staff) -> None:
    inquiry = make_inquiry()
    reissue = make_reissue(inquiry, by=operator, issuer=make_issuer())
    inquiry.close(by=operator, outcome=Closure.Outcome.TO_ISSUER)

    UnknownWaiver.objects.say(reissue, by=operator)

    inquiry.refresh_from_db()
    assert not inquiry.is_closed


def test_of_no_card_in_particular_nobody_is_asked(operator: Staff) -> None:
    issuer = make_issuer()

    UnknownWaiver.objects.say_at_large(issuer, by=operator, said_by="会員デスク")

    assert UnknownWaiver.objects.of(issuer).get().reported_by == Reporter.ISSUER
    assert not Escalation.objects.exists()


def test_it_is_never_our_own_word(operator: Staff) -> None:
    reissue = make_reissue(by=operator, issuer=make_issuer())

    with pytest.raises(IntegrityError), transaction.atomic():
        UnknownWaiver.objects.say(reissue, by=operator, reported_by=Reporter.US)


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_ask_headquarters_once() -> None:
    operator = make_staff()
    reissue = make_reissue(by=operator, issuer=make_issuer())
    start, refused = Barrier(2), list[Refusal]()

    def press() -> None:
        start.wait()
        try:
            UnknownWaiver.objects.say(reissue, by=operator)
        except StillWithHeadquarters as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (Escalation.objects.count(), len(refused)) == (1, 1)
