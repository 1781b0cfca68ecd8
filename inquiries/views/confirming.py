"""A page that asks before what cannot be undone; and an undo link after what can."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from inquiries.models.refusal import Refusal
from inquiries.web.requests import StaffRequest


@dataclass(frozen=True)
class Deed:
    """What somebody is about to do: its name, its consequences, its button, and the link that cancels."""

    title: str
    says: Sequence[str]
    button: str
    back: str
    reads: str = ""
    keeps: Mapping[str, Sequence[str]] = field(default_factory=dict)
    is_possible: bool = True
    done: str = ""
    """What is said once it is done."""
    then: str = ""
    """The page after that; without one, `back`."""


def confirm(request: StaffRequest, deed: Deed, *, action: str = "") -> HttpResponse:
    """The page. Its form posts to `action`, or to the page's own address, with the fields in `keeps`."""
    return render(request, "inquiries/confirm.html", {"deed": deed, "action": action or request.get_full_path()})


def do_confirmed(
    request: StaffRequest, deed: Deed, verb: Callable[[], object], refused: Callable[[str], HttpResponse]
) -> HttpResponse:
    """Ask first; once the button was pressed, carry the verb out. `refused` is the page that shows a refusal."""
    if request.method != "POST":
        return confirm(request, deed)
    try:
        verb()
    except Refusal as refusal:
        return refused(str(refusal))
    messages.success(request, deed.done)
    return redirect(deed.then or deed.back)


def offer_undo(request: StaffRequest, sentence: str, path: str) -> None:
    """Say what was done, with the key that undoes it."""
    messages.success(request, sentence, extra_tags=path)
