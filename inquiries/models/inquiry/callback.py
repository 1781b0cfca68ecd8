"""Callback 折り返し: a call that we promised, while this row exists."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .contact import Contact, Phone
    from .inquiry import Inquiry


class InThePast(Refusal):
    """A promise is for a time to come."""

    sentence = _("This time has passed.")


class Settled(Refusal):
    """Somebody else has kept the promise meanwhile."""

    sentence = _("Somebody has kept this promise already.")


class NotTheirs(Refusal):
    """The number called is one of the contact."""

    sentence = _("This is no number of this contact. Load the page again.")


class CallbackQuerySet(GatedQuerySet["Callback"]):
    """Questions about many promises."""

    def promise(self, inquiry: Inquiry, due_at: datetime, *, owner: Staff, by: Staff, at: datetime) -> Callback:
        """Promise a call that `owner` has to make. InThePast where the time has passed."""
        if due_at <= at:
            raise InThePast
        callback = self.create(inquiry=inquiry, owner=owner, due_at=due_at, by=by, at=at)
        inquiry.record("callback.promised", by=by, at=at, due_at=due_at, owner=owner.name)
        return callback

    def in_the_hour_of(self, at: datetime) -> CallbackQuerySet:
        """Promised for the same clock hour."""
        begins = timezone.localtime(at).replace(minute=0, second=0, microsecond=0)
        return self.filter(due_at__gte=begins, due_at__lt=begins + timedelta(hours=1))

    def soonest_first(self) -> CallbackQuerySet:
        """By the minute promised."""
        return self.order_by("due_at", "pk")

    def to_list(self) -> CallbackQuerySet:
        """With all that a list prints."""
        return self.select_related("owner", "inquiry__contact")


class Callback(models.Model):
    """When we call, who does, and how often they tried."""

    inquiry = models.ForeignKey("Inquiry", models.CASCADE, related_name="callbacks")
    owner = models.ForeignKey("Staff", models.PROTECT, related_name="callbacks")
    due_at = models.DateTimeField(db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CallbackQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{timezone.localtime(self.due_at):%H:%M}"

    @property
    def contacts(self) -> list[Contact]:
        """Whose numbers keep it: the contact's, and the survivor's where its merge says that they are one person.

        A third party's promise is theirs: a call to somebody else would verify whom nobody spoke with.
        """
        merge = self.inquiry.merge if self.inquiry.is_merged else None
        if merge and merge.is_of_one_person:
            return [self.inquiry.contact, merge.survivor.contact]
        return [self.inquiry.contact]

    @property
    def phones(self) -> list[Phone]:
        """The numbers that keep it, each once."""
        return list({phone.pk: phone for contact in self.contacts for phone in contact.phones.all()}.values())

    @transaction.atomic
    def keep(self, *, by: Staff, phone: Phone | None = None, at: datetime | None = None) -> None:
        """We called and spoke. `phone`: which number it was; without one the call proves of nobody who they are."""
        if phone and phone.contact_id not in {contact.pk for contact in self.contacts}:
            raise NotTheirs
        if not Callback.objects.filter(pk=self.pk).delete()[0]:
            raise Settled
        called = {"phone": phone.pk} if phone else {}
        Event.record("callback.kept", by=by, inquiry=self.inquiry, at=at, due_at=self.due_at, **called)

    @transaction.atomic
    def miss(self, *, by: Staff, at: datetime | None = None) -> None:
        """We called and nobody answered; the promise stands."""
        if not Callback.objects.filter(pk=self.pk).update(attempts=models.F("attempts") + 1):
            raise Settled
        self.refresh_from_db(fields=["attempts"])
        Event.record("callback.missed", by=by, inquiry=self.inquiry, at=at, due_at=self.due_at)

    @transaction.atomic
    def take_back(self, *, by: Staff, at: datetime | None = None) -> None:
        """It was promised in error, and nobody has called yet. Settled where somebody has."""
        if not Callback.objects.filter(pk=self.pk, attempts=0).delete()[0]:
            raise Settled
        Event.record("callback.taken_back", by=by, inquiry=self.inquiry, at=at, due_at=self.due_at)
