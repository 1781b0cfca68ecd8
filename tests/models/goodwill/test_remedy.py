"""A remedy: promised by the notice, asked for by one, approved by another, once a person, and its code unseen."""

from functools import partial
from typing import Any

import pytest
from django.core import mail, serializers
from django.db import connection

from inquiries.mail.sending.outbox import run
from inquiries.models import (
    Bond,
    Dispatch,
    Draft,
    Event,
    Index,
    Inquiry,
    Lot,
    Merge,
    Message,
    Promise,
    Remedy,
    RemedyCode,
    Staff,
)
from inquiries.models.explanation import NoReason
from inquiries.models.goodwill.beneficiary import HasOne
from inquiries.models.goodwill.lot import LoadedAlready
from inquiries.models.goodwill.mark import NoSuchRemedy
from inquiries.models.goodwill.promise import NothingPromised, NotInNotice
from inquiries.models.goodwill.remedy import NotAtThisState, OwnRequest
from inquiries.models.goodwill.remedy_code import NoCodeLeft
from inquiries.models.goodwill.rotation import rotate
from inquiries.models.inquiry.variables import Variables
from inquiries.models.locking import lock
from inquiries.models.reply.not_sent import Unfilled
from inquiries.templatetags.events import sentence
from tests.at_once import at_once
from tests.goodwills import CODES, PROMISED, WHY, make_confirmer, make_lot, make_remedy
from tests.makers import make_answer, make_contact, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db
NOW_GIVEN = Remedy.State.GIVEN


def written(inquiry: Inquiry, by: Staff, words: str = "お詫びのコードです。{remedy}") -> Draft:
    draft = Draft.objects.begin(inquiry, by=by)
    draft.write([*draft.parts[:-1], {"words": words}, draft.parts[-1]])
    return draft


def send(draft: Draft, **but: Any) -> Dispatch:
    regrouped = draft.inquiry.events.newest_regrouping()
    return draft.send(by=draft.staff, seen=Message.objects.latest("pk").pk, regrouped=regrouped, **but)


def leave() -> str:
    """The outbox runs; the text of the mail."""
    Dispatch.objects.update(not_before="2020-01-01T00:00:00Z")
    run()
    return str(mail.outbox[-1].body)


# --- only what the notice promises ------------------------------------------------------------------------------------
def test_without_a_promise_nobody_asks_for_one_and_no_code_is_taken_in(operator: Staff, supervisor: Staff) -> None:
    make_version()

    with pytest.raises(NothingPromised):
        make_remedy(make_inquiry(), by=operator)
    with pytest.raises(NothingPromised):
        make_lot(by=supervisor)


def test_a_promise_quotes_a_clause_of_the_version_in_force(supervisor: Staff) -> None:
    old = make_version(PROMISED).clauses.get()
    make_version("別の文です。")

    with pytest.raises(NotInNotice):
        Promise.objects.propose(old, kind="coupon", yen=500, by=supervisor)


def test_it_holds_while_its_clause_stands_word_for_word(promise: Promise) -> None:
    make_version("新しい文です。", PROMISED)
    assert Promise.objects.in_force() == promise

    make_version(PROMISED.replace("500", "300"))
    assert Promise.objects.in_force() is None
    assert Promise.objects.latest_standing() == promise


def test_when_it_is_promised_no_more_nothing_new_is_given_and_what_was_given_stays(
    remedy: Remedy, operator: Staff, supervisor: Staff
) -> None:
    other = make_remedy(make_inquiry(contact=make_contact("田中", "tanaka@example.jp")), by=operator)
    remedy.read_aloud(by=operator)
    third = make_remedy(make_inquiry(contact=make_contact("石田", "i@example.jp")), by=operator, approved_by=supervisor)
    make_version("お詫びは終わりました。")

    for verb in (lambda: other.approve(by=supervisor), lambda: third.read_aloud(by=operator)):
        with pytest.raises(NothingPromised):
            verb()

    remedy.refresh_from_db()
    assert remedy.state == NOW_GIVEN
    assert Remedy.objects.total(None)[:2] == (1, 500)


