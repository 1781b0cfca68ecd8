"""Who was told what the notice says no longer."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inquiries.forms.tellings import TellingForm
from inquiries.models import Correction, Quotation, Version
from inquiries.requests import StaffRequest

from .parts.comparison import Comparison

ROWS = 50


@require_safe
def list_(request: StaffRequest, number: int) -> HttpResponse:
    """Each time that a clause of this version was told which the version in force has changed or dropped."""
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    old, version = get_object_or_404(Version, number=number), Version.objects.in_force()
    amended = Comparison(old, version).amended if version and version != old else []
    form = TellingForm(request.GET, clauses=[row.old for row in amended if row.old])
    told = form.apply(Quotation.objects.visible_to(request.user).told())
    context = {
        "old": old,
        "version": version,
        "form": form,
        "amended": amended,
        "page": Paginator(told.to_list().newest_first(), ROWS).get_page(request.GET.get("page")),
        "inquiries": told.values("message__inquiry").distinct().count(),
        "corrections": Correction.objects.visible_to(request.user).newest_first().by(version)[:ROWS],
    }
    return render(request, "inquiries/telling/list.html", context)
