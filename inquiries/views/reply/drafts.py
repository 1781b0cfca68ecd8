"""A reply is saved while it is typed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from inquiries.forms.reply.drafts import DraftForm
from inquiries.models import Draft, Inquiry
from inquiries.views.asking import back_to
from inquiries.views.inquiry.parts.page import desk_of, inquiry_page
from inquiries.web.requests import StaffRequest


@require_POST
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Save the parts. The response renews the checks and leaves the fields as they are."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    form = DraftForm(request.POST)
    if form.is_to(inquiry.contact_id):
        Draft.objects.begin(inquiry, by=request.user).write(form.cleaned_data["parts"])
    status = 422 if form.errors else 200
    if request.htmx:
        context = desk_of(request, inquiry, draft_form=form, is_same_page=True)
        return render(request, "inquiries/reply/draft/_checks.html", context, status=status)
    if form.errors:
        return inquiry_page(request, inquiry.pk, status=status, draft_form=form)
    return back_to(request, inquiry, at="reply")
