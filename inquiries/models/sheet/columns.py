"""Sheet columns 連絡票の列: how a card company wants its sheets, and how it answers. It is remembered."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.card.issuer import Issuer
from inquiries.models.event import Event
from inquiries.models.refusal import Refusal

from .field import TITLES, USUAL, Charset, DayFormat, FileKind, SheetField

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

Columns = list[list[str]]
"""Of each column the field and the title, in order."""
LONGEST_TITLE = 60
MOST_WORDS = 100


def folded(words: str) -> str:
    """Words without what differs for no reason: width, case and spaces."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())


class NoReference(Refusal):
    """Without our reference no answer could be matched."""

    sentence = _("Our reference has to be on the sheet: without it no answer can be matched.")


class SameTitle(Refusal):
    """Two columns of one title could not be told apart when the file comes back."""

    sentence = _("Two columns have the same title.")


def usual() -> Columns:
    """The columns where nobody has chosen any."""
    return [[field.value, TITLES[field]] for field in USUAL]


class SheetColumnsManager(models.Manager["SheetColumns"]):
    """Finds and remembers them."""

    def of(self, issuer: Issuer) -> SheetColumns:
        """Those of this company; the usual ones, not saved, where nobody has chosen any."""
        return self.filter(issuer=issuer).first() or SheetColumns(issuer=issuer, columns=usual())

    @transaction.atomic
    def choose(
        self,
        issuer: Issuer,
        columns: Sequence[tuple[str, str]],
        *,
        by: Staff,
        kind: str,
        charset: str,
        day_format: str,
        at: datetime | None = None,
    ) -> SheetColumns:
        """Say what the next sheet to this company looks like. NoReference, SameTitle."""
        kept = [[field, mask(title.strip()).text[:LONGEST_TITLE] or TITLES[field]] for field, title in columns]
        if SheetField.REFERENCE not in [field for field, _title in kept]:
            raise NoReference
        if len({title for _field, title in kept}) < len(kept):
            raise SameTitle
        said = {"columns": kept, "kind": kind, "charset": charset, "day_format": day_format}
        chosen, _is_new = self.update_or_create(issuer=issuer, defaults=said)
        Event.record("sheet_columns.chosen", by=by, at=at, issuer=issuer.name)
        return chosen

    def remember(self, issuer: Issuer, *, returned: Mapping[str, str], words: Mapping[str, str]) -> None:
        """Which titles and words this company answers with; what was said last of the same words holds."""
        with transaction.atomic():
            kept, _is_new = self.get_or_create(issuer=issuer, defaults={"columns": usual()})
            kept = self.select_for_update().get(pk=kept.pk)
            kept.returned = kept.returned | dict(returned)
            said = {folded(one) for one in words}
            others = [(one, stage) for one, stage in kept.words.items() if folded(one) not in said]
            kept.words = dict([*others, *words.items()][-MOST_WORDS:])
            kept.save(update_fields=["returned", "words"])


class SheetColumns(models.Model):
    """Those of one card company."""

    issuer = models.OneToOneField("Issuer", models.CASCADE, related_name="sheet_columns")
    columns = models.JSONField(default=list)
    kind = models.CharField(max_length=4, choices=FileKind, default=FileKind.CSV)
    charset = models.CharField(max_length=10, choices=Charset, default=Charset.CP932)
    day_format = models.CharField(max_length=12, choices=DayFormat, default=DayFormat.SLASHES)
    returned = models.JSONField(default=dict)
    """By what they are for, the titles of the columns in which the company answers."""
    words = models.JSONField(default=dict)
    """By its words, the stages that they mean; "" where they mean none."""

    objects = SheetColumnsManager()

    def __str__(self) -> str:
        return str(self.issuer)

    @property
    def titles(self) -> list[str]:
        """Those of the columns, in order."""
        return [title for _field, title in self.columns]

    def title_of(self, field: str) -> str:
        """That of the column with this field; empty where it is not on the sheet."""
        return next((title for one, title in self.columns if one == field), "")

    @property
    def fingerprint(self) -> str:
        """Another one as soon as a sheet would look otherwise."""
        said = [self.columns, self.kind, self.charset, self.day_format]
        return sha256(repr(said).encode()).hexdigest()[:16]
