"""Mailbox 受信箱: how a place where mail waits was found last, so that its failure or silence is noticed."""

from __future__ import annotations

from collections.abc import Collection as Names
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from inquiries.hours import Hours
from inquiries.models.reason import reason

LONGEST_NAME = 120


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    """Questions about many mailboxes."""

    def known(self, name: str, *, at: datetime | None = None) -> Mailbox:
        """The one of this name; made where there is none."""
        return self.get_or_create(name=name, defaults={"known_since": at or timezone.now()})[0]

    def among(self, names: Names[str]) -> MailboxQuerySet:
        """Those with one of these names, which the settings still list."""
        return self.filter(name__in=names).order_by("name")

    def failing_names(self) -> set[str]:
        """The names of those that could not be opened or emptied last time."""
        return set(self.exclude(failing_since=None).values_list("name", flat=True))


class Mailbox(models.Model):
    """A mailbox and how it was found. Its address and password are in the settings, never here."""

    class Trouble(models.TextChoices):
        """What somebody must be told; each has its sentence on the home screen."""

        FAILING = "failing"
        UNATTENDED = "unattended"
        SILENT = "silent"

    name = models.CharField(max_length=LONGEST_NAME, unique=True)
    known_since = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    brought_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)

    objects = MailboxQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def why(self) -> str:
        """Why it fails, in the reader's language."""
        return reason(self.failure)

    # --- what fetching reports ----------------------------------------------------------------------------------------
    def opened(self, *, at: datetime | None = None) -> None:
        """It could be opened. That alone does not end a failure: `emptied` does."""
        self._note(opened_at=at or timezone.now())

    def brought(self, *, at: datetime | None = None) -> None:
        """It had a mail for us."""
        self._note(brought_at=at or timezone.now())

    def emptied(self) -> None:
        """A pass went to its end: a failure is over."""
        if self.failing_since:
            self._note(failing_since=None, failure="")

    def failed(self, why: str, *, at: datetime | None = None) -> None:
        """It could not be opened, or the connection broke. The first failure's time is kept."""
        self._note(failing_since=self.failing_since or at or timezone.now(), failure=why[:300])

    def _note(self, **values: datetime | str | None) -> None:
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))

    # --- what somebody must be told -----------------------------------------------------------------------------------
    def trouble(self, now: datetime, hours: Hours) -> Trouble | None:
        """The most serious trouble; None while all is well."""
        patience = timedelta(minutes=settings.HOTLINE_MAILBOX_FAILING_MINUTES)
        if self.failing_since:
            return Mailbox.Trouble.FAILING if self.failing_since <= now - patience else None
        if self.seen_to_at <= now - patience:
            return Mailbox.Trouble.UNATTENDED
        silence = settings.HOTLINE_MAILBOX_SILENT_MINUTES
        is_silent = silence and hours.due(self.last_mail_at, timedelta(minutes=silence)) <= now
        return Mailbox.Trouble.SILENT if is_silent else None

    @property
    def seen_to_at(self) -> datetime:
        """When it was last opened or brought a mail: a pass over many mails takes long, so each mail counts."""
        return max(filter(None, [self.known_since, self.opened_at, self.brought_at]))

    @property
    def last_mail_at(self) -> datetime:
        """When the last mail came, or when we began to wait for one."""
        return self.brought_at or self.known_since
