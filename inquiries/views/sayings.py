"""What may be said to a caller about the topics chosen: the right half of the phone mask."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inquiries.forms.calls import MOST_TOPICS, TopicsForm
from inquiries.models import Answer, Topic, Version
from inquiries.models.escalation import due
from inquiries.requests import StaffRequest


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """The half itself, and the list in which one marks what was told."""
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    version = Version.objects.in_force()
    return render(request, "inquiries/call/sayings.html", sayings(TopicsForm(request.GET, version=version), version))


def sayings(form: TopicsForm, version: Version | None) -> dict[str, Any]:
    """The chosen topics, each with its answers in force, and the answers marked as told."""
    in_force = Prefetch("answers", Answer.objects.approved().of(version).to_show().in_order(), to_attr="in_force")
    topics = (
        Topic.objects.filter(pk__in=form.chosen("topics")).order_by("order", "key").prefetch_related(in_force, "taboos")
    )
    return {
        "sayings": _with_due(topics[:MOST_TOPICS], version),
        "chosen": form.chosen("topics"),
        "told": form.chosen("told"),
        "handed_on": form.chosen("handed_on"),
        "version": version,
    }


def _with_due(topics: Iterable[Topic], version: Version | None) -> list[Topic]:
    """Each knows as `due_at` when whoever takes it would have to answer."""
    now, known = timezone.now(), list(topics)
    for topic in known:
        topic.due_at = due(topic, now, version)  # type: ignore[attr-defined]
    return known
