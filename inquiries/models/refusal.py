"""Refusal 断り: why a verb does nothing, in a sentence for the person who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Refusal(Exception):
    """Why not, and what to do. Each subclass defines its `sentence`, with places for `particulars`.

    Where only the verb knows the words, it passes sentences of its own instead.
    """

    sentence: StrOrPromise = ""

    def __init__(self, *sentences: StrOrPromise, **particulars: object) -> None:
        super().__init__(*sentences)
        self.particulars = particulars
        self._sentences = sentences or (self.sentence,)

    @property
    def sentences(self) -> list[str]:
        """In the reader's language; several where there are several obstacles."""
        said = [str(sentence) for sentence in self._sentences]
        return [sentence % self.particulars for sentence in said] if self.particulars else said

    def __str__(self) -> str:
        return "\n".join(self.sentences)
