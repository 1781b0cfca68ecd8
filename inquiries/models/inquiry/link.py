"""Link: the one-time link in a mail that opens the customer's page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from .inquiry import Inquiry

SIGNER = signing.Signer(salt="inquiries.link")


class BadLink(Refusal):
    """Forged, mistyped, used or expired."""

    sentence = _(
        "For your safety a link works once, and only for some days. It may also have been cut off in the mail."
    )


class LinkManager(models.Manager["Link"]):
    """Makes and finds links."""

    def issue(self, inquiry: Inquiry, *, at: datetime | None = None) -> Link:
        """A fresh link for this inquiry."""
        return self.issue_all([inquiry], at=at)[0]

    def issue_all(self, inquiries: Iterable[Inquiry], *, at: datetime | None = None) -> list[Link]:
        """A fresh link for each."""
        expires_at = (at or timezone.now()) + timedelta(days=settings.HOTLINE_LINK_DAYS)
        return self.bulk_create(Link(inquiry=inquiry, expires_at=expires_at) for inquiry in inquiries)

    def revoke(self, inquiry: Inquiry, *, at: datetime) -> None:
        """Links sent so far stop working."""
        self.filter(inquiry=inquiry, expires_at__gt=at).update(expires_at=at)

    def supersede(self, pk: int | None, inquiry_id: int, *, at: datetime) -> None:
        """A mail with this link, if it has one, has left: those of earlier mails stop working."""
        if pk:
            self.filter(inquiry=inquiry_id, pk__lt=pk, used_at=None, expires_at__gt=at).update(expires_at=at)

    def by_token(self, token: str) -> Link:
        """The link behind the token if it can still be used; otherwise BadLink."""
        try:
            link = self.select_related("inquiry").get(pk=int(SIGNER.unsign(token)))
        except (signing.BadSignature, ValueError, Link.DoesNotExist) as error:
            raise BadLink from error
        if link.used_at or link.expires_at <= timezone.now():
            raise BadLink
        return link


class Link(models.Model):
    """Opens once. The token is signed, not stored: who steals the database cannot open it."""

    inquiry = models.ForeignKey("Inquiry", models.CASCADE, related_name="links")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = LinkManager()

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def token(self) -> str:
        """The signed key, as the URL holds it."""
        return SIGNER.sign(str(self.pk))

    def use(self, *, at: datetime | None = None) -> None:
        """Open the page once; the second to try gets BadLink."""
        now = at or timezone.now()
        if not Link.objects.filter(pk=self.pk, used_at=None, expires_at__gt=now).update(used_at=now):
            raise BadLink
        self.mails.all().prove()
        Event.record("link.used", by=None, inquiry=self.inquiry, at=now)
