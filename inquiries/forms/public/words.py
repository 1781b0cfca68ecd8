"""What a customer reports of one of their cards."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.card.fees import YenField
from inquiries.forms.masked import MaskedInput
from inquiries.models import Reissue
from inquiries.models.card.word import Word, open_to

from .ask import Ask, Choose
from .public import PublicForm

CHOOSE = _("Please choose one of these.")


class WordForm(PublicForm):
    """One of the five, and the amount of a fee. Each card has its own, so its fields bear the card's key."""

    word = forms.ChoiceField(
        label=_("What can you tell us?"),
        choices=Word.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    yen = YenField(
        label=_("Where you were charged a fee: the amount in yen"),
        required=False,
        min_value=1,
        max_value=99_999,
        widget=MaskedInput({"inputmode": "numeric", "autocomplete": "off", "data-no-card": ""}),
        error_messages={
            "min_value": _("Please write the amount of the fee, from 1 to 99,999 yen."),
            "max_value": _("Please write the amount of the fee, from 1 to 99,999 yen."),
            "invalid": _("Please write the amount in figures, like 1100."),
        },
    )

    def __init__(self, data: Any = None, *, reissue: Reissue) -> None:
        super().__init__(data, auto_id=f"id_{reissue.pk}_%s")
        is_open = open_to(reissue)
        self.fields["word"].widget.choices = [(word.value, word.label) for word in is_open]
        asked = [Choose("word")]
        if Word.CHARGED in is_open:
            asked.append(Ask("yen"))
        self.is_open = bool(is_open)
        self.lay_out(*asked)

    def clean(self) -> dict[str, Any]:
        """An amount belongs to a fee, and a fee has one."""
        said = super().clean() or self.cleaned_data
        is_fee = said.get("word") == Word.CHARGED
        if is_fee and "yen" in said and not said["yen"]:
            self.add_error("yen", _("Please write how much you were charged."))
        if said.get("yen") and "word" in said and not is_fee:
            self.add_error("word", _("You wrote an amount. Please choose that you were charged a fee, or empty it."))
        return said

    @property
    def said(self) -> dict[str, Any]:
        """For `say`."""
        return {"word": Word(self.cleaned_data["word"]), "yen": self.cleaned_data["yen"]}
