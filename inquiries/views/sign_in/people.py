"""The staff: who may sign in until when, and who is signed in. It shows nothing of customers."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from inquiries.forms.sign_in.people import Side, SideForm
from inquiries.models import FactorReset, Session, Staff
from inquiries.models.account.account import is_kept_by
from inquiries.models.few import counted
from inquiries.models.role import Right
from inquiries.models.sign_in.second_factor import FactorKind
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

ROWS = 50


def with_sign_ins() -> QuerySet[Staff]:
    """People with their live sessions and their second factors, in two more statements."""
    live = Prefetch("sessions", Session.objects.live().last_seen_first(), to_attr="live_sessions")
    return Staff.objects.prefetch_related(live, "authenticator_set")


def of_person(person: Staff) -> QuerySet[Any]:
    """Their second factors, the oldest first."""
    found: QuerySet[Any] = Authenticator.objects.filter(user=person).order_by("pk")
    return found


@require_safe
@only(Right.KEEP_SIGN_INS)
def list_(request: StaffRequest) -> HttpResponse:
    """Everybody who may sign in, or may no more, and what waits for a second person."""
    sides = {Side.CURRENT: Staff.objects.current(), Side.ENDED: Staff.objects.gone()}
    side, counts = SideForm(request.GET).chosen, counted(**sides)
    stretch = Stretch(sides[side].order_by("username", "pk"), request.GET, ROWS)
    people = with_sign_ins().in_bulk(stretch.keys)
    context = {
        "people": [people[key] for key in stretch.keys if key in people],
        "resets": list(FactorReset.objects.visible_to(request.user).open().oldest_first()),
        "stretch": stretch,
        "count": counts[side],
        "side": side,
        "tabs": [(one, counts[one]) for one in sides],
        "now": timezone.now(),
    }
    return render(request, "inquiries/sign_in/person/list.html", context)


@require_safe
@only(Right.KEEP_SIGN_INS)
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One person's sign-ins and second factors."""
    person = get_object_or_404(with_sign_ins(), pk=pk)
    context = {
        "person": person,
        "is_kept": is_kept_by(person, request.user),
        "factors": [(FactorKind(one.type).label, one) for one in of_person(person)],
        "reset": FactorReset.objects.visible_to(request.user).open().oldest_first().filter(staff=person).first(),
        "now": timezone.now(),
    }
    return render(request, "inquiries/sign_in/person/show.html", context)


@require_POST
@only(Right.KEEP_SIGN_INS)
def end_sessions(request: StaffRequest, pk: int) -> HttpResponse:
    """End all of one person's."""
    person = get_object_or_404(Staff, pk=pk)
    count = Session.objects.all().end_all(person, by=request.user)
    said = ngettext("%(count)s sign-in was ended.", "%(count)s sign-ins were ended.", count)
    messages.success(request, said % {"count": count})
    return redirect("person_show", pk=pk)
