"""A statement of the company: about what, and in what words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inquiries.forms.inquiry.topics import TopicBoxes
from inquiries.forms.masked import MaskedTextarea, MaskedWords
from inquiries.models import Edition, Topic
from inquiries.models.answer.statement import TEXTS
from inquiries.models.reply.send_warning import is_unfilled

LONGEST = 2_000


def _words(label: Any, rows: int = 4) -> MaskedWords:
    return MaskedWords(longest=LONGEST, label=label, widget=MaskedTextarea({"rows": rows, "data-no-card": ""}))


class EditionForm(forms.Form):
    """One edition. It has no variables: it is said exactly as it was approved."""

    topics = forms.ModelMultipleChoiceField(
        Topic.objects.order_by("order", "key"), label=_("Topics"), widget=TopicBoxes
    )
    written_ja = _words(_("In Japanese, as a letter says it"))
    spoken_ja = _words(_("In Japanese, as it is said on the telephone"))
    written_en = _words(_("In English, as a letter says it"))
    spoken_en = _words(_("In English, as it is said on the telephone"))
    is_public = forms.BooleanField(required=False, label=_("Show it to the public beside the frequent questions"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["written_ja"].required = True

    def clean(self) -> dict[str, Any]:
        """Refuses placeholders such as braces and 〇〇様."""
        said = super().clean() or self.cleaned_data
        for name in self._unfilled(said):
            self.add_error(name, ValidationError(_("Placeholders are not filled in here. Write the words out.")))
        return said

    def _unfilled(self, said: dict[str, Any]) -> Iterator[str]:
        return (name for name in TEXTS if is_unfilled(said.get(name, "")))

    @property
    def words(self) -> dict[str, Any]:
        """The words for `Statement.revise`."""
        return {name: self.cleaned_data[name] for name in (*TEXTS, "is_public")}

    @classmethod
    def of(cls, edition: Edition | None) -> dict[str, Any]:
        """What an edition says, as the fields show it."""
        if edition is None:
            return {}
        texts = {name: getattr(edition, name) for name in (*TEXTS, "is_public")}
        return texts | {"topics": list(edition.topics.all())}


class StatementForm(EditionForm):
    """A new one has a name as well."""

    name = MaskedWords(longest=80, label=_("What it is about, in a few words"))
    field_order = ("name", "topics", *TEXTS, "is_public")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
