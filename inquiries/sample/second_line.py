"""The escalations of the sample, and the decisions on them."""

from datetime import timedelta

from inquiries.models import Escalation, Hold, Owner, Role, Topic
from inquiries.models.notice.owner import ANSWERED_BY

from .case import Case

BEYOND = {
    "compensation", "delay-reason", "press-partner", "tip-off", "secondary-harm", "third-party", "individual-check",
    "erasure-withdrawal", "offender", "complaint",
}  # fmt: skip
"""Topics that the desk escalates."""
CHARGED = "カード会社から再発行の手数料を請求されたとのこと。取り消しをお願いできるか、お客様へどうお伝えするか。"
TO_BE_TOLD = (
    "手数料のご請求は、当社からカード会社へ取り消しをお願いいたします。お手数ですが、ご請求の月をお知らせください。"
)
FOR_THE_DESK = "同様のお申し出は本社で取りまとめています。お客様には、確認のうえ来週中にご連絡するとお伝えください。"
GIVERS = {
    Owner.INCIDENT_TEAM: "調査担当 岡本",
    Owner.PRIVACY_OFFICER: "個人情報保護責任者 大塚",
    Owner.LEGAL: "法務部 長谷川",
    Owner.PRESS_DESK: "広報室 野口",
    Owner.SUPERVISOR: "",
}
"""Who gives the answer to a supervisor, where the owner has no account."""


def escalate(case: Case) -> None:
    """Escalate to the topic's owner; some of the answers are overdue."""
    topic = next((topic for topic in case.topics if topic.key in BEYOND), case.topics[0])
    hand_on(
        case, topic, topic.owner or Owner.SUPERVISOR, case.matter.note, case.desk.random.choice([30, 60, 540, 1080])
    )


def hand_on(case: Case, topic: Topic, owner: str, words: str, minutes: float) -> Escalation:
    """Escalate with the customer's messages."""
    at = case.later(3, 20)
    return case.inquiry.escalate(
        by=case.staff,
        owner=owner,
        topic=topic,
        words=words,
        messages=case.inquiry.messages.received(),
        due_at=case.desk.clock.hours.due(at, timedelta(minutes=minutes)),
        at=at,
    )


def escalated(case: Case) -> None:
    """It is claimed, and waits for the decision."""
    case.claim(2, 20)
    escalate(case)


def held_for_second_line(case: Case) -> None:
    """The same, put on hold."""
    escalated(case)
    case.inquiry.put_on_hold(by=case.staff, reason=Hold.Reason.SECOND_LINE, at=case.later(1, 3))


def asked_of_headquarters(case: Case) -> None:
    """A fee was charged in spite of the notice; the answer is not due yet."""
    case.claim(2, 20)
    hand_on(case, case.topics[0], Owner.HEADQUARTERS, CHARGED, 1080)


def late_at_headquarters(case: Case) -> None:
    """The same, overdue."""
    case.claim(2, 20)
    hand_on(case, case.topics[0], Owner.HEADQUARTERS, CHARGED, 15)


def answered_by_headquarters(case: Case) -> None:
    """Headquarters gave a quotable decision, which nobody has passed on yet."""
    asked_of_headquarters(case)
    decide(case, TO_BE_TOLD, is_quotable=True)


def decide(case: Case, words: str = FOR_THE_DESK, *, is_quotable: bool = False) -> None:
    """The owner decides; for an owner without an account a supervisor writes it down."""
    at = case.later(10, 30)
    for escalation in case.inquiry.escalations.open():
        owner = Owner(escalation.owner)
        by = case.desk.team.part(ANSWERED_BY[owner] or Role.SUPERVISOR)[0]
        giver = GIVERS.get(owner, "")
        escalation.answer(by=by, words=words, is_quotable=is_quotable, given_by=giver, at=at)
