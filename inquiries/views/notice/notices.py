"""The notice: for the desk, with its clauses and facts, and for the public."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inquiries.models import Version
from inquiries.models.role import Right
from inquiries.notice.text.folding import find
from inquiries.notice.versions.leftovers import Leftover, gone, leftovers
from inquiries.views.gate import only
from inquiries.views.public.parts.faq import Faq
from inquiries.web.requests import StaffRequest

LONGEST_SEARCH = 100


@require_safe
@only(Right.SEE_ANSWERS)
def show(request: StaffRequest, number: int | None = None) -> HttpResponse:
    """One version; without a number the one in force. `?q=` marks the words searched for."""
    versions = Version.objects.newest_first()
    version = get_object_or_404(versions, number=number) if number else versions.first()
    return notice_page(request, version)


def notice_page(
    request: StaffRequest, version: Version | None, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """The page, with the `refusal` of a verb."""
    words = request.GET.get("q", "")[:LONGEST_SEARCH]
    found = len(find(words, version.text)) if version and words else 0
    context = {
        "version": version,
        "versions": Version.objects.newest_first(),
        "is_unseen": version is not None and Version.objects.seen_by_one_person().filter(pk=version.pk).exists(),
        "words": words,
        "found": found,
        "refusal": refusal,
        "leftovers": _leftovers(version) if request.user.can_supervise else [],
    }
    return render(request, "inquiries/notice/notice/show.html", context, status=status)


def _leftovers(version: Version | None) -> list[Leftover]:
    """What texts of ours still say and the version in force does not; for an earlier version nothing."""
    before = Version.objects.before(version) if version else None
    if version is None or before is None or version != Version.objects.in_force():
        return []
    return leftovers(gone(before.facts, version.facts))


@require_safe
@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    """The version in force, with the approved answers to what everybody asks."""
    version = Version.objects.in_force()
    return render(request, "inquiries/public/notice.html", {"version": version, "answers": Faq(version).answers})
