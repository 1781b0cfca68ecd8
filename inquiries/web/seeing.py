"""Seeing: what a page shows of customers goes on record before it leaves; whoever has seen too much gets another page.

This is the one exception from the law that no GET writes: a sighting, once for each object in a quarter of an hour.
What was recorded is remembered in the cache, so that loading it again costs no statement; without a cache it costs two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

from inquiries.models import (
    Addressee,
    Callback,
    Decision,
    Dispatch,
    Escalation,
    FraudReport,
    Inquiry,
    Mention,
    Misfit,
    Nominee,
    Participant,
    Received,
    Reissue,
    Remedy,
    Sighting,
    Snag,
    Staff,
)
from inquiries.models.inquiry.allowance import AllowanceSpent
from inquiries.models.inquiry.sighting import QUARTER, Seen, quarter_of
from inquiries.search import folded

from .stopped import stopped

SHOWN = {200, 409, 422}
"""Answers that show something. A page that is not there, is shut or leads elsewhere shows nobody."""
OF_AN_INQUIRY: dict[str, tuple[type[Model], str]] = {
    "inquiries": (Inquiry, "pk"),
    "addressees": (Addressee, "inquiry"),
    "callbacks": (Callback, "inquiry"),
    "decisions": (Decision, "escalation__inquiry"),
    "escalations": (Escalation, "inquiry"),
    "fraud-reports": (FraudReport, "inquiry"),
    "mentions": (Mention, "message__inquiry"),
    "misfits": (Misfit, "reissue__inquiry"),
    "nominees": (Nominee, "message__inquiry"),
    "outbox": (Dispatch, "message__inquiry"),
    "participants": (Participant, "inquiry"),
    "received": (Received, "inquiry"),
    "reissues": (Reissue, "inquiry"),
    "remedies": (Remedy, "inquiry"),
    "replies": (Dispatch, "message__inquiry"),
    "snags": (Snag, "reissue__inquiry"),
}
"""How addresses begin that are about one inquiry, by a row of it; whichever page or part: it is the same object."""
SEARCHES = {"contact_list": "who", "destination_list": "q", "ring_create": "number"}
"""URL names of what finds people, and the field that says whom."""
LISTS = {
    "callback_list", "correction_show", "dispatch_list", "enclosure_receiver_list", "escalation_list",
    "fraud_report_list", "harassment_list", "inquiry_list", "inquiry_show", "mention_list", "misfit_list",
    "received_list", "reissue_list", "telling_list",
}  # fmt: skip
"""URL names of lists of customers; their first page is where work begins, and is not recorded."""
PLACES = ("after", "before", "page")
"""What an address holds of a further page."""
FIRST = ("page", "1")
OF_NOBODY = {"chosen", "sort", "state"}
"""What narrows a list down to nobody in particular."""
NOUN = 1
"""Where it stands in an address of the desk."""


class Seeing:
    """A middleware next to the views, so that all others find its page as they find any."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The view's answer, or the page that says why it is not shown."""
        answer = self.get_response(request)
        if not isinstance(request.user, Staff):
            return answer
        try:
            for seen in seen_in(request, answer):
                record(seen, by=request.user)
        except AllowanceSpent as refusal:
            return stopped(request, refusal)
        return answer


def record(seen: Seen, *, by: Staff) -> None:
    """Once in a quarter of an hour. AllowanceSpent."""
    now = timezone.now()
    key = f"seen.{by.pk}.{quarter_of(now)}.{seen.once}"
    try:
        is_known = cache.get(key)
    except (RedisError, OSError):
        is_known = None
    if is_known:
        return
    Sighting.objects.see(seen, by=by, at=now)
    try:
        cache.set(key, True, QUARTER)
    except (RedisError, OSError):
        return


def seen_in(request: HttpRequest, answer: HttpResponse) -> Iterator[Seen]:
    """What the answer shows of customers."""
    match = request.resolver_match
    if match is None or not match.route.startswith("desk/"):
        return
    name = match.url_name or ""
    if name in SEARCHES and (words := folded(request.POST.get(SEARCHES[name], ""))):
        yield Seen(Sighting.Field.SEARCH, digest("search", words))
    if answer.status_code in SHOWN:
        yield from _shown(request, name, match.route.split("/")[NOUN], match.kwargs.get("pk", 0))


def _shown(request: HttpRequest, name: str, noun: str, key: int) -> Iterator[Seen]:
    if name == "call_create":
        yield from _called(request)
    elif name == "contact_show":
        yield Seen.of_contact(key)
    elif name == "sheet_download_create":
        yield Seen(Sighting.Field.DOWNLOAD, f"sheet{key}")
    elif noun in OF_AN_INQUIRY and key and (inquiry := _inquiry(noun, key)):
        yield Seen.of_inquiry(inquiry)
    if name in LISTS:
        yield from _listed(request, name)


def digest(*words: str) -> str:
    """Tells two searches apart; by it alone nobody tells what was searched for."""
    return salted_hmac("inquiries.sighting", "\n".join(words)).hexdigest()[:32]


def _inquiry(noun: str, key: int) -> int | None:
    model, path = OF_AN_INQUIRY[noun]
    if model is Inquiry:
        return key
    return model._default_manager.filter(pk=key).values_list(path, flat=True).first()  # noqa: SLF001 - Django's own


def _called(request: HttpRequest) -> Iterator[Seen]:
    """The call form with what is known of the chosen caller."""
    key = request.GET.get("inquiry", "")
    if request.method == "GET" and (found := Inquiry.objects.filter(pk=key).first() if _is_key(key) else None):
        yield Seen.of_inquiry(found.pk)
    contact = request.POST.get("contact", "")
    if _is_key(contact):
        yield Seen.of_contact(int(contact))


def _listed(request: HttpRequest, name: str) -> Iterator[Seen]:
    """A further page; or a list that is narrowed down, by words or by more than its tabs."""
    said = sorted((field, value) for field, value in request.GET.items() if value and field not in OF_NOBODY)
    is_further = any(field in PLACES and (field, value) != FIRST for field, value in said)
    queue = "inquiry_list" if name == "inquiry_show" else name  # it stands beside an inquiry as well
    if is_further:
        yield Seen(Sighting.Field.PAGE, digest("page", queue, urlencode(said)))
    elif said and name == "inquiry_list" and said != [FIRST]:
        yield Seen(Sighting.Field.SEARCH, digest("list", queue, urlencode(said)))


def _is_key(said: str) -> bool:
    return said.isascii() and said.isdecimal() and len(said) < len(str(2**63))
