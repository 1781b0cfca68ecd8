"""What is never said."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.answers import ReasonForm
from inquiries.forms.taboos import TabooForm, TellingForm
from inquiries.models import Taboo
from inquiries.models.taboo import AlreadyTaboo
from inquiries.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def list_(request: StaffRequest) -> HttpResponse:
    """All of it; supervisors put more on the list."""
    _check(request)
    form = TabooForm(request.POST or None, initial={"topic": request.GET.get("topic", "")})
    if form.is_valid():
        try:
            Taboo.objects.add(by=request.user, **form.cleaned_data)
            return redirect("taboo_list")
        except AlreadyTaboo:
            form.add_error("words", _("This is on the list already."))
    taboos = Taboo.objects.select_related("topic", "by").in_order()
    context = {"taboos": taboos, "form": form}
    return render(request, "inquiries/taboo/list.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Say anew why not, and what instead."""
    taboo = _taboo(request, pk)
    form = TellingForm(request.POST or None, initial={"because": taboo.because, "instead": taboo.instead})
    if form.is_valid():
        taboo.retell(by=request.user, **form.cleaned_data)
        return redirect("taboo_list")
    context = {"taboo": taboo, "form": form, "reason_form": ReasonForm()}
    return render(request, "inquiries/taboo/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["POST"])
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """It may be said again."""
    taboo = _taboo(request, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        taboo.lift(by=request.user, reason=form.cleaned_data["reason"])
        return redirect("taboo_list")
    telling = TellingForm(initial={"because": taboo.because, "instead": taboo.instead})
    context = {"taboo": taboo, "form": telling, "reason_form": form}
    return render(request, "inquiries/taboo/edit.html", context, status=422)


def _check(request: StaffRequest) -> None:
    """All who answer read it; supervisors write it."""
    if not request.user.can_see_answers or (request.method == "POST" and not request.user.can_supervise):
        raise PermissionDenied


def _taboo(request: StaffRequest, pk: int) -> Taboo:
    if not request.user.can_supervise:
        raise PermissionDenied
    return get_object_or_404(Taboo.objects.select_related("topic"), pk=pk)
