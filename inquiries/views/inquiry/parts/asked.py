"""Escalations as a list, and one of them as its owner may read it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from inquiries.forms.inquiry.asked import AskedForm, Side
from inquiries.forms.inquiry.decisions import DecisionForm
from inquiries.models import Escalation, Message
from inquiries.models.inquiry.veil import Veil
from inquiries.models.notice.owner import can_answer
from inquiries.web.requests import StaffRequest

ROWS = 50


class Tab(NamedTuple):
    """A tab of the list, and how many rows it has; None where the count is of no use."""

    side: Side
    size: int | None


class Asked:
    """One page of the chosen tab."""

    def __init__(self, request: StaffRequest, now: datetime) -> None:
        self.now = now
        self.form = AskedForm(request.GET, staff=request.user, now=now)
        rows = self.form.on(self.form.side).to_list()
        self.page: Page[Escalation] = Paginator(rows, ROWS).get_page(request.GET.get("page"))
        self.tabs = [Tab(side, self._count(side)) for side in self.form.sides]

    def _count(self, side: Side) -> int | None:
        if side == Side.ANSWERED:
            return None
        return self.page.paginator.count if side == self.form.side else self.form.on(side).count()


class Heard(NamedTuple):
    """A message that was chosen for the owner, made anonymous."""

    message: Message
    words: str


def only_whom_it_concerns(request: StaffRequest) -> None:
    """PermissionDenied for all but the desk and those who answer."""
    if not (request.user.can_see_inquiries or can_answer(request.user)):
        raise PermissionDenied


def question_page(
    request: StaffRequest, escalation: Escalation, *, form: DecisionForm | None = None, status: int = 200
) -> HttpResponse:
    """The question as its owner reads it. `form`: the refused form with what they typed."""
    veil = Veil.of(escalation.inquiry)
    heard = [Heard(message, veil.over(message.text)) for message in escalation.messages.oldest_first()]
    asked = veil.over(escalation.words)
    is_of_desk = escalation.is_open and request.user.can_see_inquiries
    can_withdraw = is_of_desk and escalation.can_be_withdrawn_by(request.user)
    context: dict[str, Any] = {
        "escalation": escalation,
        "asked": asked,
        "heard": [one for one in heard if one.words != asked],
        "now": timezone.now(),
        "can_withdraw": can_withdraw,
    }
    if form or (escalation.is_open and escalation.can_be_answered_by(request.user)):
        context["form"] = form or DecisionForm(None, escalation=escalation, by=request.user)
    return render(request, "inquiries/inquiry/escalation/show.html", context, status=status)
