"""Editions of a file to enclose: put in, opened, approved, looked at."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from inquiries.forms.enclosure.enclosures import ApprovalForm, FileForm
from inquiries.models import Enclosing, EnclosureEdition
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.files import served
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

from .enclosures import kept, page, readable

ROWS = 50


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Replace the file."""
    enclosure, form = kept(request, pk), FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            enclosure.replace(form.cleaned_data["file"], by=request.user)
        except Refusal as refusal:
            form.add_error("file", refusal.sentences)
        else:
            messages.success(request, _("It is in the library. Somebody else opens and approves it."))
            return redirect("enclosure_show", pk=pk)
    return page(request, enclosure, status=422, file_form=form)


@require_POST
def create_opening(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Open the file, which is on record, before approving it."""
    edition = _kept(request, pk, number)
    edition.open(by=request.user)
    return redirect("enclosure_file_show", pk=pk, number=number)


@require_POST
def create_approval(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Put it in force."""
    edition, form = _kept(request, pk, number), ApprovalForm(request.POST)
    if not form.is_valid():
        return page(request, edition.enclosure, status=422, approval_form=form)
    try:
        edition.approve(by=request.user, word=form.cleaned_data["word"])
    except Refusal as refusal:
        return page(request, edition.enclosure, status=409, refusal=str(refusal), approval_form=form)
    messages.success(request, _("Approved. Replies can carry it now."))
    return redirect("enclosure_show", pk=pk)


@require_safe
@never_cache
def show_file(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """The file itself, to look at."""
    edition = get_object_or_404(readable(request), enclosure=pk, number=number)
    return served(edition.raw, edition.name, edition.content_type)


@require_safe
@only(Right.SEE_INQUIRIES)
def list_receivers(request: StaffRequest, pk: int) -> HttpResponse:
    """Who was sent it, which edition and when, the newest first."""
    enclosure = get_object_or_404(readable(request).filter(enclosure=pk)[:1]).enclosure
    rows = Enclosing.objects.visible_to(request.user).of(enclosure)
    stretch = Stretch(rows.newest_first(), request.GET, ROWS)
    shown = rows.filter(pk__in=stretch.keys).newest_first().to_list()
    context = {"enclosure": enclosure, "stretch": stretch, "receivers": shown, "count": rows.count()}
    return render(request, "inquiries/enclosure/receiver/list.html", context)


@only(Right.KEEP_ENCLOSURES)
def _kept(_request: StaffRequest, pk: int, number: int) -> EnclosureEdition:
    return get_object_or_404(EnclosureEdition.objects.select_related("enclosure"), enclosure=pk, number=number)
