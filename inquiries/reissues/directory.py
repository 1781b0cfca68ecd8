"""The card companies that Hotline brings along: names by which customers call them, no telephone numbers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from inquiries.models import Issuer, IssuerDesk, Staff
from inquiries.models.card.issuer import IssuerFacts
from inquiries.models.issuer.desk_kind import DeskKind
from inquiries.search import folded

FILE = Path(__file__).parent / "directory.toml"
EVERYBODY_S = (DeskKind.LOST, DeskKind.MEMBERS)
"""Desks that every card company has. Which number they have, somebody finds out and checks."""


@dataclass
class Loaded:
    """What a loading did: companies that came in, that were there by name alone and are completed, that stay."""

    added: int = 0
    completed: int = 0
    known: int = 0


@cache
def shipped() -> list[dict[str, Any]]:
    """As the file has them, in its order."""
    found: list[dict[str, Any]] = tomllib.loads(FILE.read_text())["issuer"]
    return found


def missing() -> int:
    """How many of them are not in the directory yet, under any of their names."""
    known = _known()
    return sum(not _called(said, known) for said in shipped())


@transaction.atomic
def load(*, by: Staff | None, at: datetime | None = None) -> Loaded:
    """Take in those that are missing, complete those of whom nothing but a name is known; the others stay as they are.

    What a supervisor wrote is never changed, so that it can be loaded again at any time.
    """
    loaded, known = Loaded(), _known()
    for order, said in enumerate(shipped(), start=1):
        facts = IssuerFacts(kana=said["kana"], spellings="\n".join(said["spellings"]), brands=said["brands"])
        issuer = _called(said, known)
        if not issuer:
            issuer = Issuer.objects.add(said["name"], by=by, order=order, at=at, **facts)
            loaded.added += 1
        elif issuer.is_bare:
            names = dict.fromkeys([said["name"], *said["spellings"]])
            names.pop(issuer.name, None)
            issuer.change(by=by, at=at, **_but_of_others(issuer, facts | {"spellings": "\n".join(names)}, known))
            loaded.completed += 1
        else:
            loaded.known += 1
            continue
        for kind in EVERYBODY_S:
            if not issuer.desks.filter(kind=kind).exists():
                IssuerDesk.objects.add(issuer, by=by, kind=kind, at=at)
    return loaded


def _known() -> dict[str, Issuer]:
    """Those at the desk by each of their names."""
    listed_last = Issuer.objects.order_by("is_in_directory", "pk")
    return {folded(name): issuer for issuer in listed_last for name in issuer.names}


def _but_of_others(issuer: Issuer, facts: IssuerFacts, known: dict[str, Issuer]) -> IssuerFacts:
    """Without the names that lead to another company of the directory at the desk."""

    def is_free(name: str) -> bool:
        other = known.get(folded(name), issuer)
        return other == issuer or not other.is_in_directory

    spellings = "\n".join(filter(is_free, facts["spellings"].splitlines()))
    return facts | {"kana": facts["kana"] if is_free(facts["kana"]) else "", "spellings": spellings}


def _called(said: dict[str, Any], known: dict[str, Issuer]) -> Issuer | None:
    """The one at the desk under any of these names, the present name first."""
    names = (said["name"], said["kana"], *said["spellings"])
    return next((known[key] for key in map(folded, names) if key in known), None)
