"""The inquiry to merge into, and what its contact is to the other."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inquiries.forms.words import Words
from inquiries.models import Bond, Inquiry, Staff
from inquiries.models.arrival.akin import akin_to
from inquiries.models.few import Few, first_of

OFFERED = 8
BONDS = {
    Bond.PARTY: _("Somebody else who takes part, such as a relative"),
    Bond.PERSON: _("The same person, entered twice"),
}


class MergeForm(forms.Form):
    """A receipt number. Where the contacts differ, a bond must be chosen."""

    into = Words(label=_("Receipt number of the inquiry that goes on"), max_length=40)
    bond = forms.ChoiceField(required=False, widget=forms.RadioSelect, choices=list(BONDS.items()))

    def __init__(self, *args: Any, inquiry: Inquiry, staff: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inquiry, self.staff = inquiry, staff
        self.survivor = self._find(self.data.get("into") or self.initial.get("into") or "")
        self.fields["bond"].label = _("Who is %(name)s?") % {"name": inquiry.contact}
        if not self.is_of_two:
            del self.fields["bond"]

    @property
    def candidates(self) -> Few:
        """Inquiries that may be the same matter, the likeliest first."""
        return first_of(akin_to(self.inquiry).visible_to(self.staff).to_list(), OFFERED)

    @property
    def is_of_two(self) -> bool:
        """The two inquiries have different contacts."""
        return self.survivor is not None and self.survivor.contact_id != self.inquiry.contact_id

    def clean_into(self) -> Inquiry:
        """The inquiry of this number, or its survivor."""
        if self.survivor is None:
            raise ValidationError(_("There is no inquiry with this number."), code="unknown")
        return self.survivor

    def clean(self) -> dict[str, Any]:
        """Refuses two contacts without a bond."""
        if self.is_of_two and not self.cleaned_data.get("bond"):
            self.add_error("bond", _("The two have different contacts. Say first how they belong together."))
        return self.cleaned_data

    def _find(self, number: str) -> Inquiry | None:
        found = Inquiry.objects.visible_to(self.staff).select_related("contact", "merge__survivor__contact")
        named = found.numbered(number[:40])
        return named.survivor if named else None
