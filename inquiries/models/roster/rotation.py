"""Rotation: what an older key of HOTLINE_KEYS encrypted is encrypted with the first one, some hundred at a time."""

from __future__ import annotations

from cryptography.fernet import InvalidToken
from django.db import transaction

from inquiries.models.event import Event
from inquiries.models.locking import WrongKeys, lock

from .blind_key import BlindKey
from .entry import RosterEntry, RosterEntryQuerySet

AT_ONCE = 1_000


def rotate() -> dict[str, int]:
    """How many keys and addresses were written anew. WrongKeys where one cannot be opened; the others are done then."""
    with transaction.atomic():
        keys = list(BlindKey.objects.select_for_update().order_by("pk"))
        for key in keys:
            key.wrap_again()
    addresses, after = 0, 0
    while people := list(_with_address().filter(pk__gt=after).order_by("pk")[:AT_ONCE]):
        addresses, after = addresses + _rotate(people), people[-1].pk
    Event.record("blind_key.rotated", by=None, addresses=addresses)
    return {"keys": len(keys), "addresses": addresses}


def _with_address() -> RosterEntryQuerySet:
    return RosterEntry.objects.exclude(address=None).only("address")


@transaction.atomic
def _rotate(people: list[RosterEntry]) -> int:
    locked = lock()
    try:
        for person in people:
            person.address = locked.rotate(bytes(person.address or b""))
    except InvalidToken:
        raise WrongKeys from None
    return RosterEntry.objects.bulk_update(people, ["address"])
