"""Telephone systems that may say who rings: connected and disconnected by an administrator."""

from contextlib import suppress
from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.telephone.telephones import TelephoneSystemForm
from inquiries.models import TelephoneSystem
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.confirming import Deed, confirm
from inquiries.views.gate import only
from inquiries.web.bearer import last_heard, wrong_tokens
from inquiries.web.no_store import no_store
from inquiries.web.requests import StaffRequest

PAGE = "inquiries/telephone/telephone_system/list.html"


@require_http_methods(["GET", "POST"])
@only(Right.KEEP_ACCOUNTS)
@no_store
def list_(request: StaffRequest) -> HttpResponse:
    """All of them; connect another. Its token is in this one answer and nowhere else."""
    form, token = TelephoneSystemForm(request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        _system, token = TelephoneSystem.objects.connect(form.cleaned_data["name"], by=request.user)
        form = TelephoneSystemForm()
    systems = list(TelephoneSystem.objects.visible_to(request.user).connected().newest_first())
    for system in systems:
        at = last_heard(system)
        system.heard_at = datetime.fromtimestamp(at, UTC) if at else None  # type: ignore[attr-defined]
    context = {"systems": systems, "form": form, "token": token, "wrong": wrong_tokens()}
    return render(request, PAGE, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Disconnect one, after a confirmation."""
    system = get_object_or_404(TelephoneSystem.objects.visible_to(request.user), pk=pk)
    if request.method != "POST":
        return confirm(request, _disconnecting(system))
    with suppress(Refusal):  # somebody was faster, and it is what was wanted
        system.disconnect(by=request.user)
    return redirect("telephone_system_list")


def _disconnecting(system: TelephoneSystem) -> Deed:
    return Deed(
        title=_("Disconnect %(name)s") % {"name": system},
        says=[
            _("From now on its calls are refused, and nobody reads who rings through it."),
            _("Its token cannot be given back. To connect it again, make a new one."),
        ],
        button=_("Disconnect"),
        back=reverse("telephone_system_list"),
    )
