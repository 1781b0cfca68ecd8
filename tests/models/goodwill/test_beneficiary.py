"""Each person gets one: by what they write from, by who they are on the list once that is opened, through merges."""

from functools import partial

import pytest

from inquiries.models import BlindKey, Bond, Draft, Inquiry, Lot, Merge, Message, Promise, Remedy, Staff
from inquiries.models.goodwill.beneficiary import HasOne, NobodyKnown
from inquiries.models.inquiry.queue import Merged
from tests.at_once import at_once
from tests.cohorts import confirm
from tests.goodwills import make_remedy
from tests.makers import make_contact, make_inquiry

pytestmark = pytest.mark.django_db


def test_each_person_gets_one_by_whatever_inquiry(remedy: Remedy, operator: Staff) -> None:
    with pytest.raises(HasOne) as refusal:
        make_remedy(make_inquiry("もう一度お願いします。"), by=operator)

    assert remedy.inquiry.number in str(refusal.value)
    assert Remedy.objects.count() == 1


def test_the_same_address_under_another_name_is_the_same_person(remedy: Remedy, operator: Staff) -> None:
    again = make_inquiry(contact=make_contact("中村 太郎", "NAKAMURA@example.jp"))

    with pytest.raises(HasOne) as refusal:
        make_remedy(again, by=operator)

    assert "共有" in str(refusal.value)


def test_another_of_the_family_gets_one_under_an_address_of_their_own(remedy: Remedy, operator: Staff) -> None:
    own = make_inquiry(contact=make_contact("中村 太郎", "taro.nakamura@example.jp"))

    assert make_remedy(own, by=operator).state == Remedy.State.ASKED


def test_who_is_verified_is_one_person_whatever_they_write_from(
    inquiry: Inquiry, operator: Staff, supervisor: Staff
) -> None:
    confirm(inquiry, "card", by=operator)
    make_remedy(inquiry, by=operator)
    again = make_inquiry(contact=make_contact("中村", "second@example.jp"))
    verification = inquiry.contact.verifications.get()
    verification.pk, verification.contact, verification.inquiry = None, again.contact, again
    verification.save()
    inquiry.lookups.update(inquiry=again)

    with pytest.raises(HasOne):
        make_remedy(again, by=operator)


def test_who_may_be_told_that_they_are_not_listed_is_known_by_their_address(inquiry: Inquiry, operator: Staff) -> None:
    roster = confirm(inquiry, "card", by=operator).inquiry.lookups.get().roster
    assert roster
    roster.entries.all().delete()

    assert make_remedy(inquiry, by=operator).beneficiaries.count() == 1


def test_an_address_of_the_list_alone_tells_nothing(inquiry: Inquiry, operator: Staff) -> None:
    """Else a refusal would say that somebody who is not verified is on the list."""
    roster = confirm(inquiry, "card", by=operator).inquiry.lookups.get().roster
    assert roster
    entry = roster.entries.get()
    assert roster.blind_key
    entry.phone = roster.blind_key.blinder().blinded("phone", "090-0000-9999")  # type: ignore[arg-type]
    entry.save()
    make_remedy(inquiry, by=operator)

    stranger = make_inquiry(contact=make_contact("某", "", phone="090-0000-9999"))

    assert make_remedy(stranger, by=operator).pk


def test_who_cannot_be_told_from_others_gets_none(promise: Promise, operator: Staff) -> None:
    with pytest.raises(NobodyKnown):
        make_remedy(make_inquiry(contact=make_contact("匿名", "")), by=operator)


def test_a_new_key_forgets_nobody(remedy: Remedy, operator: Staff) -> None:
    BlindKey.objects.make()
    BlindKey.objects.forget_unused()

    with pytest.raises(HasOne):
        make_remedy(make_inquiry("もう一度"), by=operator)


def test_two_whom_a_merge_calls_one_person_get_one(
    inquiry: Inquiry, lot: Lot, operator: Staff, supervisor: Staff
) -> None:
    other = make_inquiry(contact=make_contact("中村 由紀子", "yukiko@example.jp"))
    first, second = (make_remedy(one, by=operator) for one in (inquiry, other))
    first.approve(by=supervisor)
    Merge.objects.join(other, into=inquiry, by=operator, bond=Bond.PERSON)

    with pytest.raises(HasOne):
        second.approve(by=supervisor)
    with pytest.raises(Merged):
        make_remedy(other, by=operator)
    with pytest.raises(HasOne):
        make_remedy(inquiry, by=operator)


def test_two_whom_a_merge_calls_one_person_get_one_also_when_both_are_approved(
    inquiry: Inquiry, lot: Lot, operator: Staff, supervisor: Staff
) -> None:
    other = make_inquiry(contact=make_contact("中村 由紀子", "yukiko@example.jp"))
    first, second = (make_remedy(one, by=operator, approved_by=supervisor) for one in (inquiry, other))
    Merge.objects.join(other, into=inquiry, by=operator, bond=Bond.PERSON)
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.write([{"words": f"お詫びのコードです。【引換コード R-{second.pk}】"}])
    seen, regrouped = Message.objects.latest("pk").pk, inquiry.events.newest_regrouping()

    with pytest.raises(HasOne):
        second.read_aloud(by=operator)
    with pytest.raises(HasOne):
        draft.send(by=operator, seen=seen, regrouped=regrouped)

    second.decline(by=supervisor, reason="同じ方です。")
    assert first.read_aloud(by=operator)


def test_a_third_party_of_the_matter_is_another_person(
    inquiry: Inquiry, lot: Lot, operator: Staff, supervisor: Staff
) -> None:
    other = make_inquiry(contact=make_contact("田中 一郎", "tanaka@example.jp"))
    first, second = (make_remedy(one, by=operator) for one in (inquiry, other))
    first.approve(by=supervisor)
    Merge.objects.join(other, into=inquiry, by=operator, bond=Bond.PARTY)

    second.approve(by=supervisor)

    assert set(Remedy.objects.of(inquiry)) == {first, second}


@pytest.mark.django_db(transaction=True)
def test_of_two_requests_at_once_one_is_taken(inquiry: Inquiry, operator: Staff) -> None:
    """No key of hashes is there yet."""
    again = make_inquiry("また私です。")

    results = at_once(*(partial(make_remedy, one, by=operator) for one in (inquiry, again)), refusals=(HasOne,))

    assert sorted(type(result).__name__ for result in results) == ["HasOne", "Remedy"]
    assert Remedy.objects.count() == 1
