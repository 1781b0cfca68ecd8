"""Ask: one field of a public form, marked as required or optional."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crispy_forms.layout import Field

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Ask(Field):  # type: ignore[misc]
    """A field under a heading of its own; `caution` warns of card numbers, `quiet` hides the heading."""

    template = "inquiries/public/_ask.html"

    def __init__(self, name: str, need: StrOrPromise = "", *, caution: bool = False, quiet: bool = False) -> None:
        super().__init__(name)
        self.said = {"need": need, "caution": caution, "quiet": quiet}

    def render(self, form: Any, context: Any, **kwargs: Any) -> Any:
        """Render it as crispy does, with the values of this field in the context."""
        return super().render(form, context, extra_context=self.said, **kwargs)


class Choose(Ask):
    """One of a few choices, each a bar large enough for a thumb."""

    template = "inquiries/public/_choose.html"
