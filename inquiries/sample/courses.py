"""The courses that written inquiries take, from new to closed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from inquiries.mail.intake import CAME_BACK
from inquiries.mail.sending.refusals import ADDRESS_REFUSED, NOT_NOW
from inquiries.models import Closure, Draft, Hold

from .case import Case
from .matters import Matter
from .second_line import (
    BEYOND,
    answered_by_headquarters,
    asked_of_headquarters,
    decide,
    escalated,
    held_for_second_line,
    late_at_headquarters,
)

Outcome = Closure.Outcome
OWN_WORDS = "ご事情を伺い、担当の部署とも相談いたしました。ご不便をおかけしますが、いましばらくお時間をください。"
GLAD = "ご確認いただき、ありがとうございます。また変わったことがございましたら、いつでもお知らせください。"
OWN_WORDS_EN = "We have spoken with the team in charge and will telephone you as soon as we know more."
ABOUT_NOTHING = {"thanks", "out-of-scope"}
LEFT_AS_DRAFTS = {"offender", "payment-security"}
"""Topics whose answers stay drafts."""


@dataclass(frozen=True)
class Course:
    """What happens, to how many, and which matters it suits. `left`: open minutes until due, if still open."""

    run: Callable[[Case], None]
    count: int
    suits: Callable[[Matter], bool]
    left: tuple[float, float] | None = None


def anything(_matter: Matter) -> bool:
    return True


def in_the_notice(matter: Matter) -> bool:
    beyond = BEYOND | ABOUT_NOTHING | LEFT_AS_DRAFTS
    return not beyond & set(matter.topics) and matter.language == "ja"


def beyond_the_notice(matter: Matter) -> bool:
    return bool(BEYOND & set(matter.topics))


def about_nothing(matter: Matter) -> bool:
    return bool(ABOUT_NOTHING & set(matter.topics))


def of_cards(matter: Matter) -> bool:
    return matter.topics[0] in {"reissue-procedure", "reissue-fee", "check-statement"}


def of_fees(matter: Matter) -> bool:
    return matter.topics[0] == "reissue-fee" and matter.language == "ja"


def said_twice(matter: Matter) -> bool:
    return bool(matter.again) and in_the_notice(matter)


def new(_case: Case) -> None:
    """Nobody has opened it."""


def begun(case: Case) -> None:
    case.claim(2, 15)
    case.note()
    case.draft()


def held_for_customer(case: Case) -> None:
    case.claim()
    case.reply()
    case.inquiry.put_on_hold(
        by=case.staff, reason=Hold.Reason.CUSTOMER, words="カード会社の返事待ち", at=case.at_once()
    )


def held_for_issuer(case: Case) -> None:
    case.claim(2, 20)
    case.note()
    until = case.desk.clock.hours.due(case.desk.clock.now, timedelta(minutes=case.desk.random.uniform(60, 900)))
    words = f"{case.issuer}の回答"
    case.inquiry.put_on_hold(by=case.staff, reason=Hold.Reason.ISSUER, words=words, until=until, at=case.later(2, 20))


def answered(case: Case) -> None:
    case.claim()
    case.reply()
    case.close(Outcome.ANSWERED)


def answered_freely(case: Case) -> None:
    case.claim()
    in_own_words(case, case.draft(), OWN_WORDS_EN if case.matter.language == "en" else OWN_WORDS)
    case.close(Outcome.ANSWERED_FREELY)


def in_own_words(case: Case, draft: Draft, words: str) -> None:
    """Send the draft with a sentence of the operator's own."""
    draft.write([*draft.parts[:1], {"words": words}, *draft.parts[1:]])
    case.insist(draft).mark_sent(at=case.at)


def referred(case: Case) -> None:
    case.claim()
    case.reply()
    case.close(Outcome.TO_ISSUER)


def handed_over(case: Case) -> None:
    """An owner decided, and the desk passed it on in its own words."""
    escalated(case)
    decide(case)
    in_own_words(case, Draft.objects.begin(case.inquiry, by=case.staff), OWN_WORDS)
    case.close(Outcome.ANSWERED_FREELY)


def unanswerable(case: Case) -> None:
    case.claim()
    case.note()
    case.close(Outcome.NO_ANSWER)


def unneeded(case: Case) -> None:
    case.claim()
    case.close(Outcome.NOT_NEEDED)


def duplicate(case: Case) -> None:
    case.claim()
    case.close(Outcome.DUPLICATE)


def reopened(case: Case) -> None:
    answered(case)
    case.hear_again(case.matter.again)


def heard_again(case: Case) -> None:
    """We answered, the customer wrote again, we thanked and closed it."""
    case.claim()
    case.reply()
    case.hear_again(case.matter.again)
    in_own_words(case, Draft.objects.begin(case.inquiry, by=case.staff), GLAD)
    case.close(Outcome.ANSWERED)


def unsent(case: Case) -> None:
    case.claim()
    dispatch = case.send(case.draft())
    error = case.desk.random.choice(
        [f"{ADDRESS_REFUSED}: 550 5.1.1 User unknown", f"{NOT_NOW}: 452 4.2.2 Mailbox full"]
    )
    dispatch.mark_failed(at=case.at, error=error, for_good=True)


def come_back(case: Case) -> None:
    case.claim()
    case.reply().mark_bounced(at=case.later(1, 5), error=f"{CAME_BACK}: 5.1.1")


def leaving(case: Case) -> None:
    """Its reply waits for the first pass of the outbox."""
    case.claim(2, 10)
    newest = case.inquiry.messages.order_by("-pk")[0]
    case.draft().send(by=case.staff, seen=newest.pk, at=case.desk.clock.now)


WRITTEN = (
    Course(new, 5, anything, left=(-150, -4)),
    Course(new, 5, anything, left=(6, 55)),
    Course(new, 17, anything, left=(60, 235)),
    Course(begun, 3, in_the_notice, left=(-60, -2)),
    Course(begun, 10, in_the_notice, left=(10, 200)),
    Course(held_for_customer, 7, of_cards),
    Course(held_for_issuer, 5, of_cards, left=(-300, 100)),
    Course(held_for_second_line, 4, beyond_the_notice, left=(0, 150)),
    Course(escalated, 8, beyond_the_notice, left=(-40, 150)),
    Course(asked_of_headquarters, 2, of_fees, left=(0, 150)),
    Course(late_at_headquarters, 2, of_fees, left=(0, 120)),
    Course(answered_by_headquarters, 2, of_fees, left=(0, 120)),
    Course(answered, 38, in_the_notice),
    Course(heard_again, 6, said_twice),
    Course(answered_freely, 5, lambda matter: not about_nothing(matter)),
    Course(referred, 6, of_cards),
    Course(handed_over, 4, beyond_the_notice),
    Course(unanswerable, 2, beyond_the_notice),
    Course(unneeded, 5, about_nothing),
    Course(duplicate, 3, in_the_notice),
    Course(reopened, 5, said_twice, left=(-280, -150)),
    Course(unsent, 3, in_the_notice, left=(10, 120)),
    Course(come_back, 1, in_the_notice),
    Course(leaving, 2, in_the_notice, left=(100, 200)),
)
