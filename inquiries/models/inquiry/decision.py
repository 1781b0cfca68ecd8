"""Decision 二次対応の回答: what the owner of an escalation answered. It is never taken for words of the notice."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal

from .message import Message

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .escalation import Escalation
    from .inquiry import Inquiry
    from .queue import InquiryQuerySet


class Relayed(Refusal):
    """Somebody has noted already that the customer knows it."""

    sentence = _("Somebody has noted already that the customer knows it.")


class OwnQuestion(Refusal):
    """Nobody asks, and says themselves what a customer may be told in these words."""

    sentence = _("You asked this yourself. Your answer can stand as a note; only somebody else's may be quoted.")


class DecisionQuerySet(GatedQuerySet["Decision"]):
    """Questions about many decisions, and what happens to them when an answer leaves."""

    def give(
        self, escalation: Escalation, message: Message, *, is_quotable: bool, given_by: str, by: Staff, at: datetime
    ) -> Decision:
        """Keep it. OwnQuestion where whoever asked wants it quoted."""
        if is_quotable and by.pk == escalation.by_id:
            raise OwnQuestion
        return self.create(
            escalation=escalation, message=message, is_quotable=is_quotable, given_by=given_by, by=by, at=at
        )

    def of(self, inquiry: Inquiry) -> Self:
        """In the matter of this inquiry, whatever was merged into it."""
        return self.filter(escalation__inquiry__in=type(inquiry).objects.parts_of(inquiry))

    def quotable(self) -> Self:
        """A customer may be told them word for word."""
        return self.filter(is_quotable=True)

    def lines_for(self, inquiry: Inquiry) -> set[str]:
        """Every line of them that a letter to the contact of this inquiry may hold."""
        told = self.of(inquiry).quotable().select_related("message")
        texts = (decision.letter_text(inquiry.language) for decision in told)
        return {line.strip() for text in texts for line in text.splitlines()}

    def to_relay(self, inquiries: InquiryQuerySet) -> Self:
        """Not passed on yet to the customers of these inquiries, or of what was merged into them."""
        matter = Coalesce("escalation__inquiry__merge__survivor", "escalation__inquiry")
        return self.filter(relayed_at=None).alias(matter=matter).filter(matter__in=inquiries.values("pk"))

    def oldest_first(self) -> Self:
        """The one given first comes first."""
        return self.order_by("at", "pk")

    def to_list(self) -> Self:
        """With all that a row prints."""
        return self.select_related("escalation__inquiry__contact", "escalation__inquiry__merge__survivor", "message")

    def answered(self, inquiry: Inquiry, *, since: datetime) -> None:
        """An answer to the customer, written at `since`, has left: decisions until then are passed on with it."""
        self.of(inquiry).filter(relayed_at=None, at__lte=since).update(relayed_at=since)

    def standing_in(self, text: str) -> list[Decision]:
        """Those whose words this letter holds word for word."""
        told = self.quotable().select_related("message", "escalation")
        return [decision for decision in told if decision.words in text]

    def told_in(self, message: Message) -> None:
        """Record which decisions this reply holds word for word."""
        for decision in self.of(message.inquiry).standing_in(message.text):
            decision.replies.add(message)


class Decision(models.Model):
    """Who answered, when, and what. It came to the desk as a note; where it may be quoted, customers are told it too.

    `given_by` is whoever said it to the supervisor that wrote it down; empty where `by` answered for themselves.
    """

    escalation = models.OneToOneField("Escalation", models.CASCADE, related_name="decision")
    message = models.OneToOneField(Message, models.PROTECT, related_name="decision")
    replies = models.ManyToManyField(Message, related_name="decisions")
    is_quotable = models.BooleanField(default=False)
    given_by = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    relayed_at = models.DateTimeField(null=True)

    objects = DecisionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.escalation}: {self.who}"

    @property
    def who(self) -> str:
        """Whose words they are."""
        return self.given_by or self.by.name

    @property
    def words(self) -> str:
        """What was answered."""
        return self.message.text

    def letter_text(self, language: str) -> str:
        """The answer as a letter quotes it: below a line that says that it is not from the notice."""
        with override(language):
            return pgettext("letter", "Whoever is in charge has answered this:") + f"\n{self.words}"

    @transaction.atomic
    def relay(self, *, by: Staff, at: datetime | None = None) -> None:
        """The customer knows it, or need not."""
        now = at or timezone.now()
        if not Decision.objects.filter(pk=self.pk, relayed_at=None).update(relayed_at=now):
            raise Relayed
        escalation = self.escalation
        Event.record("decision.relayed", by=by, inquiry=escalation.inquiry, at=now, route=escalation.code)
        escalation.inquiry.survivor.owe_no_more(since=self.at)
