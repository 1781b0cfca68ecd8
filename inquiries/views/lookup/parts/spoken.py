"""What is said on the telephone where a call back has confirmed nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from inquiries.models import Event, Inquiry, Version
from inquiries.models.lookup.criteria import Criterion, criteria
from inquiries.models.lookup.sentences import NOT_CONFIRMED, OTHER_WAYS, Sentence
from inquiries.models.lookup.unconfirmed import Unconfirmed


@dataclass(frozen=True)
class Spoken:
    """The sentences, the same for whoever is not confirmed, and whether somebody has said them."""

    unconfirmed: Unconfirmed
    version: Version | None
    first: Sentence = NOT_CONFIRMED
    last: Sentence = OTHER_WAYS

    @property
    def criteria(self) -> list[Criterion]:
        """What the notice says, whoever asks."""
        return criteria(self.version)


def spoken(inquiry: Inquiry, events: Iterable[Event], version: Version | None) -> Spoken | None:
    """None where nobody was called back and not confirmed."""
    stands = Unconfirmed.of(events, inquiry, at=timezone.now())
    return Spoken(stands, version) if stands else None
