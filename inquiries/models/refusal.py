"""Refusal 断り: what a verb does not do, in a sentence for whoever asked it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Refusal(Exception):
    """Why not, and what to do. Each kind says its sentence where it is defined, with places for `particulars`.

    Where only the verb knows the words, it hands over its own sentences in place of that.
    """

    sentence: StrOrPromise = ""

    def __init__(self, *sentences: StrOrPromise, **particulars: object) -> None:
        super().__init__(*sentences)
        self.particulars = particulars
        self._sentences = sentences or (self.sentence,)

    @property
    def sentences(self) -> list[str]:
        """In the language of whoever reads them; several where several things are in the way."""
        said = [str(sentence) for sentence in self._sentences]
        return [sentence % self.particulars for sentence in said] if self.particulars else said

    def __str__(self) -> str:
        return "\n".join(self.sentences)
