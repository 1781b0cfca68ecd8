"""The one-time codes of the crowd: asked for by the desk and by customers, used, spent, run out; the newest wait."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from hashlib import sha256
from typing import Any

from inquiries.models import Event, OneTimeCode, Roster, Sighting, Verification
from inquiries.models.lookup.level import Level
from inquiries.models.lookup.one_time_code import LIFE, TRIES
from inquiries.models.roster.blind_key import Kind

from .affected import load_affected
from .bulk import Case, insert
from .fate import Fate, Ground

PEOPLE = 100
"""In the list, where the hotline has none."""
ASKED = 10
"""In one inquiry in so many, where somebody has taken it."""
BY_CUSTOMER, USED, SPENT = 2, 3, 7
"""One code in so many."""
WAITING = timedelta(minutes=1)
"""For so long a mail of a code waits for the job."""


def list_in_force(ground: Ground) -> Roster:
    """The list in which codes are looked up; a small one where there is none."""
    return Roster.objects.in_force() or load_affected(PEOPLE, at=ground.now)


def write_codes(cases: Sequence[Case], ground: Ground) -> None:
    """Write them, with who asked for them and what was proved."""
    roster = list_in_force(ground)
    asked = [(fate, inquiry) for fate, inquiry in cases if fate.number % ASKED == 0 and fate.owner]
    desk = [place for place, (fate, _) in enumerate(asked) if _turn(fate) % BY_CUSTOMER]
    sightings = dict(zip(desk, insert(Sighting, (_sighting(*asked[place]) for place in desk)), strict=True))
    codes = insert(
        OneTimeCode,
        (
            _code(fate, ground) | {"inquiry": inquiry, "roster": roster, "sighting": sightings.get(place)}
            for place, (fate, inquiry) in enumerate(asked)
        ),
    )
    insert(Verification, (_verification(code) for code in codes if code.used_at))
    insert(Event, (event for code in codes for event in _events(code)))


def _turn(fate: Fate) -> int:
    return fate.number // ASKED


def _sighting(fate: Fate, inquiry: Any) -> dict[str, Any]:
    said = {"staff": fate.owner, "inquiry": inquiry, "contact": inquiry.contact, "field": Sighting.Field.LOOKUP}
    return said | {"reason": "対象かどうかのお尋ね", "at": fate.later(11)}


def _code(fate: Fate, ground: Ground) -> dict[str, Any]:
    at = min(fate.later(11), ground.now)
    digest = sha256(f"crowd {fate.number}".encode()).digest()
    is_used, is_spent = _turn(fate) % USED == 0, _turn(fate) % SPENT == 0
    said = {"value": digest, "salt": digest[:16], "at": at, "expires_at": at + LIFE}
    said |= {"posted_at": at + WAITING} if at < ground.now - WAITING else {}
    if is_used and "posted_at" in said:
        return said | {"tries": 1, "used_at": at + 2 * WAITING}
    return said | {"tries": TRIES if is_spent else 0}


def _verification(code: OneTimeCode) -> dict[str, Any]:
    assert code.used_at
    by = code.sighting.staff if code.sighting else None
    said = {"contact": code.inquiry.contact, "inquiry": code.inquiry, "level": Level.CODE, "kind": Kind.MAIL, "by": by}
    return said | {"value": code.value, "at": code.used_at, "expires_at": code.used_at + timedelta(hours=1)}


def _events(code: OneTimeCode) -> Iterator[dict[str, Any]]:
    of = {"inquiry": code.inquiry, "by": code.sighting.staff if code.sighting else None}
    yield of | {"action": "code.asked", "at": code.at}
    if code.used_at:
        yield of | {"action": "contact.verified_by_code", "at": code.used_at}
    elif code.tries == TRIES:
        yield of | {"action": "code.spent", "at": code.at + 3 * WAITING}
