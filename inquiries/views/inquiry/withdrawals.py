"""An escalation is withdrawn."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from inquiries.forms.inquiry.withdrawals import WithdrawalForm
from inquiries.models import Escalation, Inquiry
from inquiries.views.asking import ask
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Withdraw it, with a reason."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), escalations=pk).survivor
    escalation = Escalation.objects.select_related("inquiry").get(pk=pk)
    form = WithdrawalForm(request.POST if request.method == "POST" else None, escalation=escalation)
    return ask(
        request,
        inquiry,
        "withdrawal/_create.html",
        form,
        lambda: escalation.withdraw(by=request.user, reason=form.cleaned_data["reason"]),
    )
