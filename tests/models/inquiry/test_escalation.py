"""A question to somebody outside the desk stays open until it is answered or withdrawn, and is kept."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from inquiries.models import Bond, Closure, Escalation, Hold, Inquiry, Merge, Message, Owner, Role, Staff, Topic
from inquiries.models.inquiry.escalation import AnsweredByOthers, AskedByOthers, Ended, NobodyNamed, StillAsked
from tests.makers import NOON, make_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db
CARD = "4111 1111 1111 1111"


@pytest.fixture
def inquiry() -> Inquiry:
    return make_inquiry(at=NOON)


@pytest.fixture
def headquarters() -> Staff:
    return make_staff("yamamoto", "山本", Role.HEADQUARTERS)


@pytest.fixture
def asked(inquiry: Inquiry, operator: Staff, headquarters: Staff) -> Escalation:
    return inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS, words="請求の扱い", at=NOON)


def fresh(inquiry: Inquiry) -> Inquiry:
    return Inquiry.objects.to_show().get(pk=inquiry.pk)


def test_it_goes_to_the_owner_of_the_topic_within_its_open_minutes(inquiry: Inquiry, operator: Staff) -> None:
    make_version()
    topic = make_topic(route="本部(法務)", due_minutes=90)

    asked = inquiry.escalate(by=operator, topic=topic, at=NOON)

    assert (asked.owner, asked.name, asked.due_at) == (Owner.LEGAL, "本部(法務)", NOON + timedelta(minutes=90))


def test_somebody_else_can_be_chosen_and_then_the_topic_s_name_for_them_is_not_printed(
    inquiry: Inquiry, operator: Staff
) -> None:
    asked = inquiry.escalate(by=operator, topic=make_topic(route="本部(法務)"), owner=Owner.PRESS_DESK)

    assert (asked.owner, asked.route, asked.name) == (Owner.PRESS_DESK, "", "広報")


@pytest.mark.parametrize("topic", [None, "unknown"])
def test_without_an_owner_it_goes_to_a_supervisor(inquiry: Inquiry, operator: Staff, topic: str | None) -> None:
    known: Topic | None = topic and make_topic(topic)  # type: ignore[assignment]

    assert inquiry.escalate(by=operator, topic=known).owner == Owner.SUPERVISOR


def test_no_card_number_is_handed_on_answered_or_withdrawn(inquiry: Inquiry, operator: Staff) -> None:
    supervisor = make_staff("suzuki", "鈴木", Role.SUPERVISOR)
    asked = [inquiry.escalate(by=operator, owner=Owner.LEGAL, words=CARD) for _time in range(2)]

    decision = asked[0].answer(by=supervisor, words=f"番号は{CARD}", given_by=CARD)
    withdrawal = asked[1].withdraw(by=operator, reason=f"重複: {CARD}")

    assert "4111" not in asked[0].words + decision.words + decision.given_by + withdrawal.reason


# --- answered ---------------------------------------------------------------------------------------------------------
def test_answered_it_comes_back_as_a_note_and_who_when_and_what_are_kept(
    asked: Escalation, inquiry: Inquiry, headquarters: Staff
) -> None:
    later = NOON + timedelta(hours=1)

    decision = asked.answer(by=headquarters, words="取り消しを依頼します。", at=later)

    assert (decision.who, decision.at, decision.words) == ("山本", later, "取り消しを依頼します。")
    assert inquiry.messages.get(kind=Message.Kind.NOTE).text == "取り消しを依頼します。"
    assert not Escalation.objects.open().exists()
    assert list(Escalation.objects.answered()) == [asked]
    assert inquiry.events.filter(action="escalation.answered", by=headquarters).exists()


def test_answered_the_inquiry_is_before_its_operator_again(
    asked: Escalation, inquiry: Inquiry, operator: Staff, headquarters: Staff
) -> None:
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.SECOND_LINE)
    Inquiry.objects.filter(pk=inquiry.pk).update(due_at=None)
    assert fresh(inquiry).state == "waiting"

    asked.answer(by=headquarters, words="取り消しを依頼します。")

    assert fresh(inquiry).state == "decided"
    assert list(Inquiry.objects.unclaimed().owed()) == [inquiry]


def test_a_wait_for_the_customer_goes_on(
    asked: Escalation, inquiry: Inquiry, operator: Staff, headquarters: Staff
) -> None:
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER)

    asked.answer(by=headquarters, words="取り消しを依頼します。")

    assert fresh(inquiry).state == "waiting"


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.SUPERVISOR, Role.CARD_DESK, Role.ADMINISTRATOR])
def test_nobody_answers_for_an_owner_who_has_an_account(asked: Escalation, role: Role) -> None:
    with pytest.raises(AnsweredByOthers):
        asked.answer(by=make_staff("ito", "伊藤", role), words="取り消します。", given_by="本社")

    assert Escalation.objects.open().exists()


def test_for_an_owner_without_an_account_a_supervisor_writes_down_who_said_it(
    inquiry: Inquiry, operator: Staff, supervisor: Staff
) -> None:
    asked = inquiry.escalate(by=operator, owner=Owner.LEGAL)

    with pytest.raises(NobodyNamed):
        asked.answer(by=supervisor, words="お答えできません。", given_by=" ")
    decision = asked.answer(by=supervisor, words="お答えできません。", given_by="法務 長谷川")

    assert (decision.who, decision.by) == ("法務 長谷川", supervisor)
    assert inquiry.events.get(action="escalation.written_down").particulars["given_by"] == "法務 長谷川"


def test_a_supervisor_answers_for_supervisors_in_their_own_name(
    inquiry: Inquiry, operator: Staff, supervisor: Staff
) -> None:
    asked = inquiry.escalate(by=operator, owner=Owner.SUPERVISOR)

    assert asked.answer(by=supervisor, words="私が電話します。", given_by="ほかの人").who == "鈴木"


# --- withdrawn --------------------------------------------------------------------------------------------------------
def test_withdrawn_the_reason_is_kept_and_a_wait_for_it_ends(
    asked: Escalation, inquiry: Inquiry, operator: Staff
) -> None:
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.SECOND_LINE)

    asked.withdraw(by=operator, reason="お客様が取り下げました。")

    assert Escalation.objects.get().withdrawal.reason == "お客様が取り下げました。"
    assert fresh(inquiry).state == "new"


def test_while_another_question_is_open_the_wait_goes_on(asked: Escalation, inquiry: Inquiry, operator: Staff) -> None:
    inquiry.escalate(by=operator, owner=Owner.LEGAL)
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.SECOND_LINE)

    asked.withdraw(by=operator, reason="重複")

    assert fresh(inquiry).state == "waiting"


def test_who_asked_who_has_it_in_hand_and_a_supervisor_withdraw_it_and_nobody_else(
    inquiry: Inquiry, operator: Staff, supervisor: Staff
) -> None:
    holder, other = make_staff("ito", "伊藤"), make_staff("mori", "森")
    inquiry.claim(by=holder)
    for staff in (operator, holder, supervisor):
        inquiry.escalate(by=operator).withdraw(by=staff, reason="不要")

    with pytest.raises(AskedByOthers):
        inquiry.escalate(by=operator).withdraw(by=other, reason="不要")


@pytest.mark.parametrize("first", ["answer", "withdraw"])
@pytest.mark.parametrize("second", ["answer", "withdraw"])
def test_it_ends_once(asked: Escalation, operator: Staff, headquarters: Staff, first: str, second: str) -> None:
    ends: dict[str, Callable[[], object]] = {
        "answer": lambda: asked.answer(by=headquarters, words="取り消します。"),
        "withdraw": lambda: asked.withdraw(by=operator, reason="不要"),
    }
    ends[first]()

    with pytest.raises(Ended):
        ends[second]()


# --- and until then ---------------------------------------------------------------------------------------------------
def test_while_somebody_is_asked_nothing_is_closed(
    asked: Escalation, inquiry: Inquiry, operator: Staff, headquarters: Staff
) -> None:
    with pytest.raises(StillAsked) as refusal:
        inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)
    assert "本部" in str(refusal.value)

    asked.answer(by=headquarters, words="取り消します。")
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED_FREELY)

    assert Inquiry.objects.closed().exists()


def test_what_was_asked_of_a_merged_inquiry_keeps_the_survivor_open(
    asked: Escalation, inquiry: Inquiry, operator: Staff, headquarters: Staff
) -> None:
    survivor = make_inquiry(contact=inquiry.contact)
    Merge.objects.join(inquiry, into=survivor, by=operator, bond=Bond.CONTACT)

    with pytest.raises(StillAsked):
        fresh(survivor).close(by=operator, outcome=Closure.Outcome.ANSWERED)
    Escalation.objects.get().answer(by=headquarters, words="取り消します。")
    fresh(survivor).close(by=operator, outcome=Closure.Outcome.ANSWERED_FREELY)


def test_who_sees_and_who_answers_what(asked: Escalation, inquiry: Inquiry, operator: Staff) -> None:
    inquiry.escalate(by=operator, owner=Owner.CARD_DESK)
    inquiry.escalate(by=operator, owner=Owner.PRESS_DESK)
    staff = {role: make_staff(role, role, role) for role in Role}

    def owners(name: str, role: Role) -> set[str]:
        rows = getattr(Escalation.objects, name)(staff[role])
        return {escalation.owner for escalation in rows}

    everything = {Owner.HEADQUARTERS, Owner.CARD_DESK, Owner.PRESS_DESK}
    assert owners("visible_to", Role.OPERATOR) == everything
    assert owners("visible_to", Role.HEADQUARTERS) == {Owner.HEADQUARTERS}
    assert owners("visible_to", Role.ADMINISTRATOR) == set()
    assert owners("put_to", Role.OPERATOR) == set()
    assert owners("put_to", Role.CARD_DESK) == {Owner.CARD_DESK}
    assert owners("put_to", Role.SUPERVISOR) == {Owner.PRESS_DESK}
    assert owners("minded_by", Role.SUPERVISOR) == {Owner.HEADQUARTERS, Owner.CARD_DESK}
    assert owners("minded_by", Role.HEADQUARTERS) == set()


def test_what_ended_is_not_overdue(asked: Escalation, inquiry: Inquiry, operator: Staff, headquarters: Staff) -> None:
    later = NOON + timedelta(days=3)
    assert list(Escalation.objects.overdue(later)) == [asked]

    asked.answer(by=headquarters, words="取り消します。")

    assert not Escalation.objects.overdue(later).exists()
    assert not Escalation.objects.open().exists()
