"""Shown: what the page of one inquiry prints beside it and its contact; what is not there is not asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Prefetch

from inquiries.models.beside import Beside, Existing

from .assignment import Assignment
from .closure import Closure
from .escalation import Escalation
from .hold import Hold

if TYPE_CHECKING:
    from .inquiry import Inquiry

BESIDE = Beside(
    Prefetch("assignment", Assignment.objects.select_related("staff")),
    Prefetch("closure", Closure.objects.select_related("by")),
    Prefetch("hold", Hold.objects.select_related("by")),
    "guess__topics",
    "merge__survivor__contact",
    "merge__by",
    "split__source",
    Prefetch("escalations", Escalation.objects.to_show()),
    "callbacks__owner",
    "reissues__issuer",
    "reissues__steps",
    "participants",
    "splits__inquiry",
    "merges__by",
    "merges__inquiry__contact__addresses",
    "merges__inquiry__contact__phones",
    "merges__inquiry__participants",
    Prefetch("merges__inquiry__escalations", Escalation.objects.to_show()),
    "merges__inquiry__callbacks__owner",
    "merges__inquiry__reissues__issuer",
    "merges__inquiry__reissues__steps",
)
OF_ROW = (
    "topics",
    Prefetch("escalations", Escalation.objects.select_related("decision", "withdrawal")),
    "guess__topics",
)
"""What a row of a list prints beside it."""
OF_CONTACT = Beside("addresses", "phones")


def complete(inquiry: Inquiry) -> None:
    """Fetch what stands beside an inquiry that has its contact."""
    there = _THERE.of(inquiry.pk, inquiry.contact_id)
    BESIDE.fetch([inquiry], there)
    OF_CONTACT.fetch([inquiry.contact], there)


_THERE = Existing(
    lambda keys: (
        BESIDE.lists(apps.get_model("inquiries", "Inquiry"), keys[:1])
        | OF_CONTACT.lists(apps.get_model("inquiries", "Contact"), keys[1:])
    )
)
