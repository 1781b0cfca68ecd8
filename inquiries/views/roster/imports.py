"""A list on its way in: a file is chosen, its columns are named, a second person accepts it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.roster.imports import AcceptanceForm, ColumnsForm, ImportForm
from inquiries.models import RosterImport
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.models.roster.acceptance import accept as accept_import
from inquiries.models.roster.acceptance import fingerprint, others
from inquiries.roster import importing
from inquiries.views.confirming import Deed, do_confirmed
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.bad_rows import BadRows
from .parts.figures import Figures


@require_http_methods(["GET", "POST"])
@only(Right.LOAD_ROSTER)
def create(request: StaffRequest) -> HttpResponse:
    """Choose a file. It is kept encrypted, and nothing changes yet."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            one = importing.begin(**form.said, by=request.user)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            return redirect("roster_import_show", pk=one.pk)
    return render(request, "inquiries/roster/import/create.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """How far it is; `?progress` is the bar alone, which asks for itself, and at the end for the whole page."""
    one = _found(request, pk)
    if "progress" in request.GET:
        bar = render(request, "inquiries/roster/import/_progress.html", {"import": one})
        if not one.is_at_work:
            bar["HX-Redirect"] = reverse("roster_import_show", args=[pk])
        return bar
    return page(request, one)


@require_POST
@only(Right.LOAD_ROSTER)
def choose(request: StaffRequest, pk: int) -> HttpResponse:
    """Say which column is which; the file is read next."""
    one = _found(request, pk)
    form = ColumnsForm(request.POST, columns=one.columns)
    if not form.is_valid():
        return page(request, one, status=422, columns=form)
    try:
        one.choose(form.fields_chosen, by=request.user)
    except Refusal as refusal:
        return page(request, one, status=409, refusal=str(refusal))
    return redirect("roster_import_show", pk=pk)


@require_POST
@only(Right.SEE_ROSTER)
def accept(request: StaffRequest, pk: int) -> HttpResponse:
    """A second person puts it in force, having seen the figures and what is left out."""
    one = _found(request, pk)
    form = AcceptanceForm(request.POST)
    try:
        accept_import(one, by=request.user, **form.said)
    except Refusal as refusal:
        return page(request, one, status=409, refusal=str(refusal), acceptance=form)
    messages.success(request, _("The list is being loaded. It takes effect whole, or not at all."))
    return redirect("roster_import_show", pk=pk)


@require_POST
@only(Right.SEE_ROSTER)
def check(request: StaffRequest, pk: int) -> HttpResponse:
    """The notice has changed: count again by its windows."""
    one = _found(request, pk)
    try:
        one.check_again(by=request.user)
    except Refusal as refusal:
        return page(request, one, status=409, refusal=str(refusal))
    return redirect("roster_import_show", pk=pk)


@require_http_methods(["GET", "POST"])
@only(Right.LOAD_ROSTER)
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Put it aside, after a confirmation."""
    one = _found(request, pk)
    return do_confirmed(
        request,
        _put_aside(one),
        lambda: one.put_aside(by=request.user),
        lambda why: page(request, one, status=409, refusal=why),
    )


def page(request: StaffRequest, one: RosterImport, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of an import; `more` is added to the context."""
    one = RosterImport.objects.select_related("begun_by", "accepted_by", "version").get(pk=one.pk)
    context = {
        "import": one,
        "columns": ColumnsForm(columns=one.columns, chosen=one.fields, unsure=one.unsure),
        "figures": Figures.of_import(one),
        "bad": BadRows(one, request.GET.get("page", "1")),
        "acceptance": AcceptanceForm(),
        "is_own": one.begun_by_id == request.user.pk,
        "others": list(others(one, request.user)),
        "seen": fingerprint(one),
    }
    return render(request, "inquiries/roster/import/show.html", context | more, status=status)


def _found(request: StaffRequest, pk: int) -> RosterImport:
    return get_object_or_404(RosterImport.objects.visible_to(request.user), pk=pk)


def _put_aside(one: RosterImport) -> Deed:
    return Deed(
        title=_("Put the list aside"),
        says=[
            _("The file is deleted here; to load it, it has to be chosen again."),
            _("The list in force stays as it is."),
        ],
        button=_("Put it aside"),
        back=reverse("roster_import_show", args=[one.pk]),
        is_possible=one.stage in RosterImport.LYING,
        done=_("The file was deleted. Nothing has changed."),
        then=reverse("roster_show"),
    )
