"""Approving answers: one from its page, or all that wait in turn."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inquiries.models import Answer, Version
from inquiries.models.answer.approval import take_back
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.answer.answers import page, readable
from inquiries.views.confirming import offer_undo
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.approvals import Round, number_in


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """The next that waits, in full."""
    return round_page(request)


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Put it in force. Two people see every answer; `?seen=` goes on to the next."""
    answer = supervised(request, pk)
    try:
        answer.approve(by=request.user, seen=request.POST.get("words"))
    except Refusal as refusal:
        return refused(request, answer, str(refusal))
    said, undo = _("“%(topic)s” is in force.") % {"topic": answer.topic}, reverse("approval_delete", args=[pk])
    if "seen" in request.GET:
        offer_undo(request, said, f"{undo}?{urlencode({'seen': number_in(request.GET['seen']) + 1})}")
        return redirect(onward(request, answer))
    offer_undo(request, said, undo)
    return redirect("answer_show", pk=answer.pk)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take an approval back, as long as no customer was told the answer."""
    answer = supervised(request, pk)
    try:
        take_back(answer, by=request.user)
    except Refusal as refusal:
        return refused(request, answer, str(refusal))
    messages.success(request, _("The approval of “%(topic)s” was taken back.") % {"topic": answer.topic})
    if "seen" in request.GET:
        return redirect(_path(at=pk, seen=max(number_in(request.GET["seen"]) - 1, 0)))
    return redirect("answer_show", pk=pk)


@only(Right.SUPERVISE)
def supervised(request: StaffRequest, pk: int) -> Answer:
    """The answer; only for supervisors."""
    return get_object_or_404(readable(request), pk=pk)


def onward(request: StaffRequest, answer: Answer) -> str:
    """The address of the next answer in the round."""
    return _path(after=answer.pk, seen=number_in(request.GET["seen"]) + 1)


def refused(request: StaffRequest, answer: Answer, refusal: str) -> HttpResponse:
    """The page from which it was asked, with the refusal."""
    if "seen" in request.GET:
        return round_page(request, status=409, refusal=refusal, at=answer.pk)
    return render(request, "inquiries/answer/answer/show.html", page(answer) | {"refusal": refusal}, status=409)


@only(Right.SUPERVISE)
def round_page(request: StaffRequest, /, *, status: int = 200, at: int = 0, **more: Any) -> HttpResponse:
    """The page of the round. `at`: the answer to show, if it still waits; `more`: additions to the context."""
    version = Version.objects.in_force()
    asked = request.GET.dict() | ({"at": str(at)} if at else {})
    round_ = Round(request.user, version, asked)
    context = {
        "round": round_,
        "answer": round_.current,
        "taboos": list(round_.current.topic.taboos.order_by("pk")) if round_.current else [],
        "version": version,
    }
    return render(request, "inquiries/answer/approval/list.html", context | more, status=status)


def _path(**place: int) -> str:
    return f"{reverse('approval_list')}?{urlencode(place)}"
