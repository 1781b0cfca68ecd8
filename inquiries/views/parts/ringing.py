"""Who rings the reader at this moment, as one line for each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

from inquiries.models import Contact, Phone, Staff
from inquiries.models.encrypted import holding
from inquiries.web.rings import Ring, ring_of


class Caller(NamedTuple):
    """A ring, and the contacts who have its number."""

    ring: Ring
    contacts: list[Contact]

    @property
    def number(self) -> str:
        """As it is written in this country; empty where it is withheld."""
        return str(Phone(number=self.ring.number)) if self.ring.number else ""

    @property
    def initial(self) -> dict[str, Any]:
        """What the call form holds when they are answered."""
        began_at = datetime.fromtimestamp(self.ring.taken_at or self.ring.at, UTC)
        contact = {"contact": self.contact.pk} if self.contact else {}
        return contact | {"who": self.number, "began_at": began_at.isoformat()}

    @property
    def contact(self) -> Contact | None:
        """Who it is, where exactly one has this number."""
        return self.contacts[0] if len(self.contacts) == 1 else None


def callers(staff: Staff, rings: list[Ring]) -> list[Caller]:
    """Each with the contacts whom the reader may see; in one statement."""
    numbers = {ring.number for ring in rings} - {""}
    visible = Contact.objects.visible_to(staff)
    phones = Phone.objects.filter(holding("number", *numbers), contact__in=visible).select_related("contact")
    known = list(phones) if numbers else []
    return [Caller(ring, [phone.contact for phone in known if phone.number == ring.number]) for ring in rings]


def caller_of(staff: Staff, key: str) -> Caller | None:
    """Who rings this person under this key, while it is known."""
    ring = ring_of(staff, key) if key else None
    return callers(staff, [ring])[0] if ring else None
