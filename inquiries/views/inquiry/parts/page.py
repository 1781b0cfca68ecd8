"""The page of one inquiry: list, conversation, side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from inquiries.forms.inquiry.notes import NoteForm
from inquiries.forms.lookup.lookups import LookupForm
from inquiries.forms.reply.drafts import DraftForm
from inquiries.models import Harassment, Inquiry, Sighting, Verification
from inquiries.models.few import first_of
from inquiries.models.reply import enclosing
from inquiries.models.reply.renewal import held_mails
from inquiries.views.lookup.parts.shown import latest_of
from inquiries.views.reply.parts.composer import Composer
from inquiries.web import context
from inquiries.web.presence import others_at
from inquiries.web.requests import StaffRequest

from .decided import decided
from .hints import Hints
from .matter import hint_for
from .queue import Queue
from .thread import Thread

EARLIER = 5
"""How many earlier inquiries of the contact are listed."""


@dataclass(frozen=True)
class Asked:
    """A form to show above the conversation, and its template."""

    template: str
    form: forms.Form


def inquiry_page(request: StaffRequest, inquiry: Inquiry, *, status: int = 200, **more: Any) -> HttpResponse:
    """The whole page. `more` is added by verbs: `asked`, `refusal`, `draft_form`, `note_form`, `sighting`."""
    newest = context.desk_of(request).newest
    inquiry = Inquiry.objects.visible_to(request.user).to_show().get(pk=inquiry.pk)
    shown = desk_of(request, inquiry, draft_form=more.pop("draft_form", None)) | side_of(request, inquiry)
    shown |= {
        "may_belong": hint_for(inquiry),
        "queue": Queue(request, inquiry.pk),
        "newest": newest,
        "harassments": Harassment.objects.about(inquiry).newest_first().to_show(),
        "note_form": NoteForm(),
        "lookup_form": LookupForm(),
        "others": others_at(inquiry.pk, request.user),
    } | more
    held = held_mails(shown["composer"].version).filter(inquiry=inquiry).with_quoted()
    shown["held_mails"] = held if context.desk_of(request).held else held.none()
    return render(request, "inquiries/inquiry/inquiry/show.html", shown, status=status)


def desk_of(
    request: StaffRequest, inquiry: Inquiry, *, draft_form: DraftForm | None = None, is_same_page: bool = False
) -> dict[str, Any]:
    """The conversation, the reply that is written in it and the answers for it.

    `is_same_page`: only a piece of the page is sent, so its reader has not seen newer messages.
    """
    now, version = timezone.now(), context.desk_of(request).version
    lookup = latest_of(inquiry, request.user, version, at=now)
    thread = Thread(inquiry, request.user, now)
    composer = Composer(
        inquiry,
        request.user,
        version=version,
        newest=thread.newest,
        regrouped=thread.regrouped,
        form=draft_form,
        is_same_page=is_same_page,
        is_answered=thread.is_answered,
    )
    return {
        "inquiry": inquiry,
        "now": now,
        "thread": thread,
        "matter": thread.matter,
        "composer": composer,
        "old_file": enclosing.OLD,
        "decided": decided(thread.matter, composer.draft),
        "lookup": lookup,
        "hints": Hints(inquiry, thread.fresh_words, composer.draft, version, lookup),
    }


def side_of(request: StaffRequest, inquiry: Inquiry) -> dict[str, Any]:
    """The contact, and how many details the reader has uncovered in the last hour."""
    others = inquiry.contact.inquiries.visible_to(request.user).standing_alone().exclude(pk=inquiry.pk)
    return {
        "verification": Verification.objects.best_of(inquiry.contact, timezone.now()),
        "earlier": first_of(others.newest_first().to_list(), EARLIER),
        "sightings": Sighting.objects.in_the_hour_before(timezone.now(), request.user).count(),
        "allowance": settings.HOTLINE_REVEALS_PER_HOUR,
    }
