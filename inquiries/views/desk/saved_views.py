"""Saved views: what a list shows is put under a name, and given to everybody by a supervisor."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.desk.saved_views import SavedViewForm
from inquiries.forms.inquiry.queue import QueueForm
from inquiries.models import SavedView
from inquiries.models.desk.saved_view import MOST, SavedViewQuerySet
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.confirming import Deed, confirm
from inquiries.views.gate import only
from inquiries.views.inquiry.parts.sought import sought
from inquiries.web import searches
from inquiries.web.requests import StaffRequest

FOLDER = "inquiries/desk/saved_view"


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """All that this person has."""
    views = list(SavedView.objects.visible_to(request.user).of(request.user).in_order().select_related("by"))
    own, shared = ([view for view in views if view.is_shared is is_shared] for is_shared in (False, True))
    return render(request, f"{FOLDER}/list.html", {"own": own, "shared": shared, "most": MOST})


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest) -> HttpResponse:
    """Save the list that the address asks for."""
    words = searches.kept_under(request.GET.get(searches.PARAMETER, ""), request)
    asked = QueueForm(request.GET, words, staff=request.user, now=timezone.now())
    form = SavedViewForm(request.POST if request.method == "POST" else None, staff=request.user)
    context = {"asked": asked, "is_forgotten": searches.PARAMETER in request.GET and not words}

    def keep(name: str, *, is_shared: bool) -> SavedView:
        return SavedView.objects.keep(name, asked=asked.asked, words=words, by=request.user, is_shared=is_shared)

    return _write(request, form, keep, _("Saved under this name."), context)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Rename it, or give it to everybody."""
    view = get_object_or_404(_changeable(request), pk=pk)
    asked = QueueForm(view.asked, view.words, staff=request.user, now=timezone.now())
    form = SavedViewForm(request.POST if request.method == "POST" else None, staff=request.user, view=view)

    def rename(name: str, *, is_shared: bool) -> SavedView:
        view.rename(name, by=request.user, is_shared=is_shared)
        return view

    return _write(request, form, rename, _("Saved."), {"asked": asked, "view": view})


@require_POST
def replace(request: StaffRequest, pk: int) -> HttpResponse:
    """Let it show what the fields of the filter ask for."""
    view = get_object_or_404(_changeable(request), pk=pk)
    words = sought(request)
    asked = QueueForm(request.POST, words, staff=request.user, now=timezone.now())
    if request.POST.get("q", "").strip() and not words:
        return redirect(_path(view))  # a card number was in it, and a message says so
    try:
        view.replace(asked=asked.asked, words=words, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("“%(name)s” shows this list from now on.") % {"name": view})
    return redirect(_path(view))


@require_POST
def move(request: StaffRequest, pk: int) -> HttpResponse:
    """One place up."""
    get_object_or_404(_changeable(request), pk=pk).move_up(by=request.user)
    return redirect("saved_view_list")


@require_http_methods(["GET", "POST"])
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Delete it, after a page that says for whom."""
    view = get_object_or_404(_changeable(request), pk=pk)
    if request.method != "POST":
        return confirm(request, _drop(view))
    view.drop(by=request.user)
    messages.success(request, _("“%(name)s” was deleted.") % {"name": view})
    return redirect("saved_view_list")


def _changeable(request: StaffRequest) -> SavedViewQuerySet:
    return SavedView.objects.visible_to(request.user).changeable_by(request.user)


def _path(view: SavedView) -> str:
    return f"{reverse('inquiry_list')}?view={view.pk}"


def _write(
    request: StaffRequest,
    form: SavedViewForm,
    verb: Callable[..., SavedView],
    sentence: str,
    context: dict[str, object],
) -> HttpResponse:
    """Show the form; when it is valid, carry out the verb and open the list."""
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            view = verb(form.cleaned_data["name"], is_shared=form.is_given)
        except Refusal as refusal:
            form.add_error("name", refusal.sentences)
            status = 409
        else:
            messages.success(request, sentence)
            return redirect(_path(view))
    return render(request, f"{FOLDER}/edit.html", context | {"form": form}, status=status)


def _drop(view: SavedView) -> Deed:
    says = [_("The inquiries in it stay as they are.")]
    if view.is_shared:
        says.insert(0, _("Nobody at the desk has it any more. The history says who deleted it."))
    return Deed(
        title=_("Delete “%(name)s”") % {"name": view}, says=says, button=_("Delete"), back=reverse("saved_view_list")
    )
