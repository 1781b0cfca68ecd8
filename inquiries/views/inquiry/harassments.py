"""Inquiries whose caller was warned, or whose call we ended."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.reasons import ReasonForm
from inquiries.models import Harassment, Inquiry
from inquiries.models.few import counted
from inquiries.models.role import Right
from inquiries.views.asking import ask
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

ROWS = 50


@require_safe
@only(Right.SUPERVISE)
def list_(request: StaffRequest) -> HttpResponse:
    """Those that are marked now, the newest first."""
    marked = Harassment.objects.visible_to(request.user)
    stretch = Stretch(marked.newest_first().values_list("pk", flat=True), request.GET, ROWS)
    rows = marked.filter(pk__in=stretch.keys).newest_first().to_list()
    context = {"rows": rows, "stretch": stretch, "count": counted(all=marked)["all"]}
    return render(request, "inquiries/inquiry/harassment/list.html", context)


@require_http_methods(["GET", "POST"])
@only(Right.SUPERVISE)
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the mark off, with a reason."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    form.fields["reason"].label = _("Why it is no harassment (any more)")
    return ask(
        request,
        inquiry,
        "harassment/_delete.html",
        form,
        lambda: Harassment.objects.lift(inquiry, by=request.user, reason=form.cleaned_data["reason"]),
    )
