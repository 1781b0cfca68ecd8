"""Files to enclose: the desk reads those in force, supervisors and headquarters keep them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.enclosure.enclosures import (
    ApprovalForm,
    DescriptionForm,
    EnclosureForm,
    FileForm,
    RetirementForm,
)
from inquiries.models import Enclosing, Enclosure, EnclosureEdition, Version
from inquiries.models.enclosure.edition import EnclosureEditionQuerySet
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@only(Right.SEE_ANSWERS)
def readable(request: StaffRequest) -> EnclosureEditionQuerySet:
    """The editions that this person may see."""
    return EnclosureEdition.objects.visible_to(request.user).in_order().to_show()


@only(Right.KEEP_ENCLOSURES)
def kept(_request: StaffRequest, pk: int) -> Enclosure:
    """One; only for those who look after the library."""
    return get_object_or_404(Enclosure, pk=pk)


def page(request: StaffRequest, enclosure: Enclosure, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one: its editions, and the forms of those who keep it."""
    editions = list(readable(request).filter(enclosure=enclosure).prefetch_related("opened_by"))
    sent = Enclosing.objects.visible_to(request.user).of(enclosure)
    context = {
        "enclosure": enclosure,
        "editions": editions,
        "is_current": any(one.state != EnclosureEdition.State.RETIRED or not one.is_wrong for one in editions),
        "has_wrong": any(one.is_wrong for one in editions),
        "is_sent": sent.exists(),
        "version": Version.objects.in_force(),
        "file_form": FileForm(),
        "approval_form": ApprovalForm(),
        "retirement_form": RetirementForm(),
    }
    return render(request, "inquiries/enclosure/enclosure/show.html", context | more, status=status)


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """All in force; those who keep the library also see what waits for approval and what was retired."""
    editions = readable(request)
    newest: dict[int, EnclosureEdition] = {}
    for edition in editions if request.user.can_keep_enclosures else editions.approved():
        newest.setdefault(edition.enclosure_id, edition)
    context = {"editions": list(newest.values()), "version": Version.objects.in_force()}
    return render(request, "inquiries/enclosure/enclosure/list.html", context)


@require_http_methods(["GET", "POST"])
@only(Right.KEEP_ENCLOSURES)
def create(request: StaffRequest) -> HttpResponse:
    """Put a file in."""
    form = EnclosureForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            edition = Enclosure.objects.add(file=form.cleaned_data["file"], by=request.user, **form.described)
        except Refusal as refusal:
            form.add_error("file", refusal.sentences)
        else:
            messages.success(request, _("It is in the library. Somebody else opens and approves it."))
            return redirect("enclosure_show", pk=edition.enclosure_id)
    status = 422 if form.errors else 200
    return render(request, "inquiries/enclosure/enclosure/create.html", {"form": form}, status=status)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One, with the editions that the reader may see."""
    edition = get_object_or_404(readable(request).filter(enclosure=pk)[:1])
    return page(request, edition.enclosure)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change its title and where it is offered."""
    enclosure = kept(request, pk)
    form = DescriptionForm(request.POST or None, initial=DescriptionForm.of(enclosure), bound_to=enclosure.version)
    if form.is_valid():
        try:
            enclosure.describe(by=request.user, **form.described)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            return redirect("enclosure_show", pk=pk)
    context = {"form": form, "enclosure": enclosure}
    return render(request, "inquiries/enclosure/enclosure/edit.html", context, status=422 if form.errors else 200)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it out of use; where it was wrong, show who was sent it."""
    enclosure, form = kept(request, pk), RetirementForm(request.POST)
    if not form.is_valid():
        return page(request, enclosure, status=422, retirement_form=form)
    try:
        enclosure.retire(by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        return page(request, enclosure, status=409, refusal=str(refusal))
    messages.success(request, _("“%(topic)s” is used no more.") % {"topic": enclosure})
    is_traced = form.cleaned_data["is_wrong"] and request.user.can_see_inquiries
    return redirect("enclosure_receiver_list", pk=pk) if is_traced else redirect("enclosure_list")
