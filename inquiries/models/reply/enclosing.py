"""Enclosing 同封: which editions a reply carries, while it is written and after it was sent.

A draft names them by their keys, in the order in which they were chosen. One that was replaced or withdrawn between
writing and sending holds the reply, at the desk and in the outbox.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from inquiries.models.enclosure.edition import EnclosureEdition
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.message import Message
from inquiries.models.inquiry.quoting import take_back
from inquiries.models.notice.notice import Version

from .dispatch import Dispatch
from .not_sent import NotSent
from .taking_back import AlreadyGone

if TYPE_CHECKING:
    from datetime import datetime

    from inquiries.models.enclosure.enclosure import Enclosure
    from inquiries.models.staff import Staff

    from .draft import Draft

MOST = 3
"""Files in one reply."""
OLD = gettext_noop("A file enclosed in it was replaced or withdrawn. Take it back, choose the right file and send it.")
"""Why the outbox holds a mail; the desk offers to make it a draft again."""
DAMAGED = gettext_noop("A file enclosed in it is not the one that was approved. Have it put into the library anew.")


class TooMany(NotSent):
    """A reply carries few files."""

    sentence = _("A reply carries %(most)s files at most. Take one out first.")


class NotInForce(NotSent):
    """The edition to enclose is not in force."""

    sentence = _("This file is not approved, or it was withdrawn. Choose another one.")


class OldEnclosure(NotSent):
    """A file was replaced or withdrawn since it was chosen."""

    sentence = _("“%(name)s” was replaced or withdrawn since you enclosed it. Take it out, or enclose the new file.")


class OtherEnclosures(NotSent):
    """The draft carries other files than the page shows."""

    sentence = _("The enclosed files were changed in another window. Look at what is enclosed now, then send.")


class EnclosingQuerySet(GatedQuerySet["Enclosing"]):
    """Who was sent which file."""

    def of(self, enclosure: Enclosure) -> EnclosingQuerySet:
        """Any edition of it."""
        return self.filter(enclosure=enclosure)

    def newest_first(self) -> EnclosingQuerySet:
        """The one enclosed last comes first."""
        return self.order_by("-pk")

    def to_list(self) -> EnclosingQuerySet:
        """With all that a row prints."""
        return self.select_related("message__inquiry", "message__author", "message__dispatch", "edition")

    def in_order(self) -> EnclosingQuerySet:
        """As they were chosen."""
        return self.order_by("place")


class Enclosing(models.Model):
    """An edition that a message carries. Its enclosure stands here too, so that receivers are found by one index."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="enclosings")
    edition = models.ForeignKey(EnclosureEdition, models.PROTECT, related_name="enclosings", db_index=False)
    enclosure = models.ForeignKey("Enclosure", models.PROTECT, related_name="enclosings", db_index=False)
    place = models.PositiveSmallIntegerField()

    objects = EnclosingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["enclosure", "id"], name="enclosing_of_enclosure"),
            models.Index(fields=["edition"], name="enclosing_of_edition"),
        ]
        constraints = [models.UniqueConstraint(fields=["message", "edition"], name="edition_enclosed_once")]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.edition_id}"


def in_(draft: Draft) -> list[EnclosureEdition]:
    """The editions in this draft, in order."""
    keys = [key for key in draft.enclosed if isinstance(key, int)]
    found = EnclosureEdition.objects.select_related("enclosure").in_bulk(keys) if keys else {}
    return [found[key] for key in keys if key in found]


@transaction.atomic
def enclose(draft: Draft, edition: EnclosureEdition) -> None:
    """Add it behind the others; an older edition of the same file makes room for it in its place."""
    if not edition.is_usable(Version.objects.in_force()):
        raise NotInForce
    held = in_(draft)
    kept = [edition if one.enclosure_id == edition.enclosure_id else one for one in held]
    if edition not in kept:
        kept.append(edition)
    if len(kept) > MOST:
        raise TooMany(most=MOST)
    _keep(draft, [one.pk for one in kept])


def take_out(draft: Draft, key: int) -> None:
    """Remove the edition of this key."""
    _keep(draft, [one for one in draft.enclosed if one != key])


def _keep(draft: Draft, keys: Sequence[int]) -> None:
    draft.enclosed = list(dict.fromkeys(keys))
    draft.save(update_fields=["enclosed", "updated_at"])


def refuse_old(draft: Draft) -> None:
    """OldEnclosure where a file may not be enclosed any more; TooMany, as two drafts that became one may carry."""
    if len(draft.enclosed) > MOST:
        raise TooMany(most=MOST)
    version = Version.objects.in_force() if draft.enclosed else None
    for edition in in_(draft):
        if not edition.is_usable(version):
            raise OldEnclosure(name=edition.name)


def refuse_others(draft: Draft, shown: Sequence[int]) -> None:
    """OtherEnclosures where the page that is sent shows other files than the draft carries."""
    if list(shown) != list(draft.enclosed):
        raise OtherEnclosures


def keep(message: Message, draft: Draft) -> list[Enclosing]:
    """Record what the message carries."""
    return Enclosing.objects.bulk_create(
        Enclosing(message=message, edition=edition, enclosure_id=edition.enclosure_id, place=place)
        for place, edition in enumerate(in_(draft))
    )


def obstacle(message: Message, version: Version | None) -> str:
    """Why the files that it carries must not leave now, or an empty string."""
    for one in message.enclosings.select_related("edition__enclosure", "edition__content"):
        if not one.edition.is_usable(version):
            return OLD
        if not one.edition.is_intact:
            return DAMAGED
    return ""


@transaction.atomic
def call_in(dispatch: Dispatch, *, by: Staff, at: datetime) -> Draft:
    """Make a held reply its author's draft again, with the editions in force where files were replaced."""
    Inquiry.objects.hold_fast(dispatch.inquiry)
    row = Dispatch.objects.select_for_update(of=("self",)).select_related("message").get(pk=dispatch.pk)
    draft = row.drafts.first()
    if row.sent_at or not row.failed_at or row.error not in {OLD, DAMAGED} or row.message is None or draft is None:
        raise AlreadyGone
    draft.come_back()
    take_back(row.message)
    row.inquiry.record("reply.taken_back", by=by, at=at)
    renew(draft)
    return draft


def renew(draft: Draft) -> None:
    """Exchange each old edition for that in force; where none is, it stays in sight, and is not sent."""
    usable = EnclosureEdition.objects.usable(Version.objects.in_force())
    new = {one.enclosure_id: one.pk for one in usable.filter(enclosure__in=[one.enclosure_id for one in in_(draft)])}
    _keep(draft, [new.get(one.enclosure_id, one.pk) for one in in_(draft)])
