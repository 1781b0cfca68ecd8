from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import Bond, Callback, Inquiry, Merge
from inquiries.models.inquiry.callback import InThePast, NotTheirs, Settled
from tests.makers import NOON, make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def promise(inquiry: Inquiry | None = None, hours: float = 2) -> Callback:
    inquiry = inquiry or make_inquiry(at=NOON)
    by = inquiry.events.exclude(by=None).first()
    operator = by.by if by and by.by else make_staff()
    return inquiry.promise_call(by=operator, due_at=NOON + timedelta(hours=hours), at=NOON)


def test_a_promise_has_an_owner_and_a_time_and_is_on_the_timeline() -> None:
    callback = promise()

    event = callback.inquiry.events.get(action="callback.promised")
    assert callback.owner == callback.by == event.by
    assert event.particulars["owner"] == "佐藤"


@pytest.mark.parametrize("hours", [0, -1])
def test_nobody_promises_for_a_time_that_has_passed(hours: int) -> None:
    with pytest.raises(InThePast):
        promise(hours=hours)

    assert not Callback.objects.exists()


def test_a_kept_promise_is_gone_and_told() -> None:
    callback = promise()

    callback.keep(by=callback.owner)

    assert not Callback.objects.exists()
    assert callback.inquiry.events.filter(action="callback.kept").count() == 1


def test_a_kept_promise_says_which_number_was_called() -> None:
    callback = promise()
    phone = callback.inquiry.contact.phones.create(number="+819000001234")

    callback.keep(by=callback.owner, phone=phone)

    assert callback.inquiry.events.get(action="callback.kept").particulars["phone"] == phone.pk


def test_a_promise_is_not_kept_on_a_number_of_somebody_else() -> None:
    callback = promise()
    phone = make_contact("田中 一郎", "tanaka@example.jp", phone="03-0000-5555").phones.get()

    with pytest.raises(NotTheirs):
        callback.keep(by=callback.owner, phone=phone)

    assert Callback.objects.exists()


@pytest.mark.parametrize("bond", [Bond.PERSON, Bond.PARTY])
def test_a_number_of_the_survivor_keeps_it_only_where_both_are_one_person(bond: Bond) -> None:
    callback = promise()
    survivor = make_inquiry(contact=make_contact("田中 一郎", "tanaka@example.jp", phone="03-0000-5555"))
    phone = survivor.contact.phones.get()
    Merge.objects.join(callback.inquiry, into=survivor, by=callback.owner, bond=bond)
    callback = Callback.objects.get()

    if bond == Bond.PERSON:
        callback.keep(by=callback.owner, phone=phone)
    else:
        with pytest.raises(NotTheirs):
            callback.keep(by=callback.owner, phone=phone)

    assert Callback.objects.exists() == (bond == Bond.PARTY)


def test_of_what_was_merged_twice_nobody_said_that_it_is_one_person() -> None:
    callback = promise()
    between = make_inquiry(contact=make_contact("田中 一郎", "tanaka@example.jp", phone="03-0000-5555"))
    survivor = make_inquiry(contact=make_contact("鈴木 一郎", "suzuki@example.jp", phone="03-0000-6666"))
    Merge.objects.join(callback.inquiry, into=between, by=callback.owner, bond=Bond.PERSON)
    Merge.objects.join(between, into=survivor, by=callback.owner, bond=Bond.PARTY)

    with pytest.raises(NotTheirs):
        Callback.objects.get().keep(by=callback.owner, phone=survivor.contact.phones.get())


def test_a_promise_nobody_answered_stands_and_counts_the_attempts() -> None:
    callback = promise()

    callback.miss(by=callback.owner)
    callback.miss(by=callback.owner)

    callback.refresh_from_db()
    assert callback.attempts == 2
    assert callback.inquiry.events.filter(action="callback.missed").count() == 2


def test_a_promise_is_kept_once() -> None:
    callback = promise()
    same = Callback.objects.get(pk=callback.pk)
    callback.keep(by=callback.owner)

    for verb in (same.keep, same.miss):
        with pytest.raises(Settled):
            verb(by=callback.owner)

    assert callback.inquiry.events.filter(action__startswith="callback.").count() == 2


def test_an_hour_is_an_hour_of_the_clock() -> None:
    inquiry = make_inquiry(at=NOON)
    for hours in (1.9, 2, 2.5, 2.99, 3):
        promise(inquiry, hours)

    found = Callback.objects.in_the_hour_of(NOON + timedelta(hours=2, minutes=10))

    assert found.count() == 3
    assert {timezone.localtime(callback.due_at).hour for callback in found} == {14}


def test_headquarters_sees_no_promise() -> None:
    promise()

    assert not Callback.objects.visible_to(make_staff("kato", "加藤", "headquarters"))
    assert Callback.objects.visible_to(make_staff("card", "森", "card_desk"))
