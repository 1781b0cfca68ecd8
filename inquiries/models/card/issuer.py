"""Issuer カード会社: the companies that alone can stop and replace a card, and by which names they are found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.refusal import Refusal
from inquiries.search import folded

from .brand import Brand

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

NAME, SPELLINGS, ADDRESS = 60, 500, 200
"""Characters of a name, of all other spellings, and of the address for sheets."""


class Known(Refusal):
    """There is a card company of this name already."""

    sentence = _("This card company is on the list already.")


class ChangedMeanwhile(Refusal):
    """Somebody else was faster."""

    sentence = _("Somebody changed this meanwhile. Look at how it stands now, then go on.")


class IssuerFacts(TypedDict, total=False):
    """What the directory says of a card company, beside its name."""

    kana: str
    spellings: str
    brands: list[str]
    sheet_to: str
    sheet_address: str


def fingerprint(row: models.Model, names: Iterable[str]) -> str:
    """A hash of these fields: whoever changes a row sends back the hash of what they saw."""
    said = json.dumps([getattr(row, name) for name in names], ensure_ascii=False)
    return sha256(said.encode()).hexdigest()[:16]


class IssuerQuerySet(models.QuerySet["Issuer"]):
    """Questions about many issuers."""

    def in_order(self) -> IssuerQuerySet:
        """As the board lists them."""
        return self.order_by("order", "name", "pk")

    def called(self, typed: str) -> list[Issuer]:
        """Those of exactly this name, in any spelling, width or kana."""
        return [issuer for issuer in self.in_order() if issuer.is_called(typed)] if folded(typed) else []

    def meant(self, typed: str) -> list[Issuer]:
        """The one whom this name means where it is plain, else all. The directory counts before what was only typed."""
        called = self.called(typed)
        listed = [issuer for issuer in called if issuer.is_in_directory] or called
        present = [issuer for issuer in listed if folded(issuer.name) == folded(typed)]
        return present if len(present) == 1 else listed

    def like(self, typed: str) -> list[Issuer]:
        """Those that somebody may mean who has typed this much: names that begin so, that hold it, then brands."""
        sought = folded(typed)
        ranked = [(issuer.likeness(sought), issuer) for issuer in self.in_order()] if sought else []
        return [issuer for rank, issuer in sorted(ranked, key=lambda one: one[0]) if rank < NOT_LIKE]

    @transaction.atomic
    def add(
        self,
        name: str,
        *,
        by: Staff | None,
        order: int = 100,
        is_in_directory: bool = True,
        at: datetime | None = None,
        **said: Unpack[IssuerFacts],
    ) -> Issuer:
        """Add a card company that customers name. Known where one is called so, in any width or spacing."""
        kept = mask(name.strip()).text[:NAME]
        if self.called(kept):
            raise Known
        try:
            with transaction.atomic():
                issuer = self.create(name=kept, order=order, is_in_directory=is_in_directory, **plain(said))
        except IntegrityError:
            raise Known from None
        Event.record("issuer.added" if is_in_directory else "issuer.named", by=by, at=at, issuer=issuer.pk)
        return issuer

    def kept(self, issuer: Issuer | None, *, by: Staff, at: datetime | None = None) -> Issuer | None:
        """The same; one that was only typed is written down, to be completed by a supervisor."""
        if issuer is None or issuer.pk:
            return issuer
        try:
            return self.add(issuer.name, by=by, is_in_directory=False, at=at)
        except Known:
            return self.meant(issuer.name)[0]


class Issuer(models.Model):
    """A card company. Outside the directory it is as a customer named it: nobody has said yet which one it is."""

    name = models.CharField(max_length=NAME, unique=True)
    kana = models.CharField(max_length=NAME, blank=True)
    spellings = models.TextField(max_length=SPELLINGS, blank=True)
    brands = models.JSONField(default=list)
    order = models.PositiveSmallIntegerField(default=100)
    is_in_directory = models.BooleanField(default=True)
    sheet_to = models.CharField(max_length=NAME, blank=True)
    sheet_address = models.CharField(max_length=ADDRESS, blank=True)

    objects = IssuerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["order", "name", "id"], name="issuer_in_order")]

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> list[str]:
        """Its name, its kana, and each other spelling."""
        return [name for name in (self.name, self.kana, *self.spellings.splitlines()) if name]

    @property
    def brand_names(self) -> list[str]:
        """As they are printed on its cards."""
        return [str(Brand(brand).label) for brand in self.brands if brand in Brand.values]

    @property
    def is_bare(self) -> bool:
        """Nothing is known but its name."""
        return not (self.kana or self.spellings or self.brands)

    @property
    def fingerprint(self) -> str:
        """Of all that somebody sees when they change it."""
        return fingerprint(self, ("name", *FACTS, "is_in_directory"))

    def is_called(self, typed: str) -> bool:
        """This is one of its names."""
        return folded(typed) in map(folded, self.names)

    def likeness(self, sought: str) -> int:
        """How near it is to a folded text: 0 is best, NOT_LIKE is none."""
        names = [folded(name) for name in self.names]
        if any(name.startswith(sought) for name in names):
            return 0
        if any(sought in name for name in names):
            return 1
        return 2 if any(sought in folded(brand) for brand in self.brand_names) else NOT_LIKE

    def must_be_told_apart(self, kept: dict[str, Any]) -> None:
        """No other is called by its new name; no name that is new to it is one of another in the directory. Known."""
        others = Issuer.objects.exclude(pk=self.pk)
        name: str = kept["name"]
        if folded(name) != folded(self.name) and others.called(name):
            raise Known
        for new in (kept.get("kana", ""), *kept.get("spellings", "").splitlines()):
            if not self.is_called(new) and others.filter(is_in_directory=True).called(new):
                raise Known(_("Another card company of the directory is called “%(name)s” already.") % {"name": new})

    @transaction.atomic
    def change(
        self,
        *,
        by: Staff | None,
        name: str = "",
        seen: str = "",
        at: datetime | None = None,
        **said: Unpack[IssuerFacts],
    ) -> None:
        """Say anew what is known; it is in the directory from now on. Known, ChangedMeanwhile."""
        held = Issuer.objects.select_for_update().get(pk=self.pk)
        if seen and held.fingerprint != seen:
            raise ChangedMeanwhile
        kept: dict[str, Any] = {"name": mask((name or held.name).strip()).text[:NAME], **plain(said)}
        held.must_be_told_apart(kept)
        changed = [field for field, value in kept.items() if getattr(held, field) != value]
        self.refresh_from_db()
        if not changed and held.is_in_directory:
            return
        for field in changed:
            setattr(self, field, kept[field])
        self.is_in_directory = True
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            raise Known from None
        if "name" in changed:
            Event.record("issuer.renamed", by=by, at=at, issuer=self.pk, was=held.name)
        else:
            Event.record("issuer.changed", by=by, at=at, issuer=self.pk)


FACTS: Sequence[str] = ("kana", "spellings", "brands", "sheet_to", "sheet_address")
NOT_LIKE = 3


def plain(said: IssuerFacts) -> IssuerFacts:
    """The same without card numbers and doubles: one spelling a line."""
    kept = said.copy()
    if "kana" in said:
        kept["kana"] = mask(said["kana"].strip()).text[:NAME]
    if "spellings" in said:
        lines = (line.strip() for line in mask(said["spellings"]).text.splitlines())
        kept["spellings"] = "\n".join(dict.fromkeys(filter(None, lines)))[:SPELLINGS]
    if "brands" in said:
        kept["brands"] = [brand for brand in Brand.values if brand in said["brands"]]
    if "sheet_to" in said:
        kept["sheet_to"] = mask(said["sheet_to"].strip()).text[:NAME]
    if "sheet_address" in said:
        kept["sheet_address"] = mask(said["sheet_address"].strip()).text[:ADDRESS]
    return kept
