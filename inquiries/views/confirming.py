"""Before what cannot be taken back: a page that says what will happen. After what can: the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from inquiries.web.requests import StaffRequest


@dataclass(frozen=True)
class Deed:
    """What somebody is about to do: its name, what it leads to, what its button says, and the way back."""

    title: str
    says: Sequence[str]
    button: str
    back: str
    reads: str = ""
    keeps: Mapping[str, Sequence[str]] = field(default_factory=dict)
    is_possible: bool = True


def confirm(request: StaffRequest, deed: Deed, *, action: str = "") -> HttpResponse:
    """The page. Its form goes to `action`, or to where the page stands, with what it `keeps`."""
    return render(request, "inquiries/confirm.html", {"deed": deed, "action": action or request.get_full_path()})


def offer_undo(request: StaffRequest, sentence: str, path: str) -> None:
    """Say what was done, with the key that undoes it."""
    messages.success(request, sentence, extra_tags=path)
