"""Refusals: one class, which every page catches, and a sentence in both languages for each."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist
from django.utils.translation import override

import inquiries
from inquiries.handbook import Refused
from inquiries.models.correction.correction import NeverSaid
from inquiries.models.enclosure.examination import Hazardous, NotEnclosable
from inquiries.models.event import Immutable
from inquiries.models.inquiry.queue import Merged
from inquiries.models.lockout import LockedOut
from inquiries.models.notice.proof import OwnNotice
from inquiries.models.refusal import Refusal
from inquiries.models.reply.lease import LeaseLost
from inquiries.models.reply.not_sent import NotSent, Warned
from inquiries.notice.reading import Unreadable
from inquiries.notice.versions.loading import NotLoaded
from inquiries.tables.unreadable import BadValue, NoList

pytestmark = pytest.mark.once
WORDED_WHEN_RAISED = {
    Warned,
    LockedOut,
    NeverSaid,
    NoList,
    NotLoaded,
    NotSent,
    Refused,
    Unreadable,
    Hazardous,
    NotEnclosable,
}
"""Only the verb knows what to say; NotSent and NotEnclosable are no more than what their kinds have in common."""
FAULTS = {BadValue, Immutable, LeaseLost}
"""A mistake of ours, one process giving way to another, one record of a file: no person asked."""
OF_THE_WIRE = ("inquiries.mail.", "inquiries.documents.", "inquiries.watch.webhook")
"""What servers, mails and files do to a program; the ledger or the log says it."""
OF_DJANGO = (ObjectDoesNotExist, MultipleObjectsReturned)
"""Each model has its own."""

for module in walk_packages(inquiries.__path__, "inquiries."):
    if ".migrations" not in module.name:
        import_module(module.name)


def kinds(of: type[Any]) -> Iterator[type[Any]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


SAID = sorted(set(kinds(Refusal)) - WORDED_WHEN_RAISED, key=lambda kind: (kind.__module__, kind.__name__))


@pytest.mark.parametrize("kind", SAID, ids=lambda kind: kind.__name__)
def test_each_has_a_sentence_in_both_languages(kind: type[Refusal]) -> None:
    with override("en"):
        english = str(kind.sentence)
    with override("ja"):
        japanese = str(kind.sentence)

    assert english
    assert japanese != english


def test_what_the_house_expects_is_a_refusal() -> None:
    others = (kind for kind in kinds(Exception) if not issubclass(kind, (Refusal, *OF_DJANGO)))

    ours = {kind for kind in others if kind.__module__.startswith("inquiries.")}

    assert {kind for kind in ours if not kind.__module__.startswith(OF_THE_WIRE)} == FAULTS


def test_particulars_stand_in_the_sentence() -> None:
    with override("en"):
        assert str(Merged(name="H-000123")) == "This inquiry was merged into another. Go on in H-000123."


def test_it_is_said_in_the_language_of_whoever_reads_it() -> None:
    with override("en"):
        refusal = OwnNotice()

    with override("ja"):
        assert str(refusal) == str(OwnNotice())
        assert "." not in str(refusal)


def test_words_of_the_verb_are_said_as_they_are() -> None:
    refusal = Refused("100% of it.", "And %(more)s.")

    assert refusal.sentences == ["100% of it.", "And %(more)s."]
    assert str(refusal) == "100% of it.\nAnd %(more)s."
