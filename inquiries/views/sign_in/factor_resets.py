"""A lost second factor: asked for by one, confirmed by another."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models import FactorReset, Staff
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_POST
@only(Right.KEEP_SIGN_INS)
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask for it."""
    person = get_object_or_404(Staff.objects.current(), pk=pk)
    said = _("It waits for another supervisor or administrator, until tomorrow at this time.")
    return _do(request, person.pk, lambda: FactorReset.objects.all().ask(person, by=request.user), said)


@require_POST
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """Do it."""
    asked = get_object_or_404(FactorReset.objects.visible_to(request.user), pk=pk)
    said = _("It is reset, and the sign-ins are ended. At the next sign-in a new second factor is set up.")
    return _do(request, asked.staff_id, lambda: asked.confirm(by=request.user), said)


@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Leave it as it is."""
    asked = get_object_or_404(FactorReset.objects.visible_to(request.user), pk=pk)
    return _do(request, asked.staff_id, lambda: asked.withdraw(by=request.user), _("Nothing is reset."))


def _do(request: StaffRequest, person: int, verb: Callable[[], object], said: str) -> HttpResponse:
    """The page of the person says what came of it."""
    try:
        verb()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("person_show", pk=person)
