"""Answers, statements and decisions are put into the reply, or taken out of it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from inquiries.forms.reply.drafts import DraftForm
from inquiries.models import Answer, Decision, Draft, Edition, Inquiry, Version
from inquiries.models.refusal import Refusal
from inquiries.models.reply import stated
from inquiries.views.asking import back_to
from inquiries.views.inquiry.parts.hints import order_of_asking
from inquiries.views.inquiry.parts.page import desk_of, inquiry_page
from inquiries.views.inquiry.parts.thread import Thread
from inquiries.web.requests import StaffRequest


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Insert the answer, the company statement or the decision that the pressed button names."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    if decision := decision_in(request, inquiry):
        return change(request, inquiry, lambda draft: draft.tell(decision))
    if edition := Edition.objects.filter(pk=number(request, "edition")).first():
        return change(request, inquiry, lambda draft: stated.put_in(draft, edition))
    answer = get_object_or_404(Answer.objects.to_show(), pk=number(request, "answer"))
    return change(request, inquiry, lambda draft: draft.insert(answer, asked=asked_in(request, inquiry)))


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take out the clause, the answer, the statement or the decision that the pressed button names."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    if decision := decision_in(request, inquiry):
        return change(request, inquiry, lambda draft: draft.keep_back(decision))
    if edition := Edition.objects.filter(pk=number(request, "edition")).first():
        return change(request, inquiry, lambda draft: stated.take_out(draft, edition))
    if answer := Answer.objects.filter(pk=number(request, "answer")).first():
        return change(request, inquiry, lambda draft: draft.withdraw(answer))
    place = number(request, "place")
    return change(request, inquiry, lambda draft: draft.take_out(place))


def decision_in(request: StaffRequest, inquiry: Inquiry) -> Decision | None:
    """The quotable decision of this matter that the pressed button names, if any."""
    quotable = Decision.objects.of(inquiry).quotable().select_related("message")
    return quotable.filter(pk=number(request, "decision")).first()


def asked_in(request: StaffRequest, inquiry: Inquiry) -> list[str]:
    """The topics in the order in which the customer asks about them."""
    words = Thread(inquiry, request.user, timezone.now()).fresh_words
    return order_of_asking(words, Version.objects.in_force())


def number(request: StaffRequest, name: str) -> int:
    """The number that the pressed button names; 0 for anything else."""
    said = request.POST.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0


def change(request: StaffRequest, inquiry: Inquiry, verb: Callable[[Draft], object]) -> HttpResponse:
    """Change the draft, after saving what was typed."""
    form, status = DraftForm(request.POST), 200
    if form.is_to(inquiry.contact_id):
        draft = Draft.objects.begin(inquiry, by=request.user)
        draft.write(form.cleaned_data["parts"])
        try:
            verb(draft)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
            status = 409
    else:
        status = 422
    if request.htmx:
        inquiry = Inquiry.objects.visible_to(request.user).to_show().get(pk=inquiry.pk)
        context = desk_of(request, inquiry, draft_form=form, is_same_page=True)
        return render(request, "inquiries/reply/draft/_edited.html", context, status=status)
    if form.errors:
        return inquiry_page(request, inquiry.pk, status=status, draft_form=form)
    return back_to(request, inquiry, at="reply")
