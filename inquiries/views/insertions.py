"""An approved answer goes into the reply; a clause is taken out of it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from inquiries.forms.drafts import DraftForm
from inquiries.models import Answer, Draft, Inquiry
from inquiries.requests import StaffRequest

from .asking import back_to
from .parts.page import desk_of, inquiry_page
from .refusals import REFUSALS, sentence_of


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Insert the answer that the pressed button names."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    answer = get_object_or_404(Answer.objects.to_show(), pk=_number(request, "answer"))
    return _change(request, inquiry, lambda draft: draft.insert(answer))


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take out the clause at the place that the pressed button names."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    place = _number(request, "place")
    return _change(request, inquiry, lambda draft: draft.take_out(place))


def _number(request: StaffRequest, name: str) -> int:
    said = request.POST.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0


def _change(request: StaffRequest, inquiry: Inquiry, change: Callable[[Draft], None]) -> HttpResponse:
    """Save what was typed first, so that nothing of it is lost."""
    form, status = DraftForm(request.POST), 200
    if form.is_to(inquiry.contact_id):
        draft = Draft.objects.begin(inquiry, by=request.user)
        draft.write(form.cleaned_data["parts"])
        try:
            change(draft)
        except REFUSALS as refusal:
            form.add_error(None, str(sentence_of(refusal)))
            status = 409
    else:
        status = 422
    if request.htmx:
        context = desk_of(request, inquiry, draft_form=form, is_same_page=True)
        return render(request, "inquiries/draft/_edited.html", context, status=status)
    if form.errors:
        return inquiry_page(request, inquiry, status=status, draft_form=form)
    return back_to(request, inquiry, at="reply")
