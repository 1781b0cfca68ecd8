"""Company statements: the desk reads them, supervisors and headquarters write them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.answer.statements import StatementForm
from inquiries.forms.reasons import ReasonForm
from inquiries.models import Edition, Stated, Statement
from inquiries.models.answer.statement import EditionQuerySet
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

MOST_TOLD = 50
"""How many of those who were told it are listed."""


@only(Right.SEE_ANSWERS)
def readable(request: StaffRequest) -> EditionQuerySet:
    """The editions that this person may read."""
    return Edition.objects.visible_to(request.user).in_order().to_show()


@only(Right.WRITE_STATEMENTS)
def written(_request: StaffRequest, pk: int) -> Statement:
    """A statement; only for those who may write one."""
    return get_object_or_404(Statement, pk=pk)


def page(request: StaffRequest, statement: Statement) -> dict[str, Any]:
    """What every page of a statement shows: its editions, how often each was told, and who was told lately."""
    editions = readable(request).filter(statement=statement).with_told()
    told = Stated.objects.visible_to(request.user).of(statement).newest_first().to_list()
    return {"statement": statement, "editions": editions, "told": told[:MOST_TOLD], "reason_form": ReasonForm()}


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """Those in force; those who write statements also see what waits for approval."""
    return render(request, "inquiries/answer/statement/list.html", {"editions": readable(request).current()})


@require_http_methods(["GET", "POST"])
@only(Right.WRITE_STATEMENTS)
def create(request: StaffRequest) -> HttpResponse:
    """Draft one."""
    form = StatementForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        edition = Statement.objects.draft(said["name"], form.words, said["topics"], by=request.user)
        messages.success(request, _("Saved as a draft. Headquarters approves it."))
        return redirect("statement_show", pk=edition.statement_id)
    return render(request, "inquiries/answer/statement/create.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One, with all its editions that the reader may see."""
    edition = get_object_or_404(readable(request).filter(statement=pk)[:1])
    return render(request, "inquiries/answer/statement/show.html", page(request, edition.statement))


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it out of use. Replies that hold it keep it."""
    statement, form = written(request, pk), ReasonForm(request.POST)
    context: dict[str, Any] = {"reason_form": form}
    status = 422
    if form.is_valid():
        try:
            statement.retire(by=request.user, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            context, status = {"refusal": str(refusal)}, 409
        else:
            messages.success(request, _("“%(topic)s” is used no more.") % {"topic": statement})
            return redirect("statement_list")
    return render(request, "inquiries/answer/statement/show.html", page(request, statement) | context, status=status)
