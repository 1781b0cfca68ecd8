"""Two inquiries become one matter and part again: nothing is lost, nothing is shown to the wrong person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import (
    Bond,
    Channel,
    Closure,
    Dispatch,
    Draft,
    Event,
    Hold,
    Index,
    Inquiry,
    Merge,
    Message,
    Owner,
    Staff,
)
from inquiries.models.inquiry.assignment import Claimed
from inquiries.models.inquiry.claiming import claim_next
from inquiries.models.inquiry.closure import Closed
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.merge import DifferentPeople, IntoItself, NotMerged
from inquiries.models.inquiry.queue import Merged
from inquiries.models.reply.not_sent import AlreadyMerged, Regrouped
from inquiries.search import Query
from tests.makers import (
    make_contact,
    make_draft,
    make_file,
    make_inquiry,
    make_reissue,
    make_staff,
    make_supervisor,
    make_version,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> Inquiry:
    return make_inquiry("手数料はかかりますか。", at=timezone.now() - timedelta(hours=1))


@pytest.fixture
def second(first: Inquiry) -> Inquiry:
    """Of the same person."""
    return make_inquiry("もう一度お尋ねします。4111111111111111です。", contact=first.contact)


@pytest.fixture
def of_another() -> Inquiry:
    """田中, who writes about the matter of 中村."""
    return make_inquiry("家族の件です。", contact=make_contact("田中 一郎", "tanaka@example.jp"))


def join(inquiry: Inquiry, into: Inquiry, by: Staff, bond: str = "") -> Merge:
    return Merge.objects.join(fresh(inquiry), into=fresh(into), by=by, bond=bond)


def fresh(inquiry: Inquiry) -> Inquiry:
    return Inquiry.objects.get(pk=inquiry.pk)


def every_row(inquiry: Inquiry) -> list[object]:
    """All that is stored of an inquiry, its history, when it changed and the order of words in its index apart."""
    found: list[object] = [Inquiry.objects.filter(pk=inquiry.pk).values().get() | {"changed_at": None}]
    for relation in Inquiry._meta.related_objects:
        if relation.related_model not in {Event, Merge, Index} and relation.field.name == "inquiry":
            found += relation.related_model._base_manager.filter(inquiry=inquiry).order_by("pk").values()
    for message in inquiry.messages.all():
        found += [*message.attachments.values(), *message.quotations.values()]
    return found


# --- one matter -------------------------------------------------------------------------------------------------------
def test_a_merged_inquiry_is_served_by_no_queue_and_its_number_still_finds_it(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    join(second, first, operator)

    assert list(Inquiry.objects.open()) == [first]
    assert Inquiry.objects.saying(Query.of("お尋ねします"), most=9) == [first.pk]
    assert list(Inquiry.objects.owed()) == list(Inquiry.objects.unclaimed()) == [first]
    assert claim_next(by=operator) == first
    assert claim_next(by=operator) is None
    assert Inquiry.objects.numbered(second.number) == second
    assert fresh(second).survivor == first


def test_what_is_said_to_the_merged_one_goes_to_the_survivor_through_any_chain(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    third = make_inquiry("三通目です。", contact=first.contact)
    join(third, second, operator)
    join(second, first, operator)

    message = fresh(third).append(Incoming(Channel.MAIL, "四通目です。"))

    assert message.inquiry == first
    assert fresh(third).survivor == fresh(second).survivor == first
    assert set(Inquiry.objects.parts_of(fresh(second))) == {first.pk, second.pk, third.pk}


def test_an_answer_is_owed_when_the_earlier_of_both_was_owed_one(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    join(first, second, operator)

    assert fresh(second).due_at == first.due_at


def test_a_closed_inquiry_opens_for_one_that_is_owed_an_answer(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    first.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    join(second, first, operator)

    assert list(Inquiry.objects.owed()) == [first]
    assert fresh(first).due_at == second.due_at


def test_a_closed_inquiry_is_merged_without_waking_the_other(first: Inquiry, second: Inquiry, operator: Staff) -> None:
    for inquiry in (first, second):
        inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    join(second, first, operator)

    assert list(Inquiry.objects.closed()) == [first]
    assert fresh(first).due_at is None


@pytest.mark.parametrize(("reason", "is_held"), [(Hold.Reason.CUSTOMER, False), (Hold.Reason.ISSUER, True)])
def test_a_hold_for_the_customer_ends_as_if_the_words_had_come_in_there(
    first: Inquiry, second: Inquiry, operator: Staff, reason: str, *, is_held: bool
) -> None:
    first.put_on_hold(by=operator, reason=reason)

    join(second, first, operator)

    assert Hold.objects.filter(inquiry=first).exists() == is_held


# --- refused ----------------------------------------------------------------------------------------------------------
def test_two_contacts_are_not_merged_unless_somebody_says_how_they_belong(
    first: Inquiry, of_another: Inquiry, operator: Staff
) -> None:
    for bond in ("", Bond.CONTACT):
        with pytest.raises(DifferentPeople):
            join(of_another, first, operator, bond)

    merge = join(of_another, first, operator, Bond.PERSON)

    assert (merge.bond, merge.by) == (Bond.PERSON, operator)
    assert first.events.get(action="inquiry.joined").particulars == {"number": of_another.number, "bond": "person"}


def test_none_is_merged_into_itself_even_by_a_detour(first: Inquiry, second: Inquiry, operator: Staff) -> None:
    join(second, first, operator)

    for into in (first, second):
        with pytest.raises(IntoItself):
            join(first, into, operator)


def test_what_is_merged_is_not_merged_closed_held_claimed_or_handed_on(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    join(second, first, operator)
    gone, later = fresh(second), timezone.now() + timedelta(hours=1)

    for verb in (
        lambda: join(gone, make_inquiry(contact=first.contact), operator),
        lambda: gone.close(by=operator, outcome=Closure.Outcome.ANSWERED),
        lambda: gone.put_on_hold(by=operator, reason=Hold.Reason.ISSUER),
        lambda: gone.claim(by=operator),
        lambda: gone.escalate(by=operator, owner=Owner.HEADQUARTERS, due_at=later),
    ):
        with pytest.raises(Merged) as refusal:
            verb()
        assert first.number in str(refusal.value)


def test_what_a_colleague_has_in_hand_only_a_supervisor_merges(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    second.claim(by=make_staff("ito", "伊藤"))

    with pytest.raises(Claimed):
        join(second, first, operator)
    join(second, first, make_supervisor())

    assert Merge.objects.exists()


# --- parted again -----------------------------------------------------------------------------------------------------
def test_undone_both_are_as_they_were_to_the_last_row(first: Inquiry, second: Inquiry, operator: Staff) -> None:
    second.messages.get().attach(make_file("明細.csv", "4111111111111111"))
    second.promise_call(by=operator, due_at=timezone.now() + timedelta(hours=1))
    second.escalate(by=operator, owner=Owner.HEADQUARTERS, due_at=timezone.now() + timedelta(hours=1))
    second.claim(by=operator)
    Dispatch.objects.acknowledge(second)
    Draft.objects.begin(second, by=operator).write([{"words": "下書き"}])
    make_reissue(second, by=operator)
    first.close(by=operator, outcome=Closure.Outcome.TO_ISSUER)
    before, found = [every_row(first), every_row(second)], list(Index.objects.order_by("pk"))
    assert second.messages.get().masked == 2

    join(second, first, operator).undo(by=operator)

    assert [every_row(first), every_row(second)] == before
    assert all(one.is_same(other) for one, other in zip(Index.objects.order_by("pk"), found, strict=True))
    assert not Merge.objects.exists()


def test_a_hold_that_the_merge_ended_is_back_with_its_reason_and_its_day(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    until = timezone.now() + timedelta(days=1)
    first.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER, words="返信待ち", until=until)
    before = every_row(first)

    join(second, first, operator).undo(by=operator)

    assert every_row(first) == before


def test_what_was_said_after_the_merge_stays_with_the_survivor_and_is_owed_an_answer(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    first.close(by=operator, outcome=Closure.Outcome.ANSWERED)
    merge = join(second, first, operator)
    later = fresh(second).append(Incoming(Channel.MAIL, "そういえば"))

    merge.undo(by=operator)

    assert list(first.messages.filter(pk=later.pk)) == [later]
    assert set(Inquiry.objects.owed()) == {first, second}


def test_an_answer_given_since_is_not_owed_again(first: Inquiry, second: Inquiry, operator: Staff) -> None:
    merge = join(second, first, operator)
    fresh(first).answered(since=timezone.now())

    merge.undo(by=operator)

    assert fresh(first).due_at is None
    assert fresh(second).due_at == second.due_at


def test_a_link_of_a_chain_undone_keeps_what_was_merged_into_it(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    third = make_inquiry("三通目です。", contact=first.contact)
    join(third, second, operator)
    merge = join(second, first, operator)

    merge.undo(by=operator)

    assert fresh(third).survivor == fresh(second).survivor == second
    assert Inquiry.objects.parts_of(fresh(first)) == [first.pk]


def test_undone_twice_is_refused(first: Inquiry, second: Inquiry, operator: Staff) -> None:
    merge = join(second, first, operator)
    other_window = Merge.objects.get()
    merge.undo(by=operator)

    with pytest.raises(NotMerged):
        other_window.undo(by=operator)


# --- replies meanwhile ------------------------------------------------------------------------------------------------
def newest(inquiry: Inquiry) -> int:
    return Message.objects.filter(inquiry__in=Inquiry.objects.parts_of(inquiry)).latest("pk").pk


def test_a_reply_begun_in_the_merged_inquiry_is_refused_and_kept(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    draft = Draft.objects.begin(second, by=operator)
    join(second, first, operator)

    with pytest.raises(AlreadyMerged):
        draft.send(by=operator, seen=newest(first))

    assert Draft.objects.unsent().get() == draft


def test_a_reply_written_before_the_merge_is_refused_until_somebody_looked(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    make_version()
    draft = make_draft(second, operator)
    seen = newest(second)
    join(first, second, operator)  # what is joined is older than what was seen

    with pytest.raises(Regrouped):
        draft.send(by=operator, seen=seen)
    draft.send(by=operator, seen=seen, regrouped=second.events.newest_regrouping())

    assert Dispatch.objects.get().inquiry == second


def test_a_merge_that_is_undone_while_somebody_replies_is_told_too(
    first: Inquiry, second: Inquiry, operator: Staff
) -> None:
    merge = join(second, first, operator)
    draft, seen, regrouped = Draft.objects.begin(first, by=operator), newest(first), first.events.newest_regrouping()
    merge.undo(by=operator)

    with pytest.raises(Regrouped):
        draft.send(by=operator, seen=seen, regrouped=regrouped)


def test_a_draft_written_to_one_person_never_goes_to_the_other(
    first: Inquiry, of_another: Inquiry, operator: Staff
) -> None:
    make_version()
    Draft.objects.begin(of_another, by=operator).write([{"words": "田中様"}])
    join(of_another, first, operator, Bond.PARTY)

    draft = make_draft(fresh(first), operator)
    dispatch = draft.send(by=operator, seen=newest(first), regrouped=first.events.newest_regrouping())

    assert dispatch.to_address == "nakamura@example.jp"
    assert dispatch.message is not None
    assert "田中" not in dispatch.message.text
    assert dispatch.message.text.startswith("中村 由紀様")


def test_a_mail_on_its_way_at_the_merge_leaves_to_whom_it_was_written(
    first: Inquiry, of_another: Inquiry, operator: Staff
) -> None:
    make_version()
    draft = make_draft(of_another, operator)
    dispatch = draft.send(by=operator, seen=newest(of_another))

    join(of_another, first, operator, Bond.PARTY)
    dispatch.refresh_from_db()

    assert (dispatch.to_address, dispatch.inquiry) == ("tanaka@example.jp", of_another)
    assert list(Dispatch.objects.due(dispatch.not_before + timedelta(seconds=1))) == [dispatch]


def test_words_of_a_third_party_are_shown_to_no_other_customer(
    first: Inquiry, of_another: Inquiry, operator: Staff
) -> None:
    join(of_another, first, operator, Bond.PARTY)
    aside = fresh(of_another).append(Incoming(Channel.FORM, "追って申し上げます。"))

    assert (aside.inquiry, aside.from_third_party) == (first, True)
    assert (aside.sender_name, aside.sender_address) == ("田中 一郎", "tanaka@example.jp")
    for inquiry in (first, of_another):
        shown = Message.objects.filter(inquiry__in=Inquiry.objects.shown_with(fresh(inquiry))).open_to_customer()
        assert list(shown) == list(inquiry.messages.exclude(pk=aside.pk))


def test_a_closed_merged_inquiry_stays_closed_for_whoever_tries_again(first: Inquiry, operator: Staff) -> None:
    first.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    with pytest.raises(Closed):
        first.close(by=operator, outcome=Closure.Outcome.ANSWERED)
