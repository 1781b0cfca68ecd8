"""What is chosen in a list: kept in the session, and handed to an act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.forms.inquiry.queue import QueueForm
from inquiries.models import Inquiry, Kind
from inquiries.models.batch.batch import MOST, TooMany
from inquiries.models.batch.kinds import ACTS
from inquiries.models.batch.target import Target
from inquiries.models.few import counted
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.views.inquiry.parts.views import Views
from inquiries.web import selections
from inquiries.web.requests import StaffRequest

TICKED = "ticked"
"""The name of the key under which the rows of the list are kept, where the act is about others."""


class Ground(NamedTuple):
    """A list in which rows are ticked: its name, the rows that this person may see, and all keys that it holds now."""

    of: Target
    name: str
    visible: QuerySet[Any]
    all: Callable[[], list[int]]
    places: Mapping[str, str] = MappingProxyType({})
    """Pages, by the name of their button, to which the chosen rows go besides the acts."""
    anchor: str = ""
    """Where on its page the list stands."""

    def address(self, asked: QueryDict) -> str:
        """Back to the list."""
        return _address(self.name, asked) + self.anchor


@require_POST
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest) -> HttpResponse:
    """Of inquiries, in the queue."""
    visible = Inquiry.objects.visible_to(request.user)
    return select(request, Ground(Target.INQUIRY, "inquiry_list", visible, lambda: _all_of_list(request)))


def select(request: StaffRequest, ground: Ground) -> HttpResponse:
    """Keep what is ticked on this page, beside what was ticked on others; then go on to the act that was pressed."""
    try:
        chosen = _chosen(request, ground)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(ground.address(request.GET))
    asked = request.GET.copy()
    asked.pop(selections.PARAMETER, None)
    if key := selections.keep(chosen, request, of=ground.of):
        asked[selections.PARAMETER] = key
    if request.headers.get("Accept") == "application/json":
        return _told(chosen, asked, ground)
    act = request.POST.get("act", "")
    if act not in {*Kind.values, *ground.places}:
        return redirect(ground.address(asked))
    if not chosen:
        messages.info(request, _("Nothing is chosen yet."))
        return redirect(ground.address(asked))
    if act in ground.places:
        return redirect(_address(ground.places[act], asked))
    return _on_to(Kind(act), asked, request, ground, chosen)


def _on_to(kind: Kind, asked: QueryDict, request: StaffRequest, ground: Ground, chosen: list[int]) -> HttpResponse:
    """To the act; one of inquiries goes to those of the cards, and keeps which cards are ticked for the way back."""
    of = ACTS[kind].of
    if of != ground.of:
        asked["list"] = ground.name
        asked[TICKED] = str(asked[selections.PARAMETER])
        asked[selections.PARAMETER] = selections.keep(_inquiries(ground, chosen), request, of=of)
    asked["act"] = kind.value
    return redirect(_address("batch_create", asked))


def _inquiries(ground: Ground, chosen: list[int]) -> list[int]:
    """The inquiries of these cards, each once; where one was merged, that into which it went."""
    survivor = Coalesce("inquiry__merge__survivor", "inquiry")
    found = dict(ground.visible.filter(pk__in=chosen).values_list("pk", survivor))
    return list(dict.fromkeys(found[key] for key in chosen if key in found))


def _told(chosen: list[int], asked: QueryDict, ground: Ground) -> JsonResponse:
    """For the scripts of the page: how many are chosen, and the address that says so."""
    count = len(chosen)
    return JsonResponse({"address": f"?{asked.urlencode()}", "count": count, "words": ground.of.chosen(count)})


def _chosen(request: StaffRequest, ground: Ground) -> list[int]:
    """The keys, in the order in which they were chosen. TooMany above MOST."""
    said, kept = request.POST, selections.chosen_in(request, of=ground.of)
    shown = _numbers(said.get("shown", "").split("."))
    match said.get("all"):
        case "none":
            return []
        case "list":
            return ground.all()
        case "page":
            chosen = [*kept, *shown]
        case _:
            here = {*shown}
            chosen = [
                *(key for key in kept if key not in here),
                *(k for k in _numbers(said.getlist("row")) if k in here),
            ]
    chosen = list(dict.fromkeys(chosen))
    if len(chosen) > MOST:
        raise TooMany(most=MOST, count=len(chosen))
    there = {*ground.visible.filter(pk__in=chosen).values_list("pk", flat=True)}
    return [key for key in chosen if key in there]


def _all_of_list(request: StaffRequest) -> list[int]:
    """All that the list holds at this moment, as its tab, fields and words say, or its view; none if that is gone."""
    views = Views(request)
    if views.is_gone:
        return []
    form = QueueForm(views.asked, views.words, staff=request.user, now=timezone.now())
    keys = form.keys(Inquiry.objects.visible_to(request.user))
    found = list(keys[: MOST + 1])
    if len(found) > MOST:
        raise TooMany(most=MOST, count=len(keys) if isinstance(keys, list) else counted(all=keys)["all"])
    return found


def _numbers(said: list[str]) -> list[int]:
    return [int(one) for one in said[: 2 * MOST] if one.isascii() and one.isdigit() and len(one) < 19]


def _address(name: str, asked: QueryDict) -> str:
    return f"{reverse(name)}?{urlencode(list(asked.items()))}" if asked else reverse(name)
