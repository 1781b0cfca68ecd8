"""The card companies."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.issuers import IssuerForm
from inquiries.models import Issuer
from inquiries.models.issuer import Known
from inquiries.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def list_(request: StaffRequest) -> HttpResponse:
    """All of them, and a form for one more."""
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    form = IssuerForm(request.POST or None)
    if form.is_valid():
        try:
            issuer = Issuer.objects.add(form.cleaned_data["name"], by=request.user)
        except Known:
            form.add_error("name", _("This card company is on the list already."))
        else:
            messages.success(request, _("%(name)s is on the list.") % {"name": issuer.name})
            return redirect("issuer_list")
    context = {"issuers": Issuer.objects.in_order(), "form": form}
    return render(request, "inquiries/issuer/list.html", context, status=409 if form.errors else 200)
