"""The public questions: a list with a search, and suggestions while somebody writes. Searches are stored nowhere."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from inquiries.masking import mask
from inquiries.models import Version
from inquiries.web.throttle import Throttle

from .parts.faq import LONGEST, OFFERED, Faq

SEARCH = Throttle("questions", passes=60)
OFFER = Throttle("offer", passes=120)


@login_not_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """All of them, or those that match `?q=`."""
    faq, words = Faq(Version.objects.in_force()), mask(request.GET.get("q", "")[:LONGEST]).text.strip()
    if words and not SEARCH.lets(request):
        return render(request, "inquiries/public/questions.html", {"faq": faq, "is_refused": True}, status=429)
    found = faq.search(words) if words else faq.answers
    return render(request, "inquiries/public/questions.html", {"faq": faq, "words": words, "found": found})


@login_not_required
@require_POST
def offer(request: HttpRequest) -> HttpResponse:
    """Answers to a question that is being written. By POST, so that no log holds the words."""
    if not OFFER.lets(request):
        return HttpResponse(status=429)
    found = Faq(Version.objects.in_force()).search(mask(request.POST.get("words", "")[:LONGEST]).text)
    return render(request, "inquiries/public/_offer.html", {"found": found[:OFFERED]})
