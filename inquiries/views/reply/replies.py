"""A reply is sent, or taken back within its pause."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from inquiries.forms.reply.drafts import DraftForm
from inquiries.models import Dispatch, Draft, Inquiry
from inquiries.models.refusal import Refusal
from inquiries.models.reply.not_sent import AnotherContact
from inquiries.views.asking import back_to, do
from inquiries.views.inquiry.parts.page import desk_of, inquiry_page
from inquiries.web.requests import StaffRequest


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Save what is on the page and send it; after a refusal it stays in the fields, with the reason above."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    form, status = DraftForm(request.POST), 422
    if form.is_valid():
        try:
            _send(inquiry, form, request)
        except Refusal as refusal:
            form.refuse(refusal)
            status = 409
    if request.htmx:
        context = desk_of(request, inquiry, draft_form=form)
        return render(request, "inquiries/reply/reply/_created.html", context, status=status if form.errors else 200)
    if form.errors:
        return inquiry_page(request, inquiry.pk, status=status, draft_form=form)
    return back_to(request, inquiry, at="reply")


def _send(inquiry: Inquiry, form: DraftForm, request: StaffRequest) -> None:
    """A page that was loaded for another contact neither saves nor sends."""
    if form.cleaned_data["contact"] != inquiry.contact_id:
        raise AnotherContact
    draft = Draft.objects.begin(inquiry, by=request.user)
    draft.write(form.cleaned_data["parts"])
    known = {name: form.cleaned_data[name] for name in ("seen", "regrouped", "insisted", "because", "enclosed")}
    draft.send(by=request.user, **known)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back: it is a draft again."""
    dispatch = get_object_or_404(Dispatch.objects.visible_to(request.user).select_related("inquiry"), pk=pk)
    return do(request, dispatch.inquiry, lambda: dispatch.take_back(by=request.user))
