"""The answers drawn from the notice in force."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.answer.answers import AnswerForm, NewAnswerForm
from inquiries.forms.answer.catalogue import CatalogueForm
from inquiries.models import Answer, Objection, Version
from inquiries.models.answer.catalogue import AnswerQuerySet
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.views.learning.parts.candidates import first_words
from inquiries.web.context import desk_of
from inquiries.web.requests import StaffRequest

from .parts.catalogue import Catalogue
from .parts.grounds import reasons


@only(Right.SEE_ANSWERS)
def readable(_request: StaffRequest) -> AnswerQuerySet:
    """All answers; only for those who may read them."""
    return Answer.objects.to_show()


def page(answer: Answer | None) -> dict[str, Any]:
    """What every page of the answers shows: the list beside the one that is open."""
    version = answer.version if answer else Version.objects.in_force()
    answers = list(Answer.objects.of(version).current().with_use().to_show().in_order())
    return {
        "answer": answer,
        "reasons": reasons(answer),
        "taboos": list(answer.topic.taboos.order_by("pk")) if answer else [],
        "objection": Objection.objects.filter(answer=answer).select_related("by").first() if answer else None,
        "is_told": answer is not None and answer.quotations.exists(),
        "version": version,
        "open": [other for other in answers if other.needs_somebody],
        "approved": [other for other in answers if not other.needs_somebody and other.clauses],
        "silent": [other for other in answers if not other.needs_somebody and not other.clauses],
    }


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """All of them, by topic; a topic without one is there too."""
    readable(request)
    now = timezone.now()
    form = CatalogueForm(request.GET)
    context = {"catalogue": Catalogue(desk_of(request).version, form, now), "form": form, "now": now}
    return render(request, "inquiries/answer/answer/list.html", context)


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest) -> HttpResponse:
    """Draft one. `?topic=` sets the topic; it begins with the words of our reply `?message=`, without names."""
    version = Version.objects.in_force()
    if version is None:
        raise PermissionDenied
    begun = {"topic": request.GET.get("topic", ""), "opening": first_words(request.user, request.GET)}
    form = NewAnswerForm(request.POST or None, initial=begun, version=version)
    if form.is_valid():
        draft = Answer.objects.draft(version=version, by=request.user, **form.draft())
        messages.success(request, _("Saved as a draft. Somebody else approves it."))
        return redirect("answer_show", pk=draft.pk)
    context = {"form": form, "version": version}
    return render(request, "inquiries/answer/answer/create.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One answer, as the customer will read it, with its clauses in their place."""
    answer = get_object_or_404(readable(request), pk=pk)
    return render(request, "inquiries/answer/answer/show.html", page(answer))


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Rewrite the words around the quotation."""
    answer = get_object_or_404(readable(request), pk=pk)
    form = AnswerForm(
        request.POST or None, initial=AnswerForm.words_of(answer), topic=answer.topic, cohort=answer.cohort
    )
    if form.is_valid():
        try:
            draft = answer.revise(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, _("Saved as a draft. Somebody else approves it."))
            return redirect("answer_show", pk=draft.pk)
    context = page(answer) | {"form": form}
    return render(request, "inquiries/answer/answer/edit.html", context, status=422 if form.errors else 200)
