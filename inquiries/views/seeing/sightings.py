"""Who saw whom: how much each of the staff saw, what somebody saw, and who saw somebody. No detail of a customer."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inquiries.forms.seeing.periods import NumberForm, PeriodForm
from inquiries.models import Inquiry, Lifting, Sighting, Staff
from inquiries.models.few import counted, first_of
from inquiries.models.inquiry.allowance import Allowance, spent
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

from .parts.volumes import volumes

ROWS = 50


@require_safe
@only(Right.COUNT_SIGHTINGS)
def list_(request: StaffRequest) -> HttpResponse:
    """Everybody's volume; a receipt number leads to who saw that inquiry."""
    period = PeriodForm(request.GET)
    form, can_see = NumberForm(request.GET if request.GET.get("number") else None), request.user.can_see_sightings
    if can_see and form.is_valid():
        if Inquiry.objects.visible_to(request.user).filter(pk=form.cleaned_data["number"]).exists():
            return redirect("inquiry_sighting_list", pk=form.cleaned_data["number"])
        form.add_error("number", _("There is no inquiry with this number."))
    context = {
        "period": period,
        "form": form,
        "volumes": volumes(period),
        "kinds": list(Allowance),
        "rail_place": "home",
    }
    return render(request, "inquiries/seeing/sighting/list.html", context)


@require_safe
@only(Right.SEE_SIGHTINGS)
def of_person(request: StaffRequest, pk: int) -> HttpResponse:
    """Whom this person saw, the last first."""
    person, period, now = get_object_or_404(Staff, pk=pk), PeriodForm(request.GET), timezone.now()
    found = Sighting.objects.visible_to(request.user).filter(staff=person, at__gte=period.begins, at__lt=period.ends)
    if period.allowance:
        found = found.against(period.allowance)
    context = _page(request, found) | {
        "person": person,
        "period": period,
        "kinds": list(Allowance),
        "is_stopped": spent(now).filter(by=person).exists(),
        "liftings": first_of(Lifting.objects.filter(staff=person).newest_first().select_related("by")),
        "now": now,
    }
    return render(request, "inquiries/seeing/sighting/of_person.html", context)


@require_safe
@only(Right.SEE_SIGHTINGS)
def of_inquiry(request: StaffRequest, pk: int) -> HttpResponse:
    """Who saw this inquiry, or its contact in another one, the last first."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    found = Sighting.objects.visible_to(request.user).of_contact_or(inquiry)
    context = _page(request, found) | {"inquiry": inquiry, "now": timezone.now()}
    return render(request, "inquiries/seeing/sighting/of_inquiry.html", context)


def _page(request: StaffRequest, found: QuerySet[Sighting]) -> dict[str, Any]:
    """One stretch of them. What was seen of a contact alone leads to their newest inquiry."""
    stretch = Stretch(found.order_by("-at", "-pk").values_list("pk", flat=True), request.GET, ROWS)
    newest = Inquiry.objects.filter(contact=OuterRef("contact")).order_by("-pk").values("pk")[:1]
    rows = found.filter(pk__in=stretch.keys).select_related("staff").order_by("-at", "-pk")
    leading = rows.annotate(leads_to=Coalesce("inquiry_id", Subquery(newest)))
    return {"rows": list(leading), "stretch": stretch, "count": counted(all=found)["all"]}
