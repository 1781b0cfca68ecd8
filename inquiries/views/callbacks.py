"""A call is promised, and kept."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.callbacks import PromiseForm
from inquiries.models import Callback, Inquiry, Version
from inquiries.requests import StaffRequest

from .asking import ask, do


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Promise a call to the contact of an inquiry."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    form = PromiseForm(request.POST if request.method == "POST" else None)
    return ask(
        request,
        inquiry,
        "callback/_create.html",
        form,
        lambda: inquiry.promise_call(by=request.user, due_at=form.cleaned_data["callback_at"]),
    )


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Kept: we called and spoke."""
    callback = Callback.objects.visible_to(request.user).to_list().filter(pk=pk).first()
    if callback is None:
        return settled(request)
    return do(request, callback.inquiry, lambda: callback.keep(by=request.user))


def settled(request: StaffRequest) -> HttpResponse:
    """Somebody else was faster, or the button was pressed twice."""
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    return render(request, "inquiries/callback/settled.html", status=409)


@require_safe
def hour(request: StaffRequest) -> HttpResponse:
    """How many calls are promised for the hour that somebody is about to promise."""
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    form = PromiseForm(request.GET)
    at, version = form.cleaned_data.get("callback_at") if form.is_valid() else None, Version.objects.in_force()
    context = {
        "form": form,
        "at": at,
        "promised": Callback.objects.visible_to(request.user).in_the_hour_of(at).count() if at else 0,
        "is_closed": bool(at and version and not version.hours.is_open(at)),
    }
    return render(request, "inquiries/callback/_hour.html", context)
