"""Earlier callers who match what was typed, and the matters of each in which a call can go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, Q
from django.utils import timezone

from inquiries.models import Contact, Inquiry, Staff, Verification
from inquiries.models.few import Few, first_of
from inquiries.models.inquiry.contact import ContactQuerySet
from inquiries.search import Query

MOST, OPEN, CLOSED = 6, 3, 3
"""How many contacts are offered, and of each how many open inquiries and, once it is chosen, closed ones."""


BESIDE = ("merge__survivor__closure", "merge__survivor__assignment__staff", "harassment")


@dataclass(frozen=True)
class Matter:
    """An inquiry of a contact, and the one in which it goes on: itself, or its survivor."""

    inquiry: Inquiry

    @property
    def goes_on_in(self) -> Inquiry:
        """The inquiry to which a call is attached."""
        return self.inquiry.survivor

    @property
    def is_open(self) -> bool:
        """It is not closed, so that a call does not reopen it."""
        return not self.goes_on_in.is_closed


@dataclass(frozen=True)
class KnownCaller:
    """A contact with their matters; `asked_for`: the inquiry whose number was typed, or that was chosen."""

    contact: Contact
    asked_for: int | None = None

    @cached_property
    def matters(self) -> list[Matter]:
        """Each once, the one asked for first, then the newest."""
        found: dict[int, Matter] = {}
        for inquiry in sorted(self.contact.inquiries.all(), key=lambda one: one.pk != self.asked_for):
            found.setdefault(inquiry.survivor.pk, Matter(inquiry))
        return list(found.values())

    @property
    def verification(self) -> Verification | None:
        """How they have proved who they are; not that it is they who call now."""
        return next(iter(self.contact.verifications.all()), None)

    @property
    def was_warned(self) -> bool:
        """One of their inquiries is marked as harassment."""
        return any(hasattr(inquiry, "harassment") for inquiry in self.contact.inquiries.all())

    @property
    def open(self) -> list[Matter]:
        """The open ones that are offered."""
        return [matter for matter in self.matters if matter.is_open][:OPEN]

    @property
    def closed(self) -> list[Matter]:
        """The closed ones that are offered; a call reopens them."""
        return [matter for matter in self.matters if not matter.is_open][:CLOSED]

    @property
    def others(self) -> int:
        """How many are not offered."""
        return len(self.matters) - len(self.open) - len(self.closed)

    @property
    def chosen(self) -> int | None:
        """The inquiry in which the call goes on."""
        return self.asked_for if any(self.asked_for == matter.inquiry.pk for matter in self.matters) else None


def known_to(staff: Staff) -> ContactQuerySet:
    """Contacts with their numbers, earlier inquiries, and how they have proved who they are."""
    asked = Inquiry.objects.visible_to(staff).newest_first()
    asked = asked.select_related("closure", "assignment__staff", *BESIDE)
    proved = Prefetch("verifications", Verification.objects.best_first().valid(timezone.now()))
    return Contact.objects.visible_to(staff).prefetch_related("phones", proved, Prefetch("inquiries", asked))


def callers_for(typed: str, staff: Staff) -> Few:
    """Those who match: the contact of a receipt number first, then those with an open inquiry, the newest first."""
    numbers = [word.number for word in Query.of(typed).words if word.number]
    asked_for = Inquiry.objects.visible_to(staff).filter(pk__in=numbers).first()
    contacts = known_to(staff)
    fitting = contacts.filter(
        Q(pk__in=contacts.matching(typed).values("pk")) | Q(pk=asked_for.contact_id if asked_for else None)
    )
    newest = first_of(fitting.order_by("-pk"), MOST * 2)
    found = [KnownCaller(one, asked_for.pk if asked_for else None) for one in newest.rows]
    return Few(sorted(found, key=lambda caller: (caller.chosen is None, not caller.open))[:MOST], newest.count)


def offered(callers: Iterable[KnownCaller]) -> list[tuple[KnownCaller, Matter]]:
    """Their open inquiries; the Enter key takes the first."""
    return [(caller, matter) for caller in callers for matter in caller.open]
