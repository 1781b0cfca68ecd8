"""The first thing after a sign-in with a slip: a password that nobody else knows."""

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from inquiries.models.account.enrolment import set_own_password
from inquiries.models.refusal import Refusal
from inquiries.web.no_store import no_store
from inquiries.web.requests import StaffRequest


@sensitive_post_parameters()
@no_store
@require_http_methods(["GET", "POST"])
def create(request: StaffRequest) -> HttpResponse:
    """Set it; then the second factor comes, where one is required."""
    if request.user.one_time_until is None:
        return redirect("home")
    form = SetPasswordForm(request.user, request.POST if request.method == "POST" else None)
    form.fields["new_password1"].widget.attrs["autofocus"] = True
    if form.is_valid():
        try:
            set_own_password(request.user, form.cleaned_data["new_password1"])
        except Refusal as refusal:
            form.add_error("new_password1", refusal.sentences)
        else:
            update_session_auth_hash(request, request.user)
            return redirect("home")
    status = 422 if form.errors else 200
    return render(request, "inquiries/sign_in/own_password/create.html", {"form": form}, status=status)
