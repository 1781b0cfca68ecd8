"""After how long a call is warned of, and what is said to the caller then."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.telephone.call_limits import CallLimitForm
from inquiries.models import CallLimit
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
@only(Right.SUPERVISE)
def edit(request: StaffRequest) -> HttpResponse:
    """Set both."""
    limit = CallLimit.objects.in_force()
    form = CallLimitForm(request.POST if request.method == "POST" else None, limit=limit)
    if form.is_valid():
        CallLimit.objects.change(form.cleaned_data["minutes"], form.sentences, by=request.user)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("call_limit_edit")
    context = {"limit": limit, "form": form}
    return render(request, "inquiries/telephone/call_limit/edit.html", context, status=422 if form.errors else 200)
