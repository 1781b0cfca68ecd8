"""The reply as the customer will read it, before it leaves."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from inquiries.forms.reply.drafts import DraftForm
from inquiries.models import Draft, Inquiry
from inquiries.views.inquiry.parts.page import inquiry_page
from inquiries.web.requests import StaffRequest

from .parts.preview import Preview


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Save what was typed, and show exactly what would be sent."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    form = DraftForm(request.POST)
    if form.is_to(inquiry.contact_id):
        Draft.objects.begin(inquiry, by=request.user).write(form.cleaned_data["parts"])
    elif not request.htmx:
        return inquiry_page(request, inquiry.pk, status=422, draft_form=form)
    context = {"inquiry": inquiry, "form": form, "preview": Preview(Draft.objects.begin(inquiry, by=request.user))}
    status = 422 if form.errors else 200
    return render(
        request, f"inquiries/reply/draft/{'_preview' if request.htmx else 'preview'}.html", context, status=status
    )
