"""What may be said to a caller about the topics chosen: the right half of the call form."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inquiries.forms.arrival.calls import MOST_TOPICS, TopicsForm
from inquiries.models import Answer, Edition, Topic, Version
from inquiries.models.inquiry.question import due
from inquiries.models.lookup.variants import variants
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """The right half, and the list in which the operator marks what was told."""
    version = Version.objects.in_force()
    return render(
        request, "inquiries/arrival/call/sayings.html", sayings(TopicsForm(request.GET, version=version), version)
    )


def sayings(form: TopicsForm, version: Version | None) -> dict[str, Any]:
    """The chosen topics, each with its answers in force, and the answers marked as told."""
    shown = Prefetch("answers", Answer.objects.in_force_or_revised().of(version).to_show().in_order(), to_attr="shown")
    topics = (
        Topic.objects.filter(pk__in=form.chosen("topics")).order_by("order", "key").prefetch_related(shown, "taboos")
    )
    return {
        "sayings": _ready(topics[:MOST_TOPICS], version),
        "chosen": form.chosen("topics"),
        "told": form.chosen("told"),
        "statements": Edition.objects.approved().on(form.chosen("topics")).in_order().to_show(),
        "stated": form.chosen("stated"),
        "handed_on": form.chosen("handed_on"),
        "version": version,
    }


def _ready(topics: Iterable[Any], version: Version | None) -> list[Topic]:
    """The topics, each with when its owner would answer, its general answers, and since when they are revised."""
    now, known = timezone.now(), list(topics)
    for topic in known:
        topic.due_at = due(topic, now, version)
        topic.in_force = variants([answer for answer in topic.shown if not answer.is_being_revised], None)
        topic.revising_since = next((one.revising_since for one in topic.shown if one.is_being_revised), None)
    return known
