"""Hold 保留: an inquiry waits for something while this row exists."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask
from inquiries.models.refusal import Refusal

from .index import Index
from .kept import KeptManager

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .inquiry import Inquiry


class Held(Refusal):
    """It waits already."""

    sentence = _("This inquiry is on hold already.")


class NotHeld(Refusal):
    """It does not wait."""

    sentence = _("This inquiry is not on hold.")


class HoldManager(KeptManager["Hold"]):
    """Puts inquiries on hold, and ends holds."""

    def begin(
        self, inquiry: Inquiry, *, by: Staff, reason: str, words: str, until: datetime | None, at: datetime
    ) -> None:
        """Put it on hold. Held if it waits already."""
        words = mask(words).text[:200]
        try:
            with transaction.atomic():
                inquiry.hold = self.add(inquiry, by=by, reason=reason, words=words, until=until, at=at)
        except IntegrityError:
            raise Held from None
        Index.objects.add(inquiry.hold, to=inquiry.pk, at=at)
        inquiry.record("inquiry.held", by=by, at=at, reason=reason)

    def end(self, inquiry: Inquiry, *, by: Staff | None, at: datetime | None) -> None:
        """End the hold. NotHeld if there is none."""
        if not self.drop(inquiry):
            raise NotHeld
        inquiry._state.fields_cache.pop("hold", None)  # noqa: SLF001 - what Django remembers of it
        Index.objects.refresh(inquiry.pk)
        inquiry.record("inquiry.resumed", by=by, at=at)


class Hold(models.Model):
    """Who lets it wait, since when, for what, and until when at the longest."""

    class Reason(models.TextChoices):
        """What it waits for."""

        CUSTOMER = "customer", pgettext_lazy("hold", "The customer's answer")
        ISSUER = "issuer", pgettext_lazy("hold", "The card company")
        SECOND_LINE = "second_line", pgettext_lazy("hold", "The second line")
        CALLBACK = "callback", pgettext_lazy("hold", "A promised call")
        OTHER = "other", pgettext_lazy("hold", "Something else")

    inquiry = models.OneToOneField("Inquiry", models.CASCADE, related_name="hold")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=20, choices=Reason)
    words = models.CharField(max_length=200, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    objects = HoldManager()

    def __str__(self) -> str:
        return self.get_reason_display()
