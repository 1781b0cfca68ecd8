"""Settling: a row that somebody has dealt with leaves its list; an undo link puts it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from inquiries.models.refusal import Refusal
from inquiries.models.staff import Staff
from inquiries.views.confirming import offer_undo
from inquiries.web.requests import StaffRequest


class Row(Protocol):
    """Is on a list until somebody has dealt with it."""

    @property
    def pk(self) -> Any: ...

    def settle(self, *, by: Staff) -> None: ...

    def unsettle(self, *, by: Staff) -> None: ...


@dataclass(frozen=True)
class Settling:
    """The URL names of the list's page and of the undo link, the sentence, and the page for a refusal."""

    page: str
    undo: str
    sentence: Promise
    refused: Callable[[StaffRequest, Refusal], HttpResponse]

    def settle(self, request: StaffRequest, row: Row) -> HttpResponse:
        """Take the row off the list."""
        try:
            row.settle(by=request.user)
        except Refusal as refusal:
            return self.refused(request, refusal)
        offer_undo(request, str(self.sentence), reverse(self.undo, args=[row.pk]))
        return redirect(self.page)

    def unsettle(self, request: StaffRequest, row: Row) -> HttpResponse:
        """Put it back on the list."""
        try:
            row.unsettle(by=request.user)
        except Refusal as refusal:
            return self.refused(request, refusal)
        messages.success(request, _("It is back on the list."))
        return redirect(self.page)
