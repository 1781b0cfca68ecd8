"""Two inquiries are merged, or separated again."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.forms.inquiry.merges import MergeForm
from inquiries.models import Inquiry, Merge
from inquiries.views.asking import ask, do
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Merge this one into another, whose page comes next."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).select_related("contact"), pk=pk)
    data = request.POST if request.method == "POST" else None
    form = MergeForm(data, inquiry=inquiry, staff=request.user, initial={"into": request.GET.get("into", "")})
    return ask(
        request,
        inquiry,
        "merge/_create.html",
        form,
        lambda: Merge.objects.join(inquiry, by=request.user, **form.cleaned_data).survivor,
    )


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Undo the merge; the page of the merged one comes next."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    return do(request, inquiry, lambda: Merge.objects.undo(inquiry, by=request.user))
