"""The layout of the list, for whoever is signed in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.desk.layouts import LayoutForm
from inquiries.models import Layout
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def edit(request: StaffRequest) -> HttpResponse:
    """Choose it; the list is shown so at once."""
    data = request.POST if request.method == "POST" else None
    form = LayoutForm(data, layout=Layout.objects.of(request.user))
    if form.is_valid():
        Layout.objects.arrange(request.user, is_dense=form.is_dense, without=form.without)
        messages.success(request, _("Saved."))
        return redirect("inquiry_list")
    return render(request, "inquiries/desk/layout/edit.html", {"form": form}, status=422 if form.errors else 200)
