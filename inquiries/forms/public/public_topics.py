"""The topics as customers say them; the desk has names of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import pgettext_lazy

from inquiries.models import Topic

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ASKED: dict[str, StrOrPromise] = {
    "scope-member-period": pgettext_lazy("asked", "Whether I am affected as a member"),
    "scope-card-period": pgettext_lazy("asked", "Whether my card is affected"),
    "leaked-items": pgettext_lazy("asked", "Which data of mine may have leaked"),
    "contact-by-mail": pgettext_lazy("asked", "The email about this, received or not"),
    "check-statement": pgettext_lazy("asked", "A charge I don't recognise"),
    "reissue-procedure": pgettext_lazy("asked", "Having my card replaced"),
    "reissue-fee": pgettext_lazy("asked", "The fee for a new card"),
    "compensation": pgettext_lazy("asked", "Compensation"),
    "individual-check": pgettext_lazy("asked", "Having my own record looked up"),
}
"""By topic key; other topics are shown by their name."""


class OtherLast(forms.models.ModelChoiceIterator):  # type: ignore[type-arg]
    """Puts "something else" last, where Django puts it first: people choose it when nothing above fits."""

    def __iter__(self) -> Iterator[Any]:
        other, *topics = super().__iter__()
        return iter([*topics, other])


class PublicTopicField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """The most asked public topics, which are those with a number key, then "something else"."""

    iterator = OtherLast
    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        asked_most = Topic.objects.filter(is_public=True, digit__isnull=False).order_by("digit")
        super().__init__(asked_most, to_field_name="key", required=False, blank=True, **kwargs)

    def label_from_instance(self, obj: Topic) -> str:
        """As a customer would say it."""
        return str(ASKED.get(obj.key, obj.name))
