"""The customer's page: how their inquiry stands, and what they can add."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.public.public import PublicForm
from inquiries.forms.public.status import FollowUpForm
from inquiries.forms.public.words import WordForm
from inquiries.masking import mask
from inquiries.models import Callback, Channel, Enclosing, Inquiry, Message, Press, Reissue, Version
from inquiries.models.inquiry.incoming import Incoming
from inquiries.web.files import served
from inquiries.web.no_store import no_store
from inquiries.web.presses import mark_of
from inquiries.web.throttle import Throttle
from inquiries.web.visit import Visit

from .parts.own_lookup import OwnLookup
from .parts.promise import promised_on
from .parts.their_cards import TheirCards

DOOR = Throttle("follow-up")


def visited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The gate: the view gets the visit of this browser; without one the page only offers a new link."""

    @wraps(view)
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        visit = Visit.of(request)
        if visit is None:
            return render(request, "inquiries/public/status_closed.html", status=403)
        return view(request, visit, **kwargs)

    return login_not_required(no_store(wrapper))


def page(
    request: HttpRequest,
    visit: Visit,
    form: FollowUpForm,
    *,
    told: Mapping[int, WordForm] | None = None,
    **forms: PublicForm,
) -> HttpResponse:
    """The whole page with this form, of a card with the form that was refused, and `forms` for a look-up.

    Of a merged matter it shows only this contact's own inquiries.
    """
    inquiry, theirs = visit.inquiry, Inquiry.objects.shown_with(visit.inquiry)
    words = Message.objects.filter(inquiry__in=theirs).open_to_customer()
    said = list(words.oldest_first().to_show().select_related("inquiry").prefetch_related("enclosings__edition"))
    version = Version.objects.in_force()
    asked = [message for message in said if message.kind == Message.Kind.IN]
    shown = {
        "visit": visit,
        "inquiry": inquiry,
        "answers": [message for message in reversed(said) if message.kind == Message.Kind.OUT],
        "sent": asked,
        "numbers": [other.number for other in theirs if other != inquiry],
        "cards": TheirCards(Reissue.objects.filter(inquiry__in=theirs), told or {}),
        "promised": promised_on(asked[-1].at if asked else None, version),
        "version": version,
        "callback": Callback.objects.filter(inquiry__in=theirs).soonest_first().first(),
        "form": form,
        "own": OwnLookup(inquiry, version, **forms),
    }
    refused = next((one for one in (*(told or {}).values(), *forms.values())), form)
    return render(request, "inquiries/public/status.html", shown | {"refused": refused}, status=refused.status)


@visited
@require_safe
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page."""
    return page(request, visit, FollowUpForm())


@visited
@require_http_methods(["GET", "HEAD", "POST"])
def create_message(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask once more; a closed inquiry is reopened. GET redirects to the page."""
    if request.method != "POST":
        return redirect("status_show")
    form = FollowUpForm(request.POST)
    if form.is_valid() and not DOOR.lets(request):
        form.refuse()
    if not form.is_valid():
        return page(request, visit, form)
    words = form.cleaned_data["words"]
    Press.objects.once(mark_of(request), lambda: visit.inquiry.append(Incoming(Channel.FORM, words)))
    messages.success(request, _("Your question has arrived. We will answer it."))
    if mask(words).findings:
        kept_out = _(
            "What you wrote held a card number or something else that must stay secret. "
            "We blacked it out, and we did not keep it."
        )
        messages.warning(request, kept_out)
    return redirect("status_show")


@visited
@require_safe
def show_file(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """A file that an answer to this customer carried; not where it was withdrawn, because it was wrong."""
    told = Message.objects.filter(inquiry__in=Inquiry.objects.shown_with(visit.inquiry)).open_to_customer()
    carried = Enclosing.objects.filter(message__in=told).select_related("edition")
    edition = get_object_or_404(carried, pk=pk).edition
    if edition.is_wrong:
        messages.info(request, _("This file was withdrawn. Please do not use it."))
        return redirect("status_show")
    return served(edition.raw, edition.name, edition.content_type, to_keep=True)


@visited
@require_POST
def end(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 - the gate hands it over
    """Leave the page: this browser forgets what it showed."""
    Visit.end(request)
    messages.success(request, _("The page is closed. This browser does not show it any more."))
    answer = redirect("link_create")
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer
