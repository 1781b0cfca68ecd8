"""The call form."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.arrival.calls import CallForm
from inquiries.forms.lookup.lookups import LookupForm
from inquiries.models import Call, CallLimit, Inquiry, IssuerDesk, Topic, Version
from inquiries.models.arrival.call import AlreadyLogged
from inquiries.models.issuer.desk_kind import FOR_REISSUE
from inquiries.models.refusal import Refusal
from inquiries.models.reply import fitting
from inquiries.models.reply.send_warning import unsayable
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.views.inquiry.parts.callers import KnownCaller, known_to
from inquiries.views.parts.ringing import caller_of
from inquiries.web.context import desk_of
from inquiries.web.requests import StaffRequest

from .sayings import cohort_of, sayings


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest) -> HttpResponse:
    """Show the empty form, or save a call. Without JavaScript the button 'look' shows what may be said."""
    version = desk_of(request).version
    form = _form(request, version)
    if "look" in request.POST:
        form.look()
    elif form.is_valid():
        try:
            entry = form.entry()
            call = Call.objects.log(entry, by=request.user)
            told = fitting.spoken(entry.memo, call.inquiry, at=timezone.now())
            for warning in [*told, *unsayable(entry.memo, entry.topics)]:
                messages.warning(request, warning.sentence)
            said = _("Added to %(number)s.") if entry.inquiry else _("Saved as %(number)s.")
            return _saved(request, call.inquiry, said % {"number": call.inquiry.number})
        except AlreadyLogged as refusal:
            return _saved(request, refusal.call.inquiry, str(refusal))
        except Refusal as refusal:
            form.refuse(refusal)
    return render(request, "inquiries/arrival/call/create.html", _mask(request, form, version), status=form.status)


def _form(request: StaffRequest, version: Version | None) -> CallForm:
    """What was posted; else empty, or with what is known of who rings, or of the inquiry that the call is about."""
    posted = request.POST if request.method == "POST" else None
    return CallForm(posted, by=request.user, version=version, initial={} if posted else _initial(request))


def _initial(request: StaffRequest) -> dict[str, Any]:
    if ringing := caller_of(request.user, request.GET.get("ring", "")):
        return ringing.initial
    key = request.GET.get("inquiry", "")
    is_key = key.isascii() and key.isdecimal() and len(key) < 19
    inquiry = Inquiry.objects.visible_to(request.user).filter(pk=key).first() if is_key else None
    return {"contact": inquiry.survivor.contact_id, "inquiry": inquiry.survivor.pk} if inquiry else {}


def _saved(request: StaffRequest, inquiry: Inquiry, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    if "unknown_charge" in request.POST:
        return redirect("fraud_report_create", pk=inquiry.survivor.pk)
    if "open" in request.POST:
        return redirect("inquiry_show", pk=inquiry.pk)
    return redirect(f"{reverse('call_create')}?again")


def _chosen(request: StaffRequest, form: CallForm) -> KnownCaller | None:
    """The caller chosen in the form, with the inquiry in which the call goes on."""
    contact = known_to(request.user).filter(pk__in=form.chosen("contact")).first()
    return KnownCaller(contact, next(iter(form.chosen("inquiry")), None)) if contact else None


def _mask(request: StaffRequest, form: CallForm, version: Version | None) -> dict[str, Any]:
    topics, now = Topic.objects.order_by("digit", "order", "key"), timezone.now()
    issuer = form.cleaned_data.get("issuer") if form.is_bound else None
    return {
        "form": form,
        "is_rung": "who" in form.initial or "contact" in form.initial,
        "idle": request.method == "GET" and "again" in request.GET,
        "keypad": [topic for topic in topics if topic.digit],
        "others": [topic for topic in topics if not topic.digit],
        "caller": _chosen(request, form),
        "lookups": form.chosen("lookups"),
        "lookup_form": LookupForm(),
        "limit": CallLimit.objects.in_force(),
        "issuer": issuer,
        "named": IssuerDesk.objects.to_name(issuer, FOR_REISSUE, now),
        "now": now,
        **sayings(form, version, cohort_of(request.user, next(iter(form.chosen("inquiry")), ""), version)),
    }
