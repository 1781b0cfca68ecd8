"""What a refusal said, kept with its row in every language of ours: who reads it later is not who was refused."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language, override

from inquiries.models.refusal import Refusal

Said = dict[str, list[str]]


def said_by(refusal: Refusal) -> Said:
    """Its sentences by language."""
    said: Said = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            said[language] = refusal.sentences
    return said


def in_words(said: Said) -> str:
    """In the reader's language."""
    return " ".join(said.get(get_language() or "ja") or next(iter(said.values()), []))
