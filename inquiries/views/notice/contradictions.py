"""A taboo stays, although the notice says it now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models import Contradiction
from inquiries.web.requests import StaffRequest


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep the taboo: we do not say it ourselves, but may quote the notice."""
    visible = Contradiction.objects.visible_to(request.user).select_related("taboo__topic", "clause__version")
    contradiction = get_object_or_404(visible, pk=pk)
    contradiction.keep(by=request.user)
    messages.success(request, _("“%(words)s” stays among what is never said.") % {"words": contradiction.taboo})
    return redirect("taboo_list")
