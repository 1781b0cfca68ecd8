"""Outage 障害: a part of the hotline that does not work, since when, until when, and who was told.

What is flapping is one outage: it is over only once all was well for a while.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import pgettext_lazy

CALM = timedelta(minutes=10)
"""All must be well for so long before it is over."""
PAUSE = timedelta(minutes=5)
"""Between two tries to tell."""
GIVE_UP = timedelta(days=1)
"""So long after its end nobody needs to be told any more."""
KEPT = timedelta(days=90)

Wrong = tuple[str, str]
"""A part, and which of several."""


class OutageQuerySet(models.QuerySet["Outage"]):
    """Questions about many, and how they begin and end."""

    def open(self) -> OutageQuerySet:
        """Not over."""
        return self.filter(ended_at=None)

    def to_tell(self, at: datetime) -> OutageQuerySet:
        """Those of which somebody may have to be told, and nobody tries to just now."""
        news = Q(ended_at=None) | Q(ended_at__gt=at - GIVE_UP)
        return self.filter(news, Q(tried_at=None) | Q(tried_at__lte=at - PAUSE)).order_by("began_at", "pk")

    @transaction.atomic
    def watch(self, wrong: Collection[Wrong], *, at: datetime) -> None:
        """What is wrong at this moment: outages begin, go on, calm down and end by it."""
        known = {(one.part, one.which): one for one in self.open().select_for_update()}
        self._begin((part for part in wrong if part not in known), at)
        for part, outage in known.items():
            outage.note(is_wrong=part in wrong, at=at)

    def _begin(self, wrong: Iterable[Wrong], at: datetime) -> None:
        rows = [self.model(part=part, which=which, began_at=at) for part, which in sorted(wrong)]
        self.bulk_create(rows, ignore_conflicts=True)  # another beat was first

    def forget(self, *, at: datetime) -> int:
        """Delete those that ended long ago."""
        return self.filter(ended_at__lt=at - KEPT).delete()[0]


class Outage(models.Model):
    """One part, from the moment when it was found not to work."""

    class Part(models.TextChoices):
        """What does not work; each has its sentence in the mail that tells it."""

        MAIL = "mail", pgettext_lazy("outage", "Mail that should have left has not left")
        FAILING = "failing", pgettext_lazy("outage", "A mailbox cannot be opened")
        UNATTENDED = "unattended", pgettext_lazy("outage", "A mailbox is not looked into")
        SILENT = "silent", pgettext_lazy("outage", "A mailbox brings no mail")
        LEDGER = "ledger", pgettext_lazy("outage", "Mail was seen that is not in the ledger")
        ALLOWANCE = "allowance", pgettext_lazy("outage", "Somebody was stopped at the hourly allowance of look-ups")
        SIGN_IN = "sign_in", pgettext_lazy("outage", "From one address many names are tried at the sign-in")

    part = models.CharField(max_length=20, choices=Part)
    which = models.CharField(max_length=120, blank=True)
    """The name of a mailbox."""
    began_at = models.DateTimeField()
    calm_since = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    """When somebody was last told, or should have been: no second process does it meanwhile."""
    told = models.JSONField(default=list)
    """By which way, of its beginning or its end: "mail began", "webhook ended"."""

    objects = OutageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "which"], condition=Q(ended_at=None), name="one_outage_of_a_part")
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.which}".strip()

    @property
    def state(self) -> str:
        """What there is to tell of it."""
        return "ended" if self.ended_at else "began"

    def note(self, *, is_wrong: bool, at: datetime) -> None:
        """Whether it is wrong at this moment. What has calmed down for long enough ended when it did."""
        if is_wrong:
            self.calm_since = None
        elif self.calm_since is None:
            self.calm_since = at
        elif self.calm_since <= at - CALM:
            self.ended_at, self.tried_at = self.calm_since, None
        self.save(update_fields=["calm_since", "ended_at", "tried_at"])

    def lease(self, *, at: datetime) -> bool:
        """Reserve it to this process for one try; False if another has it."""
        return bool(Outage.objects.to_tell(at).filter(pk=self.pk).update(tried_at=at))

    def was_told(self, way: str) -> bool:
        """Whether what there is to tell was told by this way."""
        return f"{way} {self.state}" in self.told

    def mark_told(self, way: str) -> None:
        """It was told by this way."""
        self.told = [*self.told, f"{way} {self.state}"]
        self.save(update_fields=["told"])
