"""What may be said to a caller about the topics chosen: the right half of the call form."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inquiries.forms.arrival.calls import MOST_TOPICS, TopicsForm
from inquiries.models import Answer, Cohort, Edition, Inquiry, Staff, Topic, Version
from inquiries.models.inquiry.question import due
from inquiries.models.lookup.variants import variants
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.views.lookup.parts.shown import latest_of
from inquiries.web.requests import StaffRequest


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """The right half, and the list in which the operator marks what was told."""
    version = Version.objects.in_force()
    cohort = cohort_of(request.user, request.GET.get("inquiry", ""), version)
    context = sayings(TopicsForm(request.GET, version=version), version, cohort)
    return render(request, "inquiries/arrival/call/sayings.html", context)


def cohort_of(reader: Staff, key: object, version: Version | None) -> Cohort | None:
    """Whose answers may be read aloud in this inquiry: its contact is verified, and was looked up."""
    said = str(key)
    is_key = said.isascii() and said.isdecimal() and len(said) < 19
    inquiry = Inquiry.objects.visible_to(reader).filter(pk=said).select_related("contact").first() if is_key else None
    shown = latest_of(inquiry, reader, version, at=timezone.now()) if inquiry else None
    return shown.cohort if shown else None


def sayings(form: TopicsForm, version: Version | None, cohort: Cohort | None = None) -> dict[str, Any]:
    """The chosen topics, each with its answers in force for this cohort, and the answers marked as told."""
    shown = Prefetch("answers", Answer.objects.in_force_or_revised().of(version).to_show().in_order(), to_attr="shown")
    topics = (
        Topic.objects.filter(pk__in=form.chosen("topics")).order_by("order", "key").prefetch_related(shown, "taboos")
    )
    return {
        "sayings": _ready(topics[:MOST_TOPICS], version, cohort),
        "chosen": form.chosen("topics"),
        "told": form.chosen("told"),
        "statements": Edition.objects.approved().on(form.chosen("topics")).in_order().to_show(),
        "stated": form.chosen("stated"),
        "handed_on": form.chosen("handed_on"),
        "version": version,
    }


def _ready(topics: Iterable[Any], version: Version | None, cohort: Cohort | None) -> list[Topic]:
    """The topics, with when its owner would answer, the answers for this cohort, and since when they are revised."""
    now, known = timezone.now(), list(topics)
    for topic in known:
        topic.due_at = due(topic, now, version)
        whole = [answer for answer in topic.shown if not answer.is_being_revised]
        topic.in_force = variants(whole, cohort)
        topic.revising_since = next((one.revising_since for one in topic.shown if one.is_being_revised), None)
    return known
