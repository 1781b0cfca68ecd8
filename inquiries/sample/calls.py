"""The courses that telephone calls take: most inquiries are closed with the call."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from inquiries.models import Call, Closure
from inquiries.models.arrival.call import CallEntry

from .case import Case, Desk
from .courses import about_nothing, beyond_the_notice, in_the_notice, of_cards
from .matters import Matter
from .second_line import escalate

Outcome = Closure.Outcome
WARNED_AFTER = timedelta(seconds=100)


@dataclass(frozen=True)
class CallCourse:
    """What the call form holds when it is saved, what follows, how many calls take it, and which matters it suits."""

    count: int
    suits: Callable[[Matter], bool]
    outcome: str = ""
    then: Callable[[Case], None] | None = None
    wants_reissue: bool = False
    promised: tuple[float, float] | None = None


def named(matter: Matter) -> bool:
    return not matter.nameless


def named_beyond(matter: Matter) -> bool:
    return named(matter) and beyond_the_notice(matter)


def log(case: Case, course: CallCourse) -> Case:
    """Save the call, and return its case."""
    began_at = case.at
    entry = CallEntry(
        contact=case.person.contact("phone", wants_a_call=course.promised is not None),
        memo=case.matter.text,
        topics=case.topics,
        told=[] if course.promised or beyond_the_notice(case.matter) else case.answers,
        callback_at=_promised_for(case.desk, course),
        wants_reissue=course.wants_reissue,
        issuer=case.issuer if course.wants_reissue else None,
        outcome=course.outcome,
        offered_number=case.matter.offered,
        began_at=began_at,
        warned_at=began_at + WARNED_AFTER if case.matter.is_harassment else None,
    )
    call = Call.objects.log(entry, by=case.staff, at=case.later(2, 11))
    return replace(case, inquiry=call.inquiry)


def _promised_for(desk: Desk, course: CallCourse) -> datetime | None:
    """A time rounded to five minutes, as people promise it."""
    if course.promised is None:
        return None
    due = desk.clock.hours.due(desk.clock.now, timedelta(minutes=desk.random.uniform(*course.promised)))
    return due.replace(minute=due.minute // 5 * 5, second=0, microsecond=0) + timedelta(minutes=5)


CALLS = (
    CallCourse(26, in_the_notice, Outcome.ANSWERED),
    CallCourse(8, of_cards, Outcome.TO_ISSUER, wants_reissue=True),
    CallCourse(6, of_cards, wants_reissue=True),
    CallCourse(4, about_nothing, Outcome.NOT_NEEDED),
    CallCourse(7, named_beyond, then=escalate),
    CallCourse(9, named, promised=(5, 400)),
    CallCourse(3, named_beyond),
)
