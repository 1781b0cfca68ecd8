"""The page of one inquiry: list, conversation, side."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from inquiries.forms.inquiry.notes import NoteForm
from inquiries.forms.lookup.lookups import LookupForm
from inquiries.forms.lookup.one_time_codes import CodeEntryForm, OneTimeCodeForm
from inquiries.forms.reply.drafts import DraftForm
from inquiries.models import Harassment, Inquiry, OneTimeCode, Promise, Remedy, Sighting, Verification
from inquiries.models.few import Few, first_of
from inquiries.models.lookup.sentences import CODE_ASKED
from inquiries.models.reply import enclosing
from inquiries.models.reply.renewal import held_mails
from inquiries.views.lookup.parts.shown import latest_of
from inquiries.views.lookup.parts.spoken import spoken
from inquiries.views.reply.parts.composer import Composer
from inquiries.web import context
from inquiries.web.presence import others_at
from inquiries.web.requests import StaffRequest

from .decided import decided
from .hints import Hints
from .matter import hint_for
from .queue import Queue
from .there import EVERYTHING, there_on
from .thread import Thread

EARLIER = 5
"""How many earlier inquiries of the contact are listed."""


@dataclass(frozen=True)
class Asked:
    """A form to show above the conversation, and its template."""

    template: str
    form: forms.Form


def inquiry_page(request: StaffRequest, pk: int, *, status: int = 200, **more: Any) -> HttpResponse:
    """The whole page. `more` is added by verbs: `asked`, `refusal`, `draft_form`, `note_form`, `sighting`."""
    newest = context.desk_of(request).newest
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    there = there_on(inquiry)
    shown = desk_of(request, inquiry, there, draft_form=more.pop("draft_form", None)) | side_of(request, inquiry, there)
    marks = Harassment.objects.about(inquiry).newest_first().to_show() if "harassments" in there else []
    shown |= {
        "may_belong": hint_for(inquiry) if "hints" in there else None,
        "queue": Queue(request, inquiry.pk),
        "newest": newest,
        "spoken": None if shown["verification"] else spoken(inquiry, shown["thread"].events, shown["composer"].version),
        "harassments": marks,
        "fraud_reports": shown["matter"].fraud_reports if "fraud_reports" in there else [],
        "note_form": NoteForm(),
        "lookup_form": LookupForm(),
        "others": others_at(inquiry.pk, request.user),
    } | more
    held = held_mails(shown["composer"].version).filter(inquiry=inquiry).with_quoted()
    shown["held_mails"] = held if context.desk_of(request).held else held.none()
    return render(request, "inquiries/inquiry/inquiry/show.html", shown, status=status)


def desk_of(
    request: StaffRequest,
    inquiry: Inquiry,
    there: Collection[str] = EVERYTHING,
    *,
    draft_form: DraftForm | None = None,
    is_same_page: bool = False,
) -> dict[str, Any]:
    """The conversation, the reply that is written in it and the answers for it.

    `is_same_page`: only a piece of the page is sent, so its reader has not seen newer messages.
    """
    now, desk = timezone.now(), context.desk_of(request)
    version = desk.version
    lookup = latest_of(inquiry, request.user, version, at=now) if "lookups" in there else None
    thread = Thread(inquiry, request.user, now, desk.topics)
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
        "hints": Hints(inquiry, thread.fresh_words, composer.draft, version, lookup, there),
    }


def side_of(request: StaffRequest, inquiry: Inquiry, there: Collection[str] = EVERYTHING) -> dict[str, Any]:
    """The contact, and how many details the reader has uncovered in the last hour."""
    now, others = timezone.now(), inquiry.contact.inquiries.visible_to(request.user).standing_alone()
    earlier = others.exclude(pk=inquiry.pk).newest_first().to_list()
    remedies = Remedy.objects.visible_to(request.user)
    codes = OneTimeCode.objects.visible_to(request.user).of_the_desk(inquiry)
    return {
        "verification": Verification.objects.best_of(inquiry.contact, now) if "verifications" in there else None,
        "code": codes.running(now).newest() if "one_time_codes" in there else None,
        "code_asked": CODE_ASKED,
        "code_form": OneTimeCodeForm(),
        "entry_form": CodeEntryForm(),
        "promise": Promise.objects.in_force() if "promises" in there else None,
        "remedies": list(remedies.of(inquiry).newest_first()) if "remedies" in there else [],
        "earlier": first_of(earlier, EARLIER) if "earlier" in there else Few([], 0),
        "sightings": Sighting.objects.in_the_hour_before(now, request.user).count(),
        "allowance": settings.HOTLINE_REVEALS_PER_HOUR,
    }
