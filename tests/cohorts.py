"""Makers of what is known of a person: looked up in a list, and verified or not."""

from django.utils import timezone

from inquiries.models import Inquiry, Lookup, Roster, Staff, Verification, Version
from inquiries.models.lookup.level import Level
from inquiries.models.roster.blind_key import Kind
from tests.models.lookup.test_lookup import EVERY, WINDOWS
from tests.rosters import make_entry, make_roster


def look_up(inquiry: Inquiry, days: str, *, by: Staff) -> Roster:
    """The contact is on the list in force with these days (a key of EVERY), and was looked up by their address."""
    version = Version.objects.in_force()
    if version:
        version.facts |= {"windows": WINDOWS}
        version.save(update_fields=["facts"])
    roster, address = make_roster([]), inquiry.contact.addresses.get().address
    roster.take([make_entry(roster, "A-1", EVERY[days], mail=address)])
    roster.come_into_force(rows=1, refused=0, fingerprint=b"", by=None)
    Lookup.objects.make(Kind.MAIL, address, reason="対象かどうかのお尋ね", by=by, inquiry=inquiry)
    return roster


def confirm(inquiry: Inquiry, days: str, *, by: Staff, level: Level = Level.CODE) -> Verification:
    """The same, and they have proved who they are."""
    roster, now = look_up(inquiry, days, by=by), timezone.now()
    assert roster.blind_key
    value = roster.blind_key.blinder().blinded(Kind.MAIL, inquiry.contact.addresses.get().address)
    return Verification.objects.keep(inquiry, level, Kind.MAIL, value, by=by, at=now)
