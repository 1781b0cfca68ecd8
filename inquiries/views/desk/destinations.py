"""Where Ctrl+K leads beside the places of the frame: saved views, inquiries, people and colleagues, as one types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models import Contact, Inquiry, SavedView, Staff
from inquiries.models.role import Right
from inquiries.search import Query, folded
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

MOST = 6
"""So many of a kind."""
LONGEST = 120


class Destination(NamedTuple):
    """What leads somewhere: its name, its kind in a word, and the path."""

    name: str
    kind: str
    path: str


@require_POST
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """The few that match. By POST, since URLs end up in logs, and names and numbers must not."""
    typed = request.POST.get("q", "").replace("\0", "")[:LONGEST].strip()
    found = [*_views(typed, request.user), *(_matching(typed, request.user) if typed else [])]
    return render(request, "inquiries/desk/destination/_list.html", {"found": found})


def _matching(typed: str, staff: Staff) -> Iterator[Destination]:
    """A name shows the newest inquiries of those who are called so; a telephone or an address must be whole."""
    numbers = [word.number for word in Query.of(typed).words if word.number]
    named = list(Contact.objects.visible_to(staff).matching(typed).order_by("-pk").values_list("pk", flat=True)[:MOST])
    inquiries = Inquiry.objects.visible_to(staff).select_related("contact").newest_first()
    rows = [*inquiries.filter(pk__in=numbers), *inquiries.filter(contact__in=named).exclude(pk__in=numbers)[:MOST]]
    for inquiry in rows:
        path = reverse("inquiry_show", args=[inquiry.pk])
        yield Destination(f"{inquiry.contact}  {inquiry.number}", _("Inquiry"), path)
    for colleague in Staff.objects.at_the_desk():
        if folded(typed) == folded(colleague.username) or folded(typed) in folded(colleague.name):
            path = f"{reverse('inquiry_list')}?state=all&owner={colleague.pk}"
            yield Destination(colleague.name, _("Their inquiries"), path)


def _views(typed: str, staff: Staff) -> Iterator[Destination]:
    for view in SavedView.objects.visible_to(staff).of(staff).in_order():
        if folded(typed) in folded(view.name):
            yield Destination(view.name, _("Saved view"), f"{reverse('inquiry_list')}?view={view.pk}")
