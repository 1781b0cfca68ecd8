"""The reply while it is written: its parts, its addressee, and what forbids sending it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from inquiries.forms.reply.drafts import DraftForm
from inquiries.models import Clause, Draft, EnclosureEdition, Inquiry, MailAddress, Staff, Version
from inquiries.models.inquiry.letter import Part, frame
from inquiries.models.reply import enclosing, fitting
from inquiries.models.reply.send_warning import SendWarning


@dataclass(frozen=True)
class Piece:
    """Words in a field, or a clause that can only be taken out."""

    place: int
    words: str = ""
    clause: Clause | None = None
    answer: int = 0


@dataclass(frozen=True)
class Chip:
    """An enclosed file, whether it may still be sent, and the edition in force where it was replaced."""

    edition: EnclosureEdition
    is_usable: bool
    replacement: EnclosureEdition | None = None


class Composer:
    """What the form shows: the draft, or what somebody typed that was refused.

    `newest` is the key of the newest message, `regrouped` of the newest merge or split; `seen` and `shown` are those
    that the page knew when it was loaded. `is_answered`: the last message is ours.
    """

    def __init__(
        self,
        inquiry: Inquiry,
        staff: Staff,
        *,
        version: Version | None,
        newest: int,
        regrouped: int = 0,
        form: DraftForm | None = None,
        is_same_page: bool = False,
        is_answered: bool = False,
    ) -> None:
        self.inquiry, self.version, self.form, self.is_answered = inquiry, version, form, is_answered
        self.newest, self.regrouped = newest, regrouped
        known: dict[str, int] = form.cleaned_data if form and form.is_bound and is_same_page else {}
        self.seen, self.shown = known.get("seen", newest), known.get("regrouped", regrouped)
        begun = Draft.objects.unsent().filter(inquiry=inquiry, staff=staff).first()
        self.draft = begun or Draft(inquiry=inquiry, staff=staff, contact=inquiry.contact, parts=frame(inquiry))
        self.pieces = self._pieces(form.parts if form and form.errors else self.draft.parts)

    @cached_property
    def chips(self) -> list[Chip]:
        """The files that the draft carries, in order."""
        held = enclosing.in_(self.draft)
        if all(one.is_usable(self.version) for one in held):
            return [Chip(one, is_usable=True) for one in held]
        usable = EnclosureEdition.objects.usable(self.version).filter(enclosure__in=[one.enclosure_id for one in held])
        new = {one.enclosure_id: one for one in usable}
        return [Chip(one, one.is_usable(self.version), new.get(one.enclosure_id)) for one in held]

    @cached_property
    def doubts(self) -> list[SendWarning]:
        """Whom its answers are for, and what is never said: what the send check asks about, while it is written."""
        return fitting.doubts(self.draft, at=timezone.now()) if self.draft.pk else []

    @cached_property
    def suggested(self) -> list[EnclosureEdition]:
        """Files that go with the answers in the draft, and that it does not carry. Nothing encloses them by itself."""
        if not self.draft.pk or len(self.chips) >= enclosing.MOST:
            return []
        usable = EnclosureEdition.objects.usable(self.version).select_related("enclosure")
        fitting = usable.filter(enclosure__topics__answers__in=self.draft.answers.all()).distinct().in_order()
        held = {chip.edition.enclosure_id for chip in self.chips}
        return [one for one in fitting if one.enclosure_id not in held]

    @property
    def address(self) -> MailAddress | None:
        """The address that it goes to; nobody can type one."""
        return self.inquiry.contact.reply_address

    @property
    def has_news(self) -> bool:
        """Since the page was loaded a message came, or the inquiry was merged or split."""
        return self.newest > self.seen or self.regrouped != self.shown

    @property
    def is_current(self) -> bool:
        """All it quotes is in force."""
        return all(piece.clause.version == self.version for piece in self.pieces if piece.clause)

    @property
    def old_version(self) -> Version | None:
        """The version that it quotes, where that is no longer in force."""
        versions = (piece.clause.version for piece in self.pieces if piece.clause)
        return next((version for version in versions if version != self.version), None)

    @property
    def is_open(self) -> bool:
        """A reply can be written, or one was begun and stays visible; in a merged inquiry only after a refusal."""
        if self.inquiry.is_merged:
            return bool(self.form and self.form.errors)
        return bool(self.draft.pk) or (self.address is not None and not self.inquiry.is_closed)

    @property
    def is_at_rest(self) -> bool:
        """The last message is ours and no draft was begun: the fields are hidden behind a button."""
        return self.is_answered and not self.draft.pk and not (self.form and self.form.errors)

    def _pieces(self, parts: Sequence[Part]) -> list[Piece]:
        keys = [part["clause"] for part in parts if "clause" in part]
        clauses = Clause.objects.select_related("version").in_bulk(keys)
        return [
            Piece(place, part.get("words", ""), clauses.get(part.get("clause", 0)), part.get("answer", 0))
            for place, part in enumerate(parts)
        ]
