"""Who was told clauses that no longer hold."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inquiries.forms.correction.tellings import TellingForm
from inquiries.models import Correction, Quotation, Version
from inquiries.models.few import first_of
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.views.notice.parts.comparison import Comparison
from inquiries.web.requests import StaffRequest

ROWS = 50


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest, number: int) -> HttpResponse:
    """Each telling of a clause of this version that the version in force has changed or dropped."""
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
        "corrections": first_of(Correction.objects.visible_to(request.user).newest_first().by(version), ROWS),
    }
    return render(request, "inquiries/correction/telling/list.html", context)
