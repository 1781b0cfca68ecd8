"""The queue: who is served next, and that nobody is served twice."""

from collections import Counter
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from inquiries.models import Assignment, Channel, Hold, Inquiry, Role, Skill, Staff
from inquiries.models.inquiry.claiming import claim_next
from inquiries.models.inquiry.number import plain_number
from tests.makers import make_contact, make_inquiry, make_late_inquiry, make_staff, make_supervisor, make_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["H-000123", "h123", "123", "Ｈ－０００１２３", "H−123", " H-000123 "])
def test_a_receipt_number_is_understood_as_people_write_it(typed: str) -> None:
    assert plain_number(typed) == 123


@pytest.mark.parametrize("typed", ["", "H-", "0", "H-12a", "12345678901", "名前"])
def test_other_words_are_no_receipt_number(typed: str) -> None:
    assert plain_number(typed) is None


def test_the_most_urgent_unclaimed_inquiry_comes_next() -> None:
    operator = make_staff()
    make_inquiry()
    late = make_late_inquiry()

    claimed = claim_next(by=operator)

    assert claimed == late
    assert late.events.filter(action="inquiry.claimed", by=operator).exists()


def test_what_is_held_closed_or_claimed_does_not_come_next() -> None:
    operator, other = make_staff(), make_staff("ito", "伊藤")
    make_late_inquiry().put_on_hold(by=other, reason=Hold.Reason.ISSUER)
    make_late_inquiry().close(by=other, outcome="answered")
    make_late_inquiry().claim(by=other)

    assert claim_next(by=operator) is None


def test_headquarters_and_administrators_see_no_inquiry() -> None:
    make_inquiry()

    for role in (Role.HEADQUARTERS, Role.ADMINISTRATOR):
        staff = make_staff(role, "本部", role)
        assert not Inquiry.objects.visible_to(staff).exists()


def test_each_list_holds_what_its_name_says() -> None:
    operator = make_staff()
    now = timezone.now()
    late, fresh, held, mine, closed = make_late_inquiry(), *(make_inquiry() for _ in range(4))
    held.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER)
    mine.claim(by=operator)
    closed.close(by=operator, outcome="answered")

    assert set(Inquiry.objects.unclaimed()) == {late, fresh}
    assert set(Inquiry.objects.of(operator)) == {mine}
    assert set(Inquiry.objects.waiting()) == {held}
    assert set(Inquiry.objects.late(now)) == {late}
    assert set(Inquiry.objects.closed()) == {closed}
    assert next(iter(Inquiry.objects.open().most_urgent_first())) == late


def test_what_was_held_longer_than_promised_is_late() -> None:
    operator = make_staff()
    inquiry = make_late_inquiry()
    now = timezone.now()
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.ISSUER, until=now - timedelta(minutes=1))

    assert inquiry in Inquiry.objects.late(now)


@pytest.mark.django_db(transaction=True)
def test_twenty_claimants_share_two_hundred_inquiries_and_none_is_given_twice() -> None:
    operators = [make_staff(f"operator{number}", f"担当{number}") for number in range(20)]
    contact = make_contact()
    topics = [make_topic("one"), make_topic("two")]
    for number, operator in enumerate(operators[:10]):
        Skill.objects.all().set(operator, topics=[topics[number % 2]], languages=["en"], by=operator)
    for number in range(200):
        about = topics[number % 3 : number % 3 + 1]
        make_inquiry(f"{number}番目の質問", contact=contact, channel=Channel.FORM, topics=about)
    start = Barrier(len(operators))
    served: list[tuple[Staff, Inquiry]] = []

    def claim_all(staff: Staff) -> None:
        start.wait()
        while inquiry := claim_next(by=staff):
            served.append((staff, inquiry))
        connection.close()

    threads = [Thread(target=claim_all, args=[operator]) for operator in operators]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    times = Counter(inquiry.pk for _, inquiry in served)
    assert len(times) == 200
    assert set(times.values()) == {1}
    assert {(a.staff_id, a.inquiry_id) for a in Assignment.objects.all()} == {(s.pk, i.pk) for s, i in served}


def test_a_supervisor_sees_what_an_operator_sees() -> None:
    inquiry = make_inquiry()

    assert list(Inquiry.objects.visible_to(make_supervisor())) == [inquiry]
