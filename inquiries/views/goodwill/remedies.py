"""What one person is to get: asked for from their inquiry, and shown on a page of its own."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.reasons import ReasonForm
from inquiries.models import Inquiry, Press, Promise, Remedy
from inquiries.models.refusal import Refusal
from inquiries.web.presses import mark_of
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask for one, with a reason."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).select_related("contact"), pk=pk)
    form, remedies = ReasonForm(request.POST if request.method == "POST" else None), Remedy.objects
    if form.is_valid():
        said = form.cleaned_data
        try:
            Press.objects.once(mark_of(request), lambda: remedies.ask(inquiry, by=request.user, **said))
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            return redirect("remedy_show", pk=inquiry.remedies.latest("pk").pk)
    context = {"inquiry": inquiry, "form": form, "promise": Promise.objects.in_force()}
    return render(request, "inquiries/goodwill/remedy/create.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """How it stands, and what can be done. Its code is never on it."""
    return page(request, visible(request, pk))


def visible(request: StaffRequest, pk: int) -> Remedy:
    """The remedy; only for those who may see it."""
    return get_object_or_404(Remedy.objects.visible_to(request.user).to_list(), pk=pk)


def page(request: StaffRequest, remedy: Remedy, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one; `more` replaces the empty form after a refusal, or brings the code, this once."""
    context = {
        "remedy": remedy,
        "promise": Promise.objects.in_force(),
        "void": remedy.codes.void().count(),
        "reason_form": ReasonForm(),
    }
    return render(request, "inquiries/goodwill/remedy/show.html", context | more, status=status)