def test_it_is_ended_with_a_reason(promise: Promise, supervisor: Staff) -> None:
    with pytest.raises(NoReason):
        promise.end(by=supervisor, reason=".")
    promise.end(by=supervisor, reason="お知らせの読み違いでした。")

    assert Promise.objects.in_force() is None
    assert "読み違い" in sentence(Event.objects.get(action="promise.ended"))


# --- two people -------------------------------------------------------------------------------------------------------
def test_whoever_asked_does_not_approve(inquiry: Inquiry, supervisor: Staff) -> None:
    with pytest.raises(OwnRequest):
        make_remedy(inquiry, by=supervisor, approved_by=supervisor)


def test_nothing_is_given_before_somebody_approved(inquiry: Inquiry, lot: Lot, operator: Staff) -> None:
    remedy = make_remedy(inquiry, by=operator)

    with pytest.raises(NotAtThisState):
        remedy.read_aloud(by=operator)
    with pytest.raises(Unfilled):
        send(written(inquiry, operator))


def test_what_is_declined_can_be_asked_for_again(inquiry: Inquiry, operator: Staff, supervisor: Staff) -> None:
    remedy = make_remedy(inquiry, by=operator)

    remedy.decline(by=supervisor, reason="対象期間の外の方です。")

    assert make_remedy(inquiry, by=operator).state == Remedy.State.ASKED
    with pytest.raises(NotAtThisState):
        remedy.approve(by=supervisor)


# --- codes ------------------------------------------------------------------------------------------------------------
def test_codes_lie_encrypted_and_none_is_taken_in_twice(lot: Lot, supervisor: Staff) -> None:
    stored = [bytes(code.token) + bytes(code.digest) for code in RemedyCode.objects.all()]
    assert not any(code.encode() in held for code in CODES for held in stored)

    with pytest.raises(LoadedAlready) as refusal:
        make_lot("NEW-0001", CODES[1], by=supervisor, lines=[2, 3])

    assert "3" in str(refusal.value)
    assert CODES[1] not in str(refusal.value)
    assert RemedyCode.objects.count() == 3


def test_a_code_is_worth_what_was_promised(lot: Lot, inquiry: Inquiry, operator: Staff, supervisor: Staff) -> None:
    """The notice promises more by now; the codes of before are left."""
    said = PROMISED.replace("500", "1000")
    promise = Promise.objects.propose(make_version(said).clauses.get(), kind="coupon", yen=1000, by=supervisor)
    promise.confirm(by=make_confirmer())
    remedy = make_remedy(inquiry, by=operator, approved_by=supervisor)

    assert Remedy.objects.total(promise).left == 0
    with pytest.raises(NoCodeLeft):
        remedy.read_aloud(by=operator)
    with pytest.raises(NoCodeLeft):
        send(written(inquiry, operator))

    Lot.objects.load(["DEAR-0001"], name="1000.csv", yen=1000, by=supervisor)
    assert remedy.read_aloud(by=operator) == "DEAR-0001"


def test_they_are_written_anew_with_the_first_key(lot: Lot, settings: Any) -> None:
    before = {bytes(code.token) for code in RemedyCode.objects.all()}
    settings.HOTLINE_KEYS = ["MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=", *settings.HOTLINE_KEYS]

    assert rotate() == 3

    after = [bytes(code.token) for code in RemedyCode.objects.all()]
    settings.HOTLINE_KEYS = settings.HOTLINE_KEYS[:1]
    assert not before & {*after}
    assert {lock().decrypt(token).decode() for token in after} == {*CODES}


def test_it_is_read_aloud_once(remedy: Remedy, operator: Staff) -> None:
    assert remedy.read_aloud(by=operator) == CODES[0]

    with pytest.raises(NotAtThisState):
        remedy.read_aloud(by=operator)
    assert Remedy.objects.total(remedy.promise) == (1, 500, 2, 0)


def test_when_none_is_left_nothing_is_given(remedy: Remedy, operator: Staff) -> None:
    RemedyCode.objects.all().delete()

    with pytest.raises(NoCodeLeft):
        remedy.read_aloud(by=operator)
    with pytest.raises(NoCodeLeft):
        send(written(remedy.inquiry, operator))
    remedy.refresh_from_db()
    assert remedy.state == Remedy.State.APPROVED


