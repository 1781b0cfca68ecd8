"""The board of reissues, and the page of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.card.fees import FeeForm
from inquiries.forms.card.filters import ReissueFilter
from inquiries.forms.card.reissues import IssuerForm, ReissueForm
from inquiries.forms.card.snags import RefusedForm, SettleForm
from inquiries.forms.card.steps import StepForm
from inquiries.forms.issuer.issuer_calls import UnknownWaiverForm
from inquiries.models import Inquiry, Issuer, IssuerDesk, NoWordLimit, Press, Reissue, Snag, UnknownWaiver
from inquiries.models.issuer.desk_kind import FOR_REISSUE
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.reissues.board import Board, announced_cards
from inquiries.views.gate import only
from inquiries.web.context import desk_of
from inquiries.web.presses import mark_of
from inquiries.web.requests import StaffRequest

from .parts.cards import Cards


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """What needs somebody, the board of stations by card companies, and the cards of one cell."""
    today, reissues = timezone.localdate(), Reissue.objects.visible_to(request.user)
    issuers, days = list(Issuer.objects.in_order()), NoWordLimit.objects.in_force().days
    chosen = ReissueFilter(request.GET, issuers=issuers, no_word_days=days)
    cases = chosen.apply(reissues, today).longest_waiting_first() if chosen.asks else reissues.none()
    announced = announced_cards(desk_of(request).version)
    context = {
        "today": today,
        "board": Board(reissues, issuers, today, announced=announced, no_word_days=days),
        "filter": chosen,
        "no_word_days": days,
        "snags": _snags(request),
        "cards": Cards(request, chosen, cases),
    }
    return render(request, "inquiries/card/reissue/list.html", context, status=422 if chosen.errors else 200)


def _snags(request: StaffRequest) -> list[tuple[Snag.Kind, int]]:
    """How many of each kind nobody has looked into; those kinds alone of which there are any."""
    counts = Snag.objects.visible_to(request.user).open().counts()
    return [(kind, counts[kind]) for kind in Snag.Kind if kind in counts]


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Open one from an inquiry, or several at once."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).select_related("contact"), pk=pk)
    form = ReissueForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        verb = Reissue.objects.open_all
        try:
            Press.objects.once(mark_of(request), lambda: verb(inquiry, form.cards, by=request.user, **form.said))
        except Refusal as refusal:
            form.add_error("reported_by", refusal.sentences)
        else:
            messages.success(request, _("The reissue is open."))
            return redirect("reissue_show", pk=inquiry.reissues.latest("pk").pk)
    context = {"inquiry": inquiry, "form": form}
    return render(request, "inquiries/card/reissue/create.html", context, status=422 if form.is_bound else 200)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """Its stage, and the steps that can be reported."""
    return page(request, visible(request, pk))


@require_POST
def edit_issuer(request: StaffRequest, pk: int) -> HttpResponse:
    """Set or correct the card company."""
    reissue = visible(request, pk)
    form = IssuerForm(request.POST)
    if not form.is_valid():
        return page(request, reissue, status=422, issuer_form=form)
    reissue.set_issuer(form.cleaned_data["issuer"], by=request.user)
    return redirect("reissue_show", pk=pk)


def visible(request: StaffRequest, pk: int) -> Reissue:
    """The reissue; only for those who may see it."""
    return get_object_or_404(Reissue.objects.visible_to(request.user).to_show(), pk=pk)


def page(request: StaffRequest, reissue: Reissue, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of one; `forms` replace the empty ones after a refusal."""
    now, waivers = timezone.now(), list(UnknownWaiver.objects.filter(reissue=reissue).newest_first().to_show())
    context = {
        "reissue": reissue,
        "today": timezone.localdate(now),
        "step_form": StepForm(reissue=reissue),
        "fee_form": FeeForm(initial={"fee": reissue.fee, "yen": reissue.fee_yen}),
        "issuer_form": IssuerForm(initial={"issuer": reissue.issuer}),
        "blank_form": SettleForm(),
        "refused_form": RefusedForm(),
        "now": now,
        "waiver_form": UnknownWaiverForm(),
        "unknown_waivers": waivers,
        "waiver_is_asked": any(said.escalation.is_open for said in waivers if said.escalation),
        "named": IssuerDesk.objects.to_name(reissue.issuer, FOR_REISSUE, now),
    }
    return render(request, "inquiries/card/reissue/show.html", context | forms, status=status)
