"""A statement is rewritten, and headquarters puts a text in force."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.forms.answer.statements import EditionForm
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .statements import page, written


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """A new edition, begun from the newest."""
    statement = written(request, pk)
    newest = statement.editions.in_order().first()
    form = EditionForm(request.POST or None, initial=EditionForm.of(newest))
    if form.is_valid():
        statement.revise(form.words, form.cleaned_data["topics"], by=request.user)
        messages.success(request, _("Saved as a draft. Headquarters approves it."))
        return redirect("statement_show", pk=pk)
    context = {"form": form, "statement": statement}
    return render(request, "inquiries/answer/statement/edit.html", context, status=422 if form.errors else 200)


@require_POST
@only(Right.APPROVE_STATEMENTS)
def create_approval(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Headquarters puts it in force."""
    statement = written(request, pk)
    edition = get_object_or_404(statement.editions, number=number)
    try:
        edition.approve(by=request.user)
    except Refusal as refusal:
        context = page(request, statement) | {"refusal": str(refusal)}
        return render(request, "inquiries/answer/statement/show.html", context, status=409)
    messages.success(request, _("“%(topic)s” is in force.") % {"topic": statement})
    return redirect("statement_show", pk=pk)
