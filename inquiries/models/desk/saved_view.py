"""Saved view 保存した一覧: a list under a name, with its filters, words and order; one's own or everybody's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import IntegrityError, models, transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

MOST = 30
"""So many of one's own, and so many of everybody's."""
LONGEST_NAME, LONGEST_WORDS = 40, 200


class NameInUse(Refusal):
    """Whoever it belongs to has one of this name."""

    sentence = _("There is a saved view called “%(name)s” already. Choose another name.")


class TooManyViews(Refusal):
    """There is room for no more."""

    sentence = _("There are %(most)s saved views already. Delete one that is not needed any more.")


class ViewGone(Refusal):
    """Somebody deleted it while the page was open."""

    sentence = _("This saved view has been deleted meanwhile.")


class SavedViewQuerySet(GatedQuerySet["SavedView"]):
    """Questions about many saved views, and how one is made."""

    def of(self, staff: Staff) -> Self:
        """This person's own, and those of everybody."""
        return self.filter(Q(owner=staff) | Q(owner=None))

    def changeable_by(self, staff: Staff) -> Self:
        """This person's own; those of everybody where they supervise."""
        return self.of(staff) if staff.can_supervise else self.filter(owner=staff)

    def in_order(self) -> Self:
        """One's own first, each kind in the order that somebody gave it."""
        return self.order_by(F("owner").asc(nulls_last=True), "place", "pk")

    @transaction.atomic
    def keep(
        self,
        name: str,
        *,
        asked: Mapping[str, str],
        words: str = "",
        by: Staff,
        is_shared: bool = False,
        at: datetime | None = None,
    ) -> SavedView:
        """Save a list, for oneself or for everybody. `asked`: what an address says of it; `words` are masked here."""
        view = SavedView(owner=by, asked=dict(asked), words=mask(words).text[:LONGEST_WORDS])
        if is_shared:
            view.name = name
            view.share(by=by, at=at)
        else:
            view.write(name=name, by=by, at=at)
        return view


class SavedView(models.Model):
    """Without an owner it is everybody's. `by` is who changed it last."""

    owner = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="saved_views")
    name = models.CharField(max_length=LONGEST_NAME)
    asked = models.JSONField(default=dict)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="saved_view_once_a_person"),
            models.UniqueConstraint(fields=["name"], condition=Q(owner=None), name="shared_view_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shared(self) -> bool:
        """Everybody at the desk has it."""
        return self.owner_id is None

    @transaction.atomic
    def rename(self, name: str, *, by: Staff, is_shared: bool = False, at: datetime | None = None) -> None:
        """Call it something else, and give it to everybody if so asked. NameInUse where another is called so."""
        if is_shared and not self.is_shared:
            self.name = name
            self.share(by=by, at=at)
        elif mask(name).text != self.name:
            self.write("name", name=name, by=by, at=at)
            self.record("saved_view.renamed", by=by, at=at)

    @transaction.atomic
    def replace(self, *, asked: Mapping[str, str], words: str, by: Staff, at: datetime | None = None) -> None:
        """Let it show another list from now on."""
        self.asked, self.words = dict(asked), mask(words).text[:LONGEST_WORDS]
        self.write("asked", "words", name=self.name, by=by, at=at)
        self.record("saved_view.changed_with_words" if self.words else "saved_view.changed", by=by, at=at)

    @transaction.atomic
    def share(self, *, by: Staff, at: datetime | None = None) -> None:
        """Give it to everybody at the desk. The history says who did, and whether it holds words."""
        if self.is_shared:
            return
        self.owner, self.place = None, 0
        self.write("owner", "place", "name", name=self.name, by=by, at=at)
        self.record("saved_view.shared_with_words" if self.words else "saved_view.shared", by=by, at=at)

    @transaction.atomic
    def move_up(self, *, by: Staff, at: datetime | None = None) -> None:
        """Change places with the one before."""
        views = list(SavedView.objects.filter(owner=self.owner).in_order().select_for_update())
        here = views.index(self) if self in views else 0  # it was shared, or deleted, meanwhile
        if not here:
            return
        views[here - 1], views[here] = views[here], views[here - 1]
        for place, view in enumerate(views, 1):
            SavedView.objects.filter(pk=view.pk).update(place=place)
        self.record("saved_view.moved", by=by, at=at)

    @transaction.atomic
    def drop(self, *, by: Staff, at: datetime | None = None) -> None:
        """Delete it; the inquiries in it stay as they are."""
        self.record("saved_view.dropped", by=by, at=at)
        self.delete()

    def write(self, *changed: str, name: str, by: Staff, at: datetime | None = None) -> None:
        """Save it, or what was changed of it, under this name; behind all others where it has no place yet.

        Nothing else is written: somebody may have given it to everybody, or moved it, meanwhile. ViewGone.
        """
        self.name, self.by, self.at = mask(name).text[:LONGEST_NAME], by, at or timezone.now()
        others = SavedView.objects.filter(owner=self.owner).exclude(pk=self.pk)
        if not self.place:
            if others.count() >= MOST:
                raise TooManyViews(most=MOST)
            self.place = (others.aggregate(last=Max("place"))["last"] or 0) + 1
        try:
            with transaction.atomic():
                if self.pk and not SavedView.objects.select_for_update().filter(pk=self.pk).exists():
                    raise ViewGone
                self.save(update_fields=[*changed, "by", "at"] if self.pk else None)
        except IntegrityError:
            raise NameInUse(name=self.name) from None

    def record(self, action: str, *, by: Staff, at: datetime | None) -> None:
        """What everybody has is changed on record; what is one's own is not."""
        if self.is_shared:
            Event.record(action, by=by, at=at, name=self.name)
