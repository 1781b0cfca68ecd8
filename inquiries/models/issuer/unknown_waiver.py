"""UnknownWaiver 免除不知の申出: a card company says that it knows of no waived fee, in spite of the notice.

Of a customer's card, headquarters is asked in the same transaction: the customer gets word by a day.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.card.issuer import Issuer
from inquiries.models.card.reissue import Reissue
from inquiries.models.card.step import Reporter
from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.escalation import Escalation
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.question import due
from inquiries.models.notice.owner import Owner
from inquiries.models.notice.topic import Topic
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .issuer_call import IssuerCall

TOPIC = "reissue-fee"
SAID_BY = 60
TELLERS = (Reporter.CUSTOMER, Reporter.ISSUER)
"""Whose word it can be: never ours."""


class StillWithHeadquarters(Refusal):
    """It was asked about this card, and nobody has answered."""

    sentence = _("Headquarters has been asked about this card already; the answer is still to come.")


class WhoseWord(Refusal):
    """A card whose company nobody knows."""

    sentence = _("Set the card company first: it has to be known whose word this is.")


class UnknownWaiverQuerySet(GatedQuerySet["UnknownWaiver"]):
    """Questions about many, and how it is said."""

    def of(self, issuer: Issuer) -> Self:
        """What this company is said to have said."""
        return self.filter(issuer=issuer)

    def newest_first(self) -> Self:
        """The last one said comes first."""
        return self.order_by("-at", "-pk")

    def to_show(self) -> Self:
        """With what came of it."""
        return self.select_related("by", "escalation__decision", "escalation__withdrawal", "reissue__inquiry")

    def unanswered(self) -> Self:
        """Headquarters has still to answer."""
        return self.filter(escalation__decision=None, escalation__withdrawal=None).exclude(escalation=None)

    @transaction.atomic
    def say(
        self,
        reissue: Reissue,
        *,
        by: Staff,
        reported_by: str = Reporter.CUSTOMER,
        said_by: str = "",
        call: IssuerCall | None = None,
        at: datetime | None = None,
    ) -> UnknownWaiver:
        """Of a customer's card. Headquarters is asked, and the inquiry is reopened where it was closed.

        WhoseWord, StillWithHeadquarters.
        """
        now = at or timezone.now()
        Inquiry.objects.hold_fast(Inquiry(pk=reissue.inquiry_id))
        held = Reissue.objects.select_for_update(of=("self",)).select_related("inquiry").get(pk=reissue.pk)
        if held.issuer_id is None:
            raise WhoseWord
        if self.filter(reissue=held).unanswered().exists():
            raise StillWithHeadquarters
        inquiry = Inquiry.objects.get(pk=held.inquiry.survivor.pk)
        if inquiry.is_closed:
            inquiry.reopen(by=by, at=now)
        issuer = Issuer.objects.get(pk=held.issuer_id)
        topic = Topic.objects.filter(key=TOPIC).first()
        until = due(topic, now)
        asked = inquiry.escalate(
            by=by, owner=Owner.HEADQUARTERS, topic=topic, words=_words(issuer, until), due_at=until, at=now
        )
        said = self._keep(issuer, by=by, reported_by=reported_by, said_by=said_by, call=call, at=now)
        said.reissue, said.escalation = held, asked
        said.save()
        particulars = {"reissue": held.pk, "issuer": issuer.pk, "reported_by": reported_by}
        inquiry.record("waiver.unknown", by=by, at=now, **particulars)
        return said

    @transaction.atomic
    def say_at_large(
        self,
        issuer: Issuer,
        *,
        by: Staff,
        said_by: str = "",
        call: IssuerCall | None = None,
        at: datetime | None = None,
    ) -> UnknownWaiver:
        """The company itself says so, of no card in particular: there is no customer to whom word is owed."""
        now = at or timezone.now()
        said = self._keep(issuer, by=by, reported_by=Reporter.ISSUER, said_by=said_by, call=call, at=now)
        said.save()
        Event.record("waiver.unknown", by=by, at=now, issuer=issuer.pk, reported_by=Reporter.ISSUER)
        return said

    def _keep(
        self, issuer: Issuer, *, by: Staff, reported_by: str, said_by: str, call: IssuerCall | None, at: datetime
    ) -> UnknownWaiver:
        told = mask(said_by.strip()).text[:SAID_BY]
        return UnknownWaiver(issuer=issuer, reported_by=reported_by, said_by=told, call=call, by=by, at=at)


class UnknownWaiver(models.Model):
    """Of which company, for which card, who said so, and what headquarters was asked."""

    issuer = models.ForeignKey(Issuer, models.PROTECT, related_name="unknown_waivers", db_index=False)
    reissue = models.ForeignKey(Reissue, models.PROTECT, null=True, related_name="unknown_waivers")
    escalation = models.OneToOneField(Escalation, models.PROTECT, null=True, related_name="unknown_waiver")
    call = models.ForeignKey("IssuerCall", models.PROTECT, null=True, related_name="unknown_waivers")
    reported_by = models.CharField(max_length=12, choices=Reporter)
    said_by = models.CharField(max_length=SAID_BY, blank=True)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = UnknownWaiverQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["issuer", "at", "id"], name="unknown_waiver_of_issuer")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reissue=None, escalation=None) | Q(reissue__isnull=False, escalation__isnull=False),
                name="word_is_owed_for_a_card",
            ),
            models.CheckConstraint(condition=Q(reported_by__in=TELLERS), name="no_waiver_is_unknown_to_us"),
        ]

    def __str__(self) -> str:
        return f"{self.issuer} {timezone.localtime(self.at):%Y-%m-%d}"


def _words(issuer: Issuer, until: datetime) -> str:
    """What headquarters reads, in the language of the house: nothing that names the customer."""
    with override(settings.LANGUAGE_CODE):
        said = {"issuer": issuer.name, "day": f"{timezone.localtime(until):%Y-%m-%d %H:%M}"}
        return (
            gettext(
                "%(issuer)s is said to know of no waived fee, in spite of the notice. What do we tell the customer? "
                "Word is promised by %(day)s."
            )
            % said
        )
