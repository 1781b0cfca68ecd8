"""The board of reissues, and the page of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.card.fees import FeeForm
from inquiries.forms.card.reissues import IssuerForm, ReissueFilter, ReissueForm
from inquiries.forms.card.steps import StepForm
from inquiries.models import Inquiry, Issuer, Press, Reissue
from inquiries.models.card.stage import NO_WORD_DAYS
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
    issuers = list(Issuer.objects.in_order())
    chosen = ReissueFilter(request.GET, issuers=issuers)
    cases = chosen.apply(reissues.to_list(), today).longest_waiting_first() if chosen.asks else reissues.none()
    announced = announced_cards(desk_of(request).version)
    context = {
        "today": today,
        "board": Board(reissues, issuers, today, announced=announced),
        "filter": chosen,
        "no_word_days": NO_WORD_DAYS,
        "cards": Cards(request, chosen, cases),
    }
    return render(request, "inquiries/card/reissue/list.html", context, status=422 if chosen.errors else 200)


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Open one from an inquiry."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).select_related("contact"), pk=pk)
    form = ReissueForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        Press.objects.once(
            mark_of(request), lambda: Reissue.objects.open(inquiry, by=request.user, **form.cleaned_data)
        )
        messages.success(request, _("The reissue is open."))
        return redirect("reissue_show", pk=inquiry.reissues.latest("pk").pk)
    context = {"inquiry": inquiry, "form": form}
    return render(request, "inquiries/card/reissue/create.html", context, status=422 if form.errors else 200)


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
    return get_object_or_404(Reissue.objects.visible_to(request.user).to_list(), pk=pk)


def page(request: StaffRequest, reissue: Reissue, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of one; `forms` replace the empty ones after a refusal."""
    context = {
        "reissue": reissue,
        "today": timezone.localdate(),
        "step_form": StepForm(reissue=reissue),
        "fee_form": FeeForm(initial={"fee": reissue.fee, "yen": reissue.fee_yen}),
        "issuer_form": IssuerForm(initial={"issuer": reissue.issuer_id}),
    }
    return render(request, "inquiries/card/reissue/show.html", context | forms, status=status)
