"""A customer reports on their own page how it stands with one of their cards."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.public.status import FollowUpForm
from inquiries.forms.public.words import WordForm
from inquiries.models import Inquiry, Press, Reissue
from inquiries.models.card import word as words
from inquiries.models.refusal import Refusal
from inquiries.web.presses import mark_of
from inquiries.web.throttle import Throttle
from inquiries.web.visit import Visit

from .status import page, visited

DOOR = Throttle("card", passes=30)


@visited
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Take back what they said last. GET redirects to the page."""
    if request.method != "POST":
        return redirect("status_show")
    reissue = _theirs(visit, pk)
    try:
        words.take_back(reissue, request.POST.get("said", ""))
    except Refusal as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("It is taken back. Please tell us again how it stands."))
    return redirect("status_show")


def _theirs(visit: Visit, pk: int) -> Reissue:
    theirs = Reissue.objects.filter(inquiry__in=Inquiry.objects.shown_with(visit.inquiry))
    return get_object_or_404(theirs.to_show(), pk=pk)


@visited
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Take it down. Of another person's card the page knows nothing. GET redirects to the page."""
    if request.method != "POST":
        return redirect("status_show")
    reissue = _theirs(visit, pk)
    form = WordForm(request.POST, reissue=reissue)
    if form.is_valid() and not DOOR.lets(request):
        form.refuse()
    if not form.is_valid():
        return page(request, visit, FollowUpForm(), told={reissue.pk: form})
    try:
        Press.objects.once(mark_of(request), lambda: words.say(reissue, **form.said))
    except Refusal as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Thank you. We have noted: %(word)s.") % {"word": form.said["word"].label})
    return redirect("status_show")
