"""Names are pasted, looked at, and made into accounts; their slips are shown once."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.forms.sign_in.enrolments import EnrolmentForm
from inquiries.models import Staff
from inquiries.models.account.account import roles_given_by
from inquiries.models.account.enrolment import MOST, Slip, renew, renew_all, take_on
from inquiries.models.account.pasted import Line, read
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.no_store import no_store
from inquiries.web.requests import StaffRequest


@no_store
@require_http_methods(["GET", "POST"])
@only(Right.KEEP_DESK_STAFF)
def create(request: StaffRequest) -> HttpResponse:
    """The form, then what becomes of each line, then the slips."""
    form = EnrolmentForm(request.POST if request.method == "POST" else None, roles=roles_given_by(request.user))
    if made := _made_already(request):
        return render(request, "inquiries/sign_in/enrolment/again.html", {"people": made})
    if not form.is_valid():
        return _asked(request, form, [])
    lines = read(form.cleaned_data["names"], role=form.cleaned_data["role"], by=request.user)
    if lines and _was_seen(request, lines):
        try:
            return _shown(request, take_on(lines, expires_on=form.cleaned_data["expires_on"], by=request.user))
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
    return _asked(request, form, lines)


@no_store
@require_POST
@only(Right.KEEP_DESK_STAFF)
def renew_slip(request: StaffRequest, pk: int) -> HttpResponse:
    """Another slip for somebody who has not set a password of their own."""
    person = get_object_or_404(Staff, pk=pk)
    try:
        return _shown(request, [renew(person, by=request.user)])
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("person_show", pk=pk)


@no_store
@require_POST
@only(Right.KEEP_DESK_STAFF)
def renew_slips(request: StaffRequest) -> HttpResponse:
    """Other slips for all of whom the first were lost before they were printed."""
    chosen = [pk for pk in request.POST.getlist("person")[:MOST] if pk.isdecimal() and len(pk) < 16]
    people = Staff.objects.filter(pk__in=chosen).order_by("pk")
    try:
        return _shown(request, renew_all(people, by=request.user))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("person_list")


def _asked(request: StaffRequest, form: EnrolmentForm, lines: Sequence[Line]) -> HttpResponse:
    """The form, and below it what becomes of each line: first what is wrong, then what should be looked at."""
    context = {
        "form": form,
        "lines": sorted(lines, key=lambda line: (not line.problems, not line.doubts)),
        "wrong": sum(bool(line.problems) for line in lines),
        "seen": _usernames(lines),
    }
    return render(request, "inquiries/sign_in/enrolment/create.html", context, status=422 if form.errors else 200)


def _made_already(request: StaffRequest) -> list[Staff]:
    """Whose accounts this very sending has made before: pressed twice, or loaded anew. Their slips were shown once."""
    names = [word.partition(":")[0] for word in request.POST.get("seen", "").split()[:MOST]]
    made = list(Staff.objects.filter(username__in=names, one_time_until__isnull=False).order_by("pk"))
    return made if len(made) == len(names) else []


def _was_seen(request: StaffRequest, lines: Sequence[Line]) -> bool:
    """The reader has looked at just these, and nothing is wrong with any."""
    return request.POST.get("seen") == _usernames(lines) and not any(line.problems for line in lines)


def _usernames(lines: Sequence[Line]) -> str:
    return " ".join(f"{line.username}:{line.role}" for line in lines)


def _shown(request: StaffRequest, slips: Sequence[Slip]) -> HttpResponse:
    return render(request, "inquiries/sign_in/enrolment/slips.html", {"slips": slips, "now": timezone.now()})
