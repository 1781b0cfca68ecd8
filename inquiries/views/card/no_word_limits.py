"""After how many days without a word a card is listed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.card.no_word_limits import NoWordLimitForm
from inquiries.models import NoWordLimit
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
@only(Right.SUPERVISE)
def edit(request: StaffRequest) -> HttpResponse:
    """Set it."""
    limit = NoWordLimit.objects.in_force()
    form = NoWordLimitForm(request.POST if request.method == "POST" else None, limit=limit)
    if form.is_valid():
        NoWordLimit.objects.change(form.cleaned_data["days"], by=request.user)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("no_word_limit_edit")
    context = {"limit": limit, "form": form}
    return render(request, "inquiries/card/no_word_limit/edit.html", context, status=422 if form.errors else 200)