def test_whoever_orders_codes_is_told_when_they_run_low(remedy: Remedy, operator: Staff, supervisor: Staff) -> None:
    make_lot(*(f"MORE-{number:04}" for number in range(18)), by=supervisor)

    remedy.read_aloud(by=operator)

    assert Event.objects.named("remedy.low").count() == 1
    assert "20" in sentence(Event.objects.get(action="remedy.low"))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_read_it_aloud_at_once_one_sees_it(remedy: Remedy, operator: Staff) -> None:
    results = at_once(*[partial(remedy.read_aloud, by=operator)] * 2, refusals=(NotAtThisState,))

    assert sorted(type(result).__name__ for result in results) == ["NotAtThisState", "str"]
    assert RemedyCode.objects.free().count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_at_once_never_get_one_code(remedy: Remedy, operator: Staff, supervisor: Staff) -> None:
    RemedyCode.objects.exclude(pk=RemedyCode.objects.earliest("pk").pk).delete()
    other = make_inquiry(contact=make_contact("田中", "tanaka@example.jp"))
    both = [remedy, make_remedy(other, by=operator, approved_by=supervisor)]

    results = at_once(*(partial(one.read_aloud, by=operator) for one in both), refusals=(NoCodeLeft,))

    assert sorted(type(result).__name__ for result in results) == ["NoCodeLeft", "str"]


# --- by mail ----------------------------------------------------------------------------------------------------------
def test_the_code_stands_in_the_mail_and_nowhere_else(remedy: Remedy, operator: Staff) -> None:
    draft = written(remedy.inquiry, operator)
    mark = f"【引換コード R-{remedy.pk}】"
    assert mark in draft.text

    body = (send(draft), leave())[1]

    remedy.refresh_from_db()
    assert (remedy.state, remedy.way, remedy.given_by) == (NOW_GIVEN, Remedy.Way.MAIL, operator)
    assert CODES[0] in body
    assert mark not in body
    kept = [
        *Event.objects.all(),
        *Message.objects.all(),
        *Index.objects.all(),
        *Dispatch.objects.all(),
        *Draft.objects.all(),
    ]
    assert not any(code in serializers.serialize("json", kept) for code in CODES)
    assert mark in remedy.message.text  # type: ignore[union-attr]


def test_an_answer_names_it_by_a_variable(remedy: Remedy, operator: Staff) -> None:
    answer = make_answer(make_topic(), next_step="クーポンのコードは{remedy}です。")
    draft = Draft.objects.begin(remedy.inquiry, by=operator)
    draft.insert(answer)

    send(draft)

    assert CODES[0] in leave()


def test_taken_back_it_is_free_again(remedy: Remedy, operator: Staff) -> None:
    dispatch = send(written(remedy.inquiry, operator))
    assert RemedyCode.objects.free().count() == 2

    dispatch.take_back(by=operator)

    remedy.refresh_from_db()
    assert (remedy.state, remedy.message, RemedyCode.objects.free().count()) == (Remedy.State.APPROVED, None, 3)
    assert send(Draft.objects.get(inquiry=remedy.inquiry)).pk


def test_bounced_it_is_void_and_another_is_given_after_a_new_approval(
    remedy: Remedy, operator: Staff, supervisor: Staff
) -> None:
    dispatch = send(written(remedy.inquiry, operator))
    leave()
    dispatch.refresh_from_db()

    dispatch.mark_bounced(at=dispatch.sent_at, error="No such user")  # type: ignore[arg-type]

    remedy.refresh_from_db()
    assert (remedy.state, remedy.approved_by) == (Remedy.State.ASKED, None)
    with pytest.raises(NotAtThisState):
        remedy.read_aloud(by=operator)
    remedy.approve(by=supervisor)
    assert remedy.read_aloud(by=operator) == CODES[1]
    assert Remedy.objects.total(remedy.promise) == (1, 500, 1, 1)
    assert remedy.inquiry.events.named("remedy.called_back").count() == 1


def test_called_back_by_hand_it_is_void_and_a_mail_that_waits_does_not_leave(remedy: Remedy, operator: Staff) -> None:
    dispatch = send(written(remedy.inquiry, operator))

    remedy.call_back(by=operator, reason="別の住所をご希望です。")
    Dispatch.objects.update(not_before="2020-01-01T00:00:00Z")
    counts = run()

    dispatch.refresh_from_db()
    assert counts["held"] == 1
    assert dispatch.failed_at
    assert "取り消" in dispatch.why
    assert mail.outbox == []


