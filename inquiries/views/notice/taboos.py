"""The taboos."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from inquiries.forms.notice.taboos import TabooForm
from inquiries.forms.reasons import ReasonForm
from inquiries.models import Contradiction, Taboo, Version
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
@only(Right.SEE_ANSWERS, to_write=Right.SUPERVISE)
def list_(request: StaffRequest) -> HttpResponse:
    """The list, for the desk; supervisors can add to it."""
    form = TabooForm(request.POST or None, initial={"topic": request.GET.get("topic", "")})
    if form.is_valid():
        try:
            Taboo.objects.add(by=request.user, **form.cleaned_data)
            return redirect("taboo_list")
        except Refusal as refusal:
            form.add_error("words", refusal.sentences)
    taboos = Taboo.objects.select_related("topic", "by").in_order()
    waiting = Contradiction.objects.visible_to(request.user).of(Version.objects.in_force()).in_order()
    context = {"taboos": taboos, "form": form, "contradictions": list(waiting)}
    return render(request, "inquiries/notice/taboo/list.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change its words, its reason, or what to say instead."""
    taboo = _taboo(request, pk)
    form = TabooForm(request.POST or None, initial=_as_it_is(taboo), taboo=taboo)
    if form.is_valid():
        try:
            taboo.retell(by=request.user, **form.cleaned_data)
            return redirect("taboo_list")
        except Refusal as refusal:
            form.add_error("words", refusal.sentences)
    context = {"taboo": taboo, "form": form, "reason_form": ReasonForm()}
    return render(request, "inquiries/notice/taboo/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["POST"])
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it off the list."""
    taboo = _taboo(request, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        taboo.lift(by=request.user, reason=form.cleaned_data["reason"])
        return redirect("taboo_list")
    context = {"taboo": taboo, "form": TabooForm(initial=_as_it_is(taboo), taboo=taboo), "reason_form": form}
    return render(request, "inquiries/notice/taboo/edit.html", context, status=422)


def _as_it_is(taboo: Taboo) -> dict[str, Any]:
    return {name: getattr(taboo, name) for name in ("words", "because", "instead", "cohorts")}


@only(Right.SUPERVISE)
def _taboo(_request: StaffRequest, pk: int) -> Taboo:
    return get_object_or_404(Taboo.objects.select_related("topic"), pk=pk)
