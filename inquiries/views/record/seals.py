"""The chain of seals: its head, its verification, and a head from outside compared with it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from inquiries.forms.record.heads import HeadForm
from inquiries.models import Audit, Event, Seal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_safe
@only(Right.SEE_SEALS)
def list_(request: StaffRequest) -> HttpResponse:
    """How the history stands; with `noted` in the address, whether that head is part of the chain."""
    printed = Event.objects.named("seal.printed").select_related("by").order_by("pk").last()
    form = HeadForm(request.GET if "noted" in request.GET else None)
    context = {
        "head": Seal.objects.newest(),
        "unsealed": Seal.objects.unsealed(),
        "audit": Audit.objects.last(),
        "ended": Audit.objects.ended().last(),
        "amiss": Audit.objects.amiss(),
        "printed": printed,
        "printed_number": printed.particulars.get("number") if printed else None,
        "form": form,
        "compared": form.said if form.is_valid() else None,
        "now": timezone.now(),
    }
    return render(request, "inquiries/record/seal/list.html", context)


@require_POST
@only(Right.SEE_SEALS)
def print_(request: StaffRequest) -> HttpResponse:
    """Put the head on a sheet that leaves the building."""
    if (head := Seal.objects.newest()) is None:
        return redirect("seal_list")
    head.put_on_paper(by=request.user)
    return redirect("seal_show", pk=head.pk)


@require_safe
@only(Right.SEE_SEALS)
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """The sheet of one seal, to be printed."""
    context = {"seal": get_object_or_404(Seal, pk=pk), "now": timezone.now()}
    return render(request, "inquiries/record/seal/show.html", context)
