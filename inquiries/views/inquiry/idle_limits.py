"""The time without work after which a claim lapses."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.inquiry.idle_limits import IdleLimitForm
from inquiries.models import IdleLimit
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
@only(Right.SUPERVISE)
def edit(request: StaffRequest) -> HttpResponse:
    """Set it; beside the form it says what keeps a claim."""
    limit = IdleLimit.objects.last()
    form = IdleLimitForm(request.POST or None, initial={"minutes": limit.minutes if limit else None})
    if form.is_valid():
        IdleLimit.objects.change(form.cleaned_data["minutes"], by=request.user)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("idle_limit_edit")
    context = {"limit": limit, "form": form}
    return render(request, "inquiries/inquiry/idle_limit/edit.html", context, status=422 if form.errors else 200)
