"""What a look-up shows: that it was made, and what may be said now."""

from __future__ import annotations

from inquiries.models import Inquiry, Lookup, Roster, Staff, Version
from inquiries.models.lookup.sentences import SENTENCES, Saying, Sentence, Way, criteria


class Shown:
    """One look-up, beside the list and the notice in force."""

    def __init__(self, lookup: Lookup, version: Version | None) -> None:
        self.lookup, self.version = lookup, version
        self.is_stale = lookup.is_stale(Roster.objects.in_force(), version)
        self.saying = Saying.SEALED

    @property
    def aloud(self) -> Sentence:
        """To say."""
        return SENTENCES[self.saying][Way.ALOUD]

    @property
    def written(self) -> Sentence:
        """To write."""
        return SENTENCES[self.saying][Way.WRITTEN]

    @property
    def criteria(self) -> list[str]:
        """What the notice says, whoever asks."""
        return criteria(self.version)


def latest_of(inquiry: Inquiry, reader: Staff, version: Version | None) -> Shown | None:
    """The last look-up of an inquiry; None where nobody was looked up."""
    lookup = Lookup.objects.visible_to(reader).filter(inquiry=inquiry).to_show().newest_first().first()
    return Shown(lookup, version) if lookup else None
