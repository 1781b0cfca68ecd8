"""Makers of lists of affected people."""

from collections.abc import Iterable
from typing import Any

from inquiries.models import BlindKey, Roster, RosterEntry, RosterImport, Staff
from inquiries.models.locking import lock
from inquiries.models.roster.blind_key import Kind, plain
from inquiries.models.roster.cohort import Days
from inquiries.roster import importing
from tests.roster.files import as_csv, rows


def make_entry(
    roster: Roster | None, member: str = "", days: Days | None = None, *, mail: str = "", phone: str = ""
) -> RosterEntry:
    """A person of the list, not saved."""
    key = roster.blind_key if roster else None
    blinder = (key or BlindKey.objects.usable()).blinder()

    def hashed(kind: Kind, typed: str) -> bytes | None:
        return blinder.hashed(kind, plain(kind, typed)) if typed else None

    return RosterEntry(
        member=hashed(Kind.MEMBER, member),
        mail=hashed(Kind.MAIL, mail),
        phone=hashed(Kind.PHONE, phone),
        address=lock().encrypt(mail.encode()) if mail else None,
        **(days or Days())._asdict(),
    )


def make_roster(entries: Iterable[RosterEntry] | None = None, *, in_force: bool = False, **but: Any) -> Roster:
    """A list with one person, or with these."""
    roster = Roster.objects.begin(by=but.pop("prepared_by", None))
    if entries is None:
        entries = [make_entry(roster, "A-0001", mail="nakamura@example.jp", phone="090-0000-1234")]
    taken = roster.take(entries)
    if in_force:
        told: dict[str, Any] = {"rows": taken, "refused": 0, "fingerprint": b"", "by": None}
        roster.come_into_force(**told | but)
    return roster


def make_roster_import(content: bytes | None = None, *, by: Staff, name: str = "会員.csv") -> RosterImport:
    """A list on its way in, whose columns nobody has chosen yet."""
    return importing.begin(content or as_csv(rows(5)), name, by=by)
