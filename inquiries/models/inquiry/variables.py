"""Variables 差し込み項目: what stands in braces in words for a customer, filled from the inquiry and the notice."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override, pgettext, pgettext_lazy

from inquiries.models.notice.notice import Version
from inquiries.models.notice.opening_times import in_a_sentence

if TYPE_CHECKING:
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

    from .contact import Contact
    from .inquiry import Inquiry

VARIABLE = re.compile(r"[{\uff5b]\s*([A-Za-z_]{1,30})\s*[}\uff5d](?:\s?(?:様|さま|さん|殿|御中))?")
"""`{name}`, with an honorific typed after it: the name that is filled in has its own."""
HONORIFIC = re.compile(r"\s*(?:様|さま|さん|殿|御中)$")
COMPANY = re.compile(r"^\S*(?:株式会社|有限会社|合同会社|[(（][株有][)）]|㈱|㈲)\S*$")
"""A company's name in the field for a person's."""

LABELS: dict[str, StrOrPromise] = {
    "name": pgettext_lazy("variable", "the customer's name"),
    "number": pgettext_lazy("variable", "the receipt number"),
    "topic": pgettext_lazy("variable", "the topics"),
    "deadline": pgettext_lazy("variable", "when the customer hears from us"),
    "company": pgettext_lazy("variable", "our company"),
    "phone": pgettext_lazy("variable", "the telephone number of the notice"),
    "email": pgettext_lazy("variable", "the mail address of the notice"),
    "hours": pgettext_lazy("variable", "the opening hours of the notice"),
    "remedy": pgettext_lazy("variable", "the code that was approved for this customer"),
}
"""All variables, and what each stands for."""


def addressed(contact: Contact) -> str:
    """How a letter addresses them, in the active language: with 様 or 御中, once; お客様 without a name."""
    name = HONORIFIC.sub("", contact.name.strip())
    company = HONORIFIC.sub("", contact.company.strip()) or (name if COMPANY.match(name) else "")
    if name and name != company:
        return pgettext("addressed person", "%(name)s") % {"name": name}
    if company:
        return pgettext("addressed company", "%(name)s") % {"name": company}
    return pgettext("addressed", "customer")


def day_and_hour(at: datetime) -> str:
    """A day and an hour as a letter writes them, in the active language."""
    return date_format(timezone.localtime(at), pgettext("date format", "l j F, G:i"))


class Variables:
    """The value of each in one inquiry, in the customer's language; looked up only when words use it."""

    def __init__(self, inquiry: Inquiry) -> None:
        self.inquiry = inquiry
        self._known: dict[str, str] = {}

    def fill(self, words: str) -> str:
        """The words, filled in; what is unknown or empty stays in its braces."""
        return VARIABLE.sub(lambda found: self[found[1].lower()] or found[0], words)

    def __getitem__(self, name: str) -> str:
        """The value; empty where there is none."""
        if name not in LABELS:
            return ""
        if name not in self._known:
            value: Callable[[], str] = getattr(self, f"_{name}")
            with override(self.inquiry.language):
                self._known[name] = value()
        return self._known[name]

    @cached_property
    def version(self) -> Version | None:
        """The version in force."""
        return Version.objects.in_force()

    def _name(self) -> str:
        return addressed(self.inquiry.contact)

    def _number(self) -> str:
        return self.inquiry.number

    def _topic(self) -> str:
        topics = sorted(self.inquiry.topics.all(), key=lambda topic: topic.order)
        return pgettext("list", ", ").join(topic.name for topic in topics)

    def _deadline(self) -> str:
        """The day and hour when the first open escalation is due."""
        due = self.inquiry.escalations.open().order_by("due_at").values_list("due_at", flat=True).first()
        return day_and_hour(due) if due else ""

    def _company(self) -> str:
        return self.version.notice.company if self.version else ""

    def _phone(self) -> str:
        return self.version.phone if self.version else ""

    def _email(self) -> str:
        return self.version.email if self.version else ""

    def _remedy(self) -> str:
        """A mark (`goodwill/mark.py`): the code itself stands in the mail alone. Empty where none is approved."""
        remedies = self.inquiry.remedies.model.objects.of_person(self.inquiry)
        approved = remedies.filter(state="approved").order_by("pk").values_list("pk", flat=True).first()
        return pgettext("mark", "[gift code R-%(number)s]") % {"number": approved} if approved else ""

    def _hours(self) -> str:
        """Empty where the notice does not say them."""
        if self.version is None or not self.version.facts.get("hours"):
            return ""
        hours = self.version.hours
        return in_a_sentence(hours, timezone.now().astimezone(hours.tz).date())


def missing(words: str) -> str:
    """Why these words cannot be sent while a variable in braces is left in them; empty where none is."""
    found = VARIABLE.search(words)
    if found is None:
        return ""
    if label := LABELS.get(found[1].lower()):
        sentence = gettext("%(braces)s cannot be filled in: %(label)s is not known here. Write it out, or take it out.")
        return sentence % {"braces": f"{{{found[1]}}}", "label": label}
    sentence = gettext("%(braces)s is nothing that can be filled in. There are: %(all)s.")
    return sentence % {"braces": f"{{{found[1]}}}", "all": " ".join(f"{{{name}}}" for name in LABELS)}


def pattern(words: str) -> re.Pattern[str]:
    """Matches these words with any values filled in."""
    pieces = VARIABLE.split(words)
    return re.compile(r"[^\n]{1,200}?".join(re.escape(piece) for piece in pieces[::2]))
