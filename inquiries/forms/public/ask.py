"""Ask: one question of a public form, with the word that says whether it must be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crispy_forms.layout import Field

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Ask(Field):  # type: ignore[misc]
    """A field under a heading of its own; `caution` warns of card numbers, `quiet` hides what is said above."""

    template = "inquiries/public/_ask.html"

    def __init__(self, name: str, need: StrOrPromise = "", *, caution: bool = False, quiet: bool = False) -> None:
        super().__init__(name)
        self.said = {"need": need, "caution": caution, "quiet": quiet}

    def render(self, form: Any, context: Any, **kwargs: Any) -> Any:
        """As crispy does, with what is said here."""
        return super().render(form, context, extra_context=self.said, **kwargs)


class Choose(Ask):
    """One of a few, each a bar as high as a thumb."""

    template = "inquiries/public/_choose.html"
