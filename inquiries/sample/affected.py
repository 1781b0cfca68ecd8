"""The list of affected people of the sample, and the look-ups in it.

Of those who asked, some are on it in every cohort; of the others nobody has asked.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from inquiries.models import Dispatch, Inquiry, Lookup, OneTimeCode, Roster, RosterEntry, Verification, Version
from inquiries.models.locking import lock
from inquiries.models.lookup.outcome import Outcome
from inquiries.models.reply import code_mail
from inquiries.models.roster.blind_key import Blinder, Kind, plain
from inquiries.models.roster.cohort import Days, Windows

from .case import Case
from .clock import Clock
from .team import Team

SILENT = 220
"""People of the list who have not asked."""
REASON = "ご本人から、対象かどうかのお尋ね"
EVERY, SOME = 4, 12
"""Every fourth inquiry in somebody's hands is looked up, and so many at most."""
NOT_LISTED = 7
"""Of so many people who asked, one is not on the list."""


class Listed(NamedTuple):
    """What the list says of one person."""

    days: Days
    mail: str
    phone: str


def load_list(cases: Iterable[Case], version: Version, team: Team, *, at: datetime) -> Roster:
    """Prepared by a supervisor, put in force by a second person."""
    roster = Roster.objects.begin(by=team.supervisor, at=at - timedelta(minutes=10))
    blinder, locked = roster.to_hash(), lock()
    listed = [*_who_asked(cases, Windows.of(version)), *_silent(Windows.of(version))]
    rows = roster.take(
        RosterEntry(
            member=_hashed(blinder, Kind.MEMBER, f"AK-{number:05}"),
            mail=_hashed(blinder, Kind.MAIL, one.mail),
            phone=_hashed(blinder, Kind.PHONE, one.phone),
            address=locked.encrypt(one.mail.encode()),
            **one.days._asdict(),
        )
        for number, one in enumerate(listed, 1)
    )
    roster.come_into_force(rows=rows, refused=0, fingerprint=b"", by=team.headquarters, at=at)
    return roster


def _who_asked(cases: Iterable[Case], windows: Windows) -> Iterator[Listed]:
    people = dict.fromkeys(case.person for case in cases if case.person.address)
    kinds = _kinds(windows)
    for number, person in enumerate(people):
        if number % NOT_LISTED != NOT_LISTED - 1:
            yield Listed(kinds[number % len(kinds)], person.address, person.phone)


def _silent(windows: Windows) -> Iterator[Listed]:
    kinds = _kinds(windows)
    for number in range(SILENT):
        yield Listed(kinds[number % len(kinds)], f"member{number:04}@example.jp", f"080-0000-{number:04}")


def _kinds(windows: Windows) -> list[Days]:
    """Days that lead to every cohort: most are members, every third has a card in its window."""
    assert windows.member is not None
    assert windows.card is not None
    (first, last), card = windows.member, windows.card[0]
    day = timedelta(days=1)
    member = Days(registered_on=first + 40 * day)
    with_card = Days(registered_on=first + 90 * day, card_registered_on=card + 12 * day)
    changed_later = Days(registered_on=first - 300 * day, changed_on=last + 5 * day)
    card_used = Days(registered_on=first + 10 * day, card_registered_on=card - 60 * day, card_used_on=card + 30 * day)
    return [with_card, member, member, with_card, card_used, member, with_card, changed_later, Days(last + 3 * day)]


def _hashed(blinder: Blinder, kind: Kind, typed: str) -> bytes | None:
    value = plain(kind, typed)
    return blinder.hashed(kind, value) if value else None


def look_some_up(cases: Iterable[Case], clock: Clock) -> None:
    """Look people up for inquiries in somebody's hands; one of them was called back as promised, and verified."""
    asking = [case for case in cases if case.at < clock.before(30) and _is_in_hand(case)]
    for number, case in enumerate(asking[::EVERY][:SOME]):
        _look_up(case, Kind.MAIL, case.person.address, at=clock.before(28 - number))
    for case in asking:
        phone, promised = case.inquiry.contact.phones.first(), case.inquiry.callbacks.first()
        if phone and promised:
            lookup = _look_up(case, Kind.PHONE, str(phone), at=clock.before(14))
            promised.keep(by=case.staff, phone=phone, at=clock.before(12))
            if lookup.outcome == Outcome.LISTED:
                Verification.objects.called_back(case.inquiry, phone, by=case.staff, at=clock.before(11))
                break


def send_codes(cases: Iterable[Case], clock: Clock) -> None:
    """One code was read out to the desk, one typed on the customer's own page, and one is waited for."""
    asking = [case for case in cases if case.at < clock.before(30) and case.person.address and _is_in_hand(case)]
    asking = [case for case in asking if not case.inquiry.callbacks.exists()]
    for case, by, is_entered in zip(asking, ("staff", None, "staff"), (True, True, False), strict=False):
        staff, at = case.staff if by else None, clock.before(9 if is_entered else 4)
        code = OneTimeCode.objects.ask(case.inquiry, case.person.address, by=staff, reason=REASON, at=at)
        code_mail.post(at)
        for mail in Dispatch.objects.filter(one_time_code=code):
            mail.lease(now=at)
            mail.mark_sent(at=at)
            if is_entered:
                code.refresh_from_db()
                code.enter(code.digits, by=staff, at=clock.before(7))


def _look_up(case: Case, kind: Kind, typed: str, *, at: datetime) -> Lookup:
    return Lookup.objects.make(kind, typed, reason=REASON, by=case.staff, inquiry=case.inquiry, at=at)


def _is_in_hand(case: Case) -> bool:
    inquiry = Inquiry.objects.get(pk=case.inquiry.pk)
    return hasattr(inquiry, "assignment") and not inquiry.is_closed and not inquiry.is_merged
