"""The card companies."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.card.issuers import IssuerForm
from inquiries.models import Issuer
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """All of them, and a form for one more."""
    form = IssuerForm(request.POST or None)
    if form.is_valid():
        try:
            issuer = Issuer.objects.add(form.cleaned_data["name"], by=request.user)
        except Refusal as refusal:
            form.add_error("name", refusal.sentences)
        else:
            messages.success(request, _("%(name)s is on the list.") % {"name": issuer.name})
            return redirect("issuer_list")
    context = {"issuers": Issuer.objects.in_order(), "form": form}
    return render(request, "inquiries/card/issuer/list.html", context, status=409 if form.errors else 200)
