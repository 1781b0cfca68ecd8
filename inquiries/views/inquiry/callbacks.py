"""A call is promised, and kept."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.inquiry.callbacks import CalledForm, PromiseForm
from inquiries.models import Callback, Inquiry, Version
from inquiries.models.role import Right
from inquiries.views.asking import ask, do
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.page import inquiry_page
from .parts.timetable import Timetable, until_midnight


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """All calls that are promised until midnight, by the hour."""
    now = timezone.now()
    timetable = Timetable(until_midnight(Callback.objects.visible_to(request.user), now), now)
    return render(request, "inquiries/inquiry/callback/list.html", {"timetable": timetable, "now": now})


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Promise a call to the contact of an inquiry."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    form = PromiseForm(request.POST if request.method == "POST" else None, contact=inquiry.contact)
    return ask(
        request,
        inquiry,
        "callback/_create.html",
        form,
        lambda: inquiry.promise_call(
            by=request.user, due_at=form.cleaned_data["callback_at"], phone=form.cleaned_data.get("phone", "")
        ),
    )


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """The promise is kept: we called and spoke."""
    callback = Callback.objects.visible_to(request.user).to_list().filter(pk=pk).first()
    if callback is None:
        return settled(request)
    form = CalledForm(request.POST, contacts=callback.contacts)
    if not form.is_valid():
        refusal = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return inquiry_page(request, callback.inquiry_id, status=422, refusal=refusal)
    return do(request, callback.inquiry, lambda: callback.keep(by=request.user, phone=form.cleaned_data["phone"]))


@only(Right.SEE_INQUIRIES)
def settled(request: StaffRequest) -> HttpResponse:
    """The refusal where the callback is gone: somebody else was faster, or the button was pressed twice."""
    return render(request, "inquiries/inquiry/callback/settled.html", status=409)


@require_safe
@only(Right.SEE_INQUIRIES)
def hour(request: StaffRequest) -> HttpResponse:
    """How many calls are promised for the hour that somebody is choosing."""
    form = PromiseForm(request.GET)
    at, version = form.cleaned_data.get("callback_at") if form.is_valid() else None, Version.objects.in_force()
    context = {
        "form": form,
        "at": at,
        "promised": Callback.objects.visible_to(request.user).in_the_hour_of(at).count() if at else 0,
        "is_closed": bool(at and version and not version.hours.is_open(at)),
    }
    return render(request, "inquiries/inquiry/callback/_hour.html", context)
