"""The reader's own telephone: at which extension they are rung, and whether clicks on numbers come here."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.telephone.telephones import ExtensionForm
from inquiries.models import Extension
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def edit(request: StaffRequest) -> HttpResponse:
    """Set the extension."""
    posted = request.POST if request.method == "POST" else None
    form = ExtensionForm(posted, initial={"number": Extension.objects.of(request.user)})
    if form.is_valid():
        try:
            Extension.objects.take(form.cleaned_data["number"], by=request.user)
            messages.success(request, _("Saved. It holds from now on."))
            return redirect("extension_edit")
        except Refusal as refusal:
            form.add_error("number", refusal.sentences)
    return render(
        request, "inquiries/telephone/extension/edit.html", {"form": form}, status=422 if form.errors else 200
    )
