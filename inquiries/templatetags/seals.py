"""What is said of seals, and of what differs from them."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

register = template.Library()

TABLES = {
    "event": pgettext_lazy("table", "History"),
    "sighting": pgettext_lazy("table", "Sightings"),
    "redaction": pgettext_lazy("table", "Redactions"),
    "seal": pgettext_lazy("table", "Seal"),
    "answer": pgettext_lazy("table", "Approval of an answer"),
    "edition": pgettext_lazy("table", "Approval of a company statement"),
    "enclosureedition": pgettext_lazy("table", "Approval of an enclosure"),
    "correction": pgettext_lazy("table", "Approval of a correction"),
    "remedy": pgettext_lazy("table", "Approval of an apology code"),
}
DIFFERENCES = {
    "changed": pgettext_lazy("difference", "Changed"),
    "removed": pgettext_lazy("difference", "Removed"),
    "inserted": pgettext_lazy("difference", "Inserted"),
    "unfounded": pgettext_lazy("difference", "Nobody gave it"),
}


@register.filter
def sealed_table(name: str) -> str:
    """What the rows are; a guard has the name that the database gives it."""
    return str(TABLES[name]) if name in TABLES else _("Guard of the database %(name)s") % {"name": name}


@register.filter
def difference(what: str) -> str:
    """How it differs."""
    return str(DIFFERENCES.get(what, what))


@register.filter
def in_fours(digits: str) -> list[str]:
    """Groups that an eye does not lose: four digits each."""
    return [digits[start : start + 4] for start in range(0, len(digits), 4)]