def test_a_third_party_of_the_matter_is_not_sent_the_code_of_another(
    inquiry: Inquiry, lot: Lot, operator: Staff, supervisor: Staff
) -> None:
    party = make_inquiry(contact=make_contact("田中 一郎", "tanaka@example.jp"))
    theirs = make_remedy(party, by=operator, approved_by=supervisor)
    Merge.objects.join(party, into=inquiry, by=operator, bond=Bond.PARTY)

    assert Variables(inquiry)["remedy"] == ""
    with pytest.raises(NoSuchRemedy):
        send(written(inquiry, operator, f"【引換コード R-{theirs.pk}】"))


def test_nor_is_one_who_was_the_same_person_as_that_third_party(
    inquiry: Inquiry, lot: Lot, operator: Staff, supervisor: Staff
) -> None:
    party = make_inquiry(contact=make_contact("田中 一郎", "tanaka@example.jp"))
    again = make_inquiry(contact=make_contact("田中", "ichiro@example.jp"))
    make_remedy(again, by=operator, approved_by=supervisor)
    Merge.objects.join(again, into=party, by=operator, bond=Bond.PERSON)
    Merge.objects.join(party, into=inquiry, by=operator, bond=Bond.PARTY)

    assert Variables(inquiry)["remedy"] == ""


def test_the_code_of_one_who_was_entered_twice_stands_in_their_letter(remedy: Remedy, operator: Staff) -> None:
    again = make_inquiry(contact=make_contact("中村 由紀子", "yukiko@example.jp"))
    Merge.objects.join(remedy.inquiry, into=again, by=operator, bond=Bond.PERSON)

    send(written(again, operator))

    assert CODES[0] in leave()


def test_one_approval_gives_one_code(remedy: Remedy, operator: Staff) -> None:
    remedy.read_aloud(by=operator)

    remedy.call_back(by=operator, reason="電話が切れました。")

    with pytest.raises(NotAtThisState):
        Remedy.objects.get().read_aloud(by=operator)
    assert RemedyCode.objects.free().count() == 2


def test_whoever_called_back_does_not_approve_another(remedy: Remedy, operator: Staff, supervisor: Staff) -> None:
    remedy.read_aloud(by=operator)

    remedy.call_back(by=supervisor, reason="電話が切れました。")

    with pytest.raises(OwnRequest):
        Remedy.objects.get().approve(by=supervisor)


def test_declined_after_a_code_left_nobody_asks_for_the_person_again(
    remedy: Remedy, inquiry: Inquiry, operator: Staff, supervisor: Staff
) -> None:
    remedy.read_aloud(by=operator)
    remedy.call_back(by=operator, reason="電話が切れました。")

    remedy.decline(by=supervisor, reason="届いていました。")

    with pytest.raises(HasOne):
        make_remedy(inquiry, by=operator)


def test_a_mark_that_was_copied_into_another_letter_gives_nothing(remedy: Remedy, operator: Staff) -> None:
    other = make_inquiry(contact=make_contact("田中", "tanaka@example.jp"))

    with pytest.raises(NoSuchRemedy):
        send(written(other, operator, f"【引換コード R-{remedy.pk}】"))


def test_a_mark_of_what_was_given_already_is_refused(remedy: Remedy, operator: Staff) -> None:
    remedy.read_aloud(by=operator)

    with pytest.raises(NoSuchRemedy):
        send(written(remedy.inquiry, operator, f"【引換コード R-{remedy.pk}】"))


def test_what_happened_is_told(remedy: Remedy, operator: Staff, supervisor: Staff) -> None:
    remedy.read_aloud(by=operator)
    remedy.call_back(by=supervisor, reason="聞き取れませんでした。")

    told = [sentence(event) for event in remedy.inquiry.events.filter(action__startswith="remedy.").order_by("pk")]
    assert len(told) == 4
    assert not any("not recorded" in one or "remedy." in one for one in told)
    assert "聞き取れません" in told[-1]
    assert connection.vendor
    assert WHY
