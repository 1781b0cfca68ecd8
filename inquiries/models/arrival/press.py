"""Press 押下: a form that was sent. Pressed again, because its answer was lost, it writes nothing more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone

from inquiries.models.inquiry.inquiry import Inquiry

KEPT = timedelta(days=1)


class PressQuerySet(models.QuerySet["Press"]):
    """Carries out a verb once for each form that was sent."""

    def once(self, mark: str, verb: Callable[[], object], *, at: datetime | None = None) -> Inquiry | None:
        """Carry out a verb unless that was done for this mark; the inquiry that it returned, then or now.

        Of two at the same time the second waits for the first. A verb that raises leaves no mark, and nothing else of
        what it wrote; one that puts its refusal on record is carried out without a mark ("").
        """
        return self._once(mark, verb, at or timezone.now()) if mark else _inquiry(verb())

    @transaction.atomic
    def _once(self, mark: str, verb: Callable[[], object], at: datetime) -> Inquiry | None:
        press, is_first = self.select_related("led_to").get_or_create(mark=mark, defaults={"at": at})
        if is_first:
            press.led_to = _inquiry(verb())
            press.save(update_fields=["led_to"])
        return press.led_to

    def known(self, mark: str) -> Press | None:
        """The press with this mark, if its verb was carried out."""
        return self.select_related("led_to").filter(mark=mark).first() if mark else None

    def forget(self, *, now: datetime | None = None) -> int:
        """Delete those of more than a day ago; how many they were."""
        return self.filter(at__lt=(now or timezone.now()) - KEPT).delete()[0]


class Press(models.Model):
    """The mark tells one sending from every other by its words too. It is a hash; words cannot be read from it."""

    mark = models.CharField(max_length=64, unique=True)
    led_to = models.ForeignKey(Inquiry, models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(db_index=True)

    objects = PressQuerySet.as_manager()

    def __str__(self) -> str:
        return self.mark[:8]


def _inquiry(done: object) -> Inquiry | None:
    return done if isinstance(done, Inquiry) else None
