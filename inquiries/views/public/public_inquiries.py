"""The public form, and the page that gives the receipt number."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.public.public_inquiries import PublicInquiryForm
from inquiries.models import Dispatch, Inquiry, Press, Version
from inquiries.web.no_store import no_store
from inquiries.web.presses import mark_of
from inquiries.web.throttle import Throttle
from inquiries.web.visit import RECEIVED

from .parts.faq import OFFERED, Faq
from .parts.promise import promised_on

DOOR = Throttle("ask")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Show the form, or open an inquiry from it."""
    form = PublicInquiryForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not DOOR.lets(request):
        form.refuse()
    if form.is_valid():
        inquiry = Press.objects.once(mark_of(request), lambda: form.submission().receive().inquiry)
        request.session[RECEIVED] = inquiry and inquiry.pk
        return redirect("public_inquiry_received")
    return render(request, "inquiries/public/ask.html", {"form": form}, status=form.status)


@login_not_required
@no_store
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    """The receipt number and what happens next. Only the browser that asked can see it."""
    inquiry = Inquiry.objects.filter(pk=request.session.get(RECEIVED, 0)).first()
    if inquiry is None:
        return redirect("public_inquiry_create")
    message = inquiry.messages.received().oldest_first().first()
    version = Version.objects.in_force()
    told = {
        "inquiry": inquiry,
        "message": message,
        "promised": promised_on(message.at if message else None, version),
        "found": Faq(version).search(message.text)[:OFFERED] if message else [],
        "mail": inquiry.dispatches.filter(kind=Dispatch.Kind.ACKNOWLEDGEMENT).first(),
    }
    return render(request, "inquiries/public/received.html", told)
