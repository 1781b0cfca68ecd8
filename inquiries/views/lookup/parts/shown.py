"""What a look-up shows: that it was made, and what may be said now."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from inquiries.models import Cohort, Inquiry, Lookup, Roster, Staff, Verification, Version
from inquiries.models.lookup.criteria import Criterion, criteria
from inquiries.models.lookup.sentences import Saying, Sentence, Way, sentence


class Shown:
    """One look-up, beside the list and the notice in force. Its outcome is sealed for whoever is not verified."""

    def __init__(self, lookup: Lookup, version: Version | None, verification: Verification | None = None) -> None:
        self.lookup, self.version, self.verification = lookup, version, verification
        self.is_stale = lookup.is_stale(Roster.objects.in_force(), version)

    @cached_property
    def is_opened(self) -> bool:
        """Its outcome may be told on the telephone: the person it found is the one who is verified."""
        return self._may_be_told(Way.ALOUD)

    @cached_property
    def is_writable(self) -> bool:
        """It may be told in writing as well."""
        return self._may_be_told(Way.WRITTEN)

    @cached_property
    def is_of_another(self) -> bool:
        """Somebody is verified, and it is not known to be of them, whatever it found."""
        return self.verification is not None and not self.is_stale and self.verification.is_of_another(self.lookup)

    @property
    def cohorts(self) -> list[str]:
        """Where the person stands, once it is opened."""
        return [str(cohort.label) for cohort in self.lookup.finding.cohorts] if self.is_opened else []

    @property
    def cohort(self) -> Cohort | None:
        """Whose answers are chosen, once it is opened."""
        return self.lookup.cohort if self.is_opened else None

    @property
    def aloud(self) -> Sentence:
        """To say."""
        return self._said(Way.ALOUD, is_told=self.is_opened)

    @property
    def written(self) -> Sentence:
        """To write."""
        return self._said(Way.WRITTEN, is_told=self.is_writable)

    @cached_property
    def criteria(self) -> list[Criterion]:
        """What the notice says, whoever asks."""
        return criteria(self.version)

    def _said(self, way: Way, *, is_told: bool) -> Sentence:
        if is_told:
            return sentence(Saying.of(self.lookup.finding), way)
        return sentence(Saying.ANOTHER if self.is_of_another else Saying.SEALED, way)

    def _may_be_told(self, way: Way) -> bool:
        proved = self.verification
        return proved is not None and not self.is_stale and proved.may_be_told(self.lookup, way)


def latest_of(inquiry: Inquiry, reader: Staff, version: Version | None, *, at: datetime) -> Shown | None:
    """The last look-up of an inquiry; None where nobody was looked up."""
    lookup = Lookup.objects.visible_to(reader).filter(inquiry=inquiry).to_show().newest_first().first()
    if lookup is None:
        return None
    verification = Verification.objects.best_of(inquiry.contact, at)
    if verification:
        verification.contact = inquiry.contact  # with its addresses
    return Shown(lookup, version, verification)
