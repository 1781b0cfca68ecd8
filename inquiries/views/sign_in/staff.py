"""Somebody's role and last day, their end and their return, for who looks after them."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from inquiries.forms.sign_in.people import PersonForm
from inquiries.models import Staff
from inquiries.models.account.account import change, end, roles_given_by, take_back
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.confirming import Deed, do_confirmed
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
@only(Right.KEEP_DESK_STAFF)
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Give another role or last day."""
    person = get_object_or_404(Staff, pk=pk)
    initial = {"role": person.role, "expires_on": person.expires_on}
    sent = request.POST if request.method == "POST" else None
    form = PersonForm(sent, initial=initial, roles=roles_given_by(request.user))
    if form.is_valid():
        try:
            change(person, **form.cleaned_data, by=request.user)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, _("Saved. It holds at once."))
            return redirect("person_show", pk=pk)
    context = {"person": person, "form": form}
    return render(request, "inquiries/sign_in/person/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@only(Right.KEEP_DESK_STAFF)
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """End them, after a confirmation."""
    person = get_object_or_404(Staff, pk=pk)
    deed = Deed(
        _("End %(name)s?") % {"name": person.name},
        [
            _("They are signed out everywhere at once, and cannot sign in any more."),
            _("The inquiries that they hold go back to the queue."),
            _("What they wrote stays, under their name. They can be taken back."),
        ],
        pgettext("staff", "End"),
        reverse("person_show", args=[pk]),
        done=_("%(name)s is signed out and cannot sign in any more.") % {"name": person.name},
    )
    return do_confirmed(request, deed, lambda: end(person, by=request.user), _refused(request, pk))


@require_http_methods(["GET", "POST"])
@only(Right.KEEP_DESK_STAFF)
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    """Take them back, after a confirmation."""
    person = get_object_or_404(Staff, pk=pk)
    deed = Deed(
        _("Take %(name)s back?") % {"name": person.name},
        [
            _("They sign in as before, with the password and the second factor that they had."),
            _("The inquiries that they held stay where they are now."),
        ],
        pgettext("staff", "Take back"),
        reverse("person_show", args=[pk]),
        done=_("%(name)s can sign in again.") % {"name": person.name},
    )
    return do_confirmed(request, deed, lambda: take_back(person, by=request.user), _refused(request, pk))


def _refused(request: StaffRequest, pk: int) -> Callable[[str], HttpResponse]:
    """The page of the person says why not."""

    def answer(said: str) -> HttpResponse:
        messages.error(request, said)
        return redirect("person_show", pk=pk)

    return answer
