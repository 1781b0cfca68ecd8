"""Answers proposed while somebody types. By POST, since URLs end up in logs, and a customer's words must not."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from inquiries.models import Draft, Inquiry, Version
from inquiries.models.reply import own_words
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.typed import Typed

LONGEST = 4_000
"""Characters that are read, the newest."""


@require_POST
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """For the memo of the call form: topics to choose."""
    typed = _typed(request, request.POST.get("memo", ""), besides="topics")
    return render(request, "inquiries/reply/suggestion/_typed.html", {"typed": typed, "to_choose": True})


@require_POST
def of_inquiry(request: StaffRequest, pk: int) -> HttpResponse:
    """For a reply or a note: answers to insert."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    said = [str(words) for name, words in request.POST.items() if name.startswith("words-") or name == "text"]
    begun = Draft.objects.unsent().filter(inquiry=inquiry, staff=request.user).first()
    own = own_words.in_(said, begun or Draft(inquiry=inquiry, staff=request.user))
    context = {"inquiry": inquiry, "typed": _typed(request, own, besides="hinted")}
    return render(request, "inquiries/reply/suggestion/_typed.html", context)


def _typed(request: StaffRequest, words: str, *, besides: str) -> Typed:
    return Typed(
        words[-LONGEST:],
        Version.objects.in_force(),
        shown=_numbers(request, "shown"),
        besides=dict.fromkeys(filter(None, _numbers(request, besides))),
    )


def _numbers(request: StaffRequest, name: str) -> list[int]:
    said = request.POST.getlist(name)[:20]
    return [int(one) if one.isascii() and one.isdigit() and len(one) < 19 else 0 for one in said]
