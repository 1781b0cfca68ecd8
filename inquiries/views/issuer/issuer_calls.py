"""Calls of card companies: no customers, in no queue, told of no look-up."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.issuer.issuer_calls import IssuerCallForm
from inquiries.models import Issuer, IssuerCall, IssuerDesk, Press
from inquiries.models.few import counted
from inquiries.models.issuer.desk_kind import DeskKind
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.presses import mark_of
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

ROWS = 50
FROM_CALL = {"issuer": "issuer", "who": "caller", "memo": "said", "began_at": "began_at"}
"""What was typed into the call form before somebody said that they are a card company, and where it belongs here."""

ASKED_OF_NONE = gettext_lazy(
    "Headquarters was asked about no card: none in these inquiries names this company, or it was asked before. "
    "Check the card company of the cards."
)


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """The newest first; `issuer` is one company, `state=open` what we still have to tell them."""
    calls, key = IssuerCall.objects.visible_to(request.user), request.GET.get("issuer", "")
    issuer = get_object_or_404(Issuer, pk=key) if key.isascii() and key.isdigit() and len(key) < 19 else None
    found = calls.of(issuer) if issuer else calls
    is_open_only = request.GET.get("state") == "open"
    found = found.promising() if is_open_only else found
    stretch = Stretch(found.newest_first(), request.GET, ROWS)
    rows = calls.to_list().in_bulk(stretch.keys)
    context = {
        "issuer": issuer,
        "is_open_only": is_open_only,
        "promising": counted(all=calls.promising())["all"],
        "today": timezone.localdate(),
        "stretch": stretch,
        "count": counted(all=found)["all"],
        "rows": [rows[one] for one in stretch.keys if one in rows],
    }
    return render(request, "inquiries/issuer/call/list.html", context)


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest) -> HttpResponse:
    """Write one down. From the call form comes what was typed there, and nothing is saved yet."""
    is_new = request.method == "POST" and "from_call" not in request.POST
    form = IssuerCallForm(request.POST if is_new else None, by=request.user, initial=_begun(request))
    if form.is_valid():
        kept: list[IssuerCall] = []
        try:
            log = IssuerCall.objects.log
            Press.objects.once(mark_of(request), lambda: kept.append(log(form.entry, by=request.user)))
        except Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The call of the card company is written down."))
            for call in kept:
                _tell_of_cards(request, call)
            mine = IssuerCall.objects.filter(by=request.user)
            return redirect("issuer_call_show", pk=kept[0].pk if kept else mine.latest("pk").pk)
    status = 422 if form.errors else 200
    return render(request, "inquiries/issuer/call/create.html", {"form": form}, status=status)


def _tell_of_cards(request: StaffRequest, call: IssuerCall) -> None:
    """Of how many cards headquarters was asked, where they know of no waiver: of none, though numbers were given?"""
    cards = [waiver.reissue_id for waiver in call.unknown_waivers.all()]
    if count := sum(card is not None for card in cards):
        told = ngettext(
            "Headquarters was asked about %(count)s card.", "Headquarters was asked about %(count)s cards.", count
        )
        messages.success(request, told % {"count": count})
    elif cards and call.about.exists():
        messages.warning(request, ASKED_OF_NONE)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """What was said, and by which numbers alone they are called back."""
    return page(request, visible(request, pk))


@require_POST
def keep(request: StaffRequest, pk: int) -> HttpResponse:
    """They have heard from us."""
    call = visible(request, pk)
    try:
        call.keep(by=request.user)
    except Refusal as refusal:
        return page(request, visible(request, pk), status=409, refusal=str(refusal))
    messages.success(request, _("It is noted that they have heard from us."))
    return redirect("issuer_call_show", pk=pk)


def visible(request: StaffRequest, pk: int) -> IssuerCall:
    """One; only for those who work with customers."""
    return get_object_or_404(IssuerCall.objects.visible_to(request.user).to_show(), pk=pk)


def page(request: StaffRequest, call: IssuerCall, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one."""
    now = timezone.now()
    context = {
        "call": call,
        "about": call.about.select_related("contact").order_by("pk"),
        "waivers": call.unknown_waivers.to_show().order_by("pk"),
        "now": now,
        "today": timezone.localdate(now),
        "named": IssuerDesk.objects.to_name(call.issuer, DeskKind.values, now),
    }
    return render(request, "inquiries/issuer/call/show.html", context | more, status=status)


def _begun(request: StaffRequest) -> dict[str, Any]:
    """What the call form held, or which company's page one comes from."""
    if "from_call" in request.POST:
        return {there: request.POST.get(here, "") for here, there in FROM_CALL.items() if request.POST.get(here)}
    key = request.GET.get("issuer", "")
    issuer = Issuer.objects.filter(pk=key).first() if key.isascii() and key.isdigit() and len(key) < 19 else None
    return {"issuer": issuer} if issuer else {}
