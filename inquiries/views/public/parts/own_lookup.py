"""Whether the customer is affected, as their own page says it: sealed until they have typed a code."""

from __future__ import annotations

from functools import cached_property

from django.utils import timezone
from django.utils.translation import get_language

from inquiries.forms.public.own_lookups import OwnAddressForm, OwnCodeForm
from inquiries.forms.public.public import PublicForm
from inquiries.models import Inquiry, Lookup, OneTimeCode, Roster, Verification, Version
from inquiries.models.lookup.criteria import Criterion, criteria
from inquiries.models.lookup.sentences import Saying, Way, sentence


class OwnLookup:
    """What the page offers, and what it may tell now."""

    def __init__(self, inquiry: Inquiry, version: Version | None, **forms: PublicForm) -> None:
        self.inquiry, self.version, self.now = inquiry, version, timezone.now()
        self.address_form = forms.get("address_form") or OwnAddressForm()
        self.code_form = forms.get("code_form") or OwnCodeForm()

    @cached_property
    def is_offered(self) -> bool:
        """There is a list in which somebody can be looked up; nothing about anybody in it."""
        return self._roster is not None and self._roster.can_be_opened

    @cached_property
    def code(self) -> OneTimeCode | None:
        """The one that was asked for here and still works."""
        return OneTimeCode.objects.of_the_page(self.inquiry).running(self.now).newest()

    @cached_property
    def told(self) -> str:
        """What was found, in the reader's language; empty where nothing may be told."""
        saying = self._saying
        if saying is None:
            return ""
        said = sentence(saying, Way.PAGE)
        return said.ja if get_language() == "ja" else said.en

    @cached_property
    def criteria(self) -> list[Criterion]:
        """What the notice says about who is affected."""
        return criteria(self.version)

    @cached_property
    def _roster(self) -> Roster | None:
        return Roster.objects.in_force()

    @cached_property
    def _saying(self) -> Saying | None:
        """Of the last look-up of this page; where the table forbids to tell it, that it could not be confirmed."""
        proved = Verification.objects.on_the_page(self.inquiry, self.now)
        lookup = Lookup.objects.own_of(self.inquiry) if proved else None
        if proved is None or lookup is None or lookup.is_stale(self._roster, self.version):
            return None
        return Saying.of(lookup.finding) if proved.may_be_told(lookup, Way.PAGE) else Saying.CANNOT_CONFIRM
