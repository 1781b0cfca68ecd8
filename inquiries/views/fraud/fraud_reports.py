"""The board of unknown charges, and the page of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.fraud.charges import ChargeForm, NewChargeForm
from inquiries.forms.fraud.fraud_lists import FraudFilter
from inquiries.forms.fraud.fraud_steps import FraudStepForm
from inquiries.models import Dispatch, FraudReport, Inquiry, Issuer, IssuerDesk, Press
from inquiries.models.few import counted
from inquiries.models.issuer.desk_kind import FOR_CHARGE
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.context import desk_of
from inquiries.web.presses import mark_of
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

from .parts.advice import Advice
from .parts.fraud_board import FraudBoard
from .parts.totals import Totals

ROWS = 50


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """Stages by card companies, how it adds up, and the charges of one cell, the newest first."""
    today, reports = timezone.localdate(), FraudReport.objects.visible_to(request.user)
    issuers = list(Issuer.objects.in_order())
    chosen = FraudFilter(request.GET, issuers=issuers)
    found = chosen.apply(reports, today)
    stretch = Stretch(found.newest_first(), request.GET, ROWS)
    rows = reports.to_list().in_bulk(stretch.keys)
    context = {
        "today": today,
        "board": FraudBoard(reports, issuers, today),
        "totals": Totals(),
        "filter": chosen,
        "stretch": stretch,
        "count": counted(all=found)["all"],
        "rows": [rows[key] for key in stretch.keys if key in rows],
    }
    return render(request, "inquiries/fraud/report/list.html", context, status=422 if chosen.errors else 200)


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Write one down."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).select_related("contact"), pk=pk)
    form = NewChargeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reports, written = FraudReport.objects, list[FraudReport]()
        try:
            Press.objects.once(
                mark_of(request), lambda: written.append(reports.open(inquiry, by=request.user, **form.charge))
            )
        except Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The charge is written down. Say now what stands beside it."))
            # Pressed again, nothing is written: the newest of this person's with these words was the first time.
            said = {name: form.charge[name] for name in ("charged_on", "yen")}
            again = inquiry.fraud_reports.filter(by=request.user, **said).order_by("-pk")
            one = next(iter(written), None) or again.first()
            return redirect("fraud_report_show", pk=one.pk) if one else redirect("inquiry_show", pk=pk)
    context = {"inquiry": inquiry, "form": form, "advice": Advice.of(desk_of(request).version)}
    return render(request, "inquiries/fraud/report/create.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """Its stage, what is known, and the steps that can be reported."""
    return page(request, visible(request, pk))


@require_http_methods(["POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Say anew what is known of it."""
    report = visible(request, pk)
    form = ChargeForm(request.POST, report=report)
    if form.is_valid():
        try:
            report.correct(by=request.user, **form.charge)
        except Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("What is known of the charge is written down."))
            return redirect("fraud_report_show", pk=pk)
    return page(request, visible(request, pk), status=422, charge_form=form)


def visible(request: StaffRequest, pk: int) -> FraudReport:
    """The report; only for those who may see it."""
    return get_object_or_404(FraudReport.objects.visible_to(request.user).to_list().select_related("alarm"), pk=pk)


def page(request: StaffRequest, report: FraudReport, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of one; `forms` replace the empty ones after a refusal."""
    now = timezone.now()
    context = {
        "report": report,
        "steps": report.steps.select_related("by").order_by("at", "pk"),
        "alarms": list(Dispatch.objects.filter(escalation=report.alarm_id)) if report.alarm_id else [],
        "today": timezone.localdate(now),
        "now": now,
        "named": IssuerDesk.objects.to_name(report.issuer, FOR_CHARGE, now),
        "advice": Advice.of(desk_of(request).version),
        "step_form": FraudStepForm(report=report),
        "charge_form": ChargeForm(report=report),
    }
    return render(request, "inquiries/fraud/report/show.html", context | forms, status=status)
