"""Course 経過: what goes from stage to stage as others report it. A reissue has one, and the matter of a charge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from inquiries.forms.card.reports import ReportForm
from inquiries.models.refusal import Refusal
from inquiries.web.requests import StaffRequest


class Course(NamedTuple):
    """Its page by name, its row for those who may see it, the page with forms, and the form of its next step."""

    name: str
    visible: Callable[[StaffRequest, int], Any]
    page: Callable[..., HttpResponse]
    form: Callable[[Any, Any], ReportForm]

    def step(self, request: StaffRequest, pk: int) -> HttpResponse:
        """Record a reported step."""
        row = self.visible(request, pk)
        form = self.form(request.POST, row)
        if not form.is_valid():
            return self.page(request, row, status=422, step_form=form)
        try:
            step = row.step(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            said = "" if form.takes(refusal) else str(refusal)
            # Fetched again: its stage may have changed.
            return self.page(request, self.visible(request, pk), status=409, step_form=form, refusal=said)
        messages.success(request, _("Written down: %(stage)s.") % {"stage": step.get_stage_display()})
        return redirect(self.name, pk=pk)

    def reopen(self, request: StaffRequest, pk: int) -> HttpResponse:
        """Back to the last stage before the end."""
        try:
            self.visible(request, pk).reopen(by=request.user)
        except Refusal as refusal:
            return self.page(request, self.visible(request, pk), status=409, refusal=str(refusal))
        return redirect(self.name, pk=pk)
