"""A search: its words come by POST, and the address of what was found holds only their key."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from inquiries.forms.inquiry.queue import FIELDS
from inquiries.models import Inquiry
from inquiries.models.role import Right
from inquiries.search import Query
from inquiries.views.gate import only
from inquiries.web import searches
from inquiries.web.requests import StaffRequest

from .parts.sought import sought
from .parts.views import VIEW


@require_POST
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest) -> HttpResponse:
    """Search among the inquiries; a receipt number leads straight to its inquiry. `save`: it gets a name first."""
    words = sought(request)
    number = Query.of(words).number
    if number and Inquiry.objects.visible_to(request.user).filter(pk=number).exists():
        return redirect("inquiry_show", pk=number)
    is_saved = "save" in request.POST
    kept = FIELDS if is_saved else (VIEW, *FIELDS)
    asked = {field: said for field in kept if (said := request.POST.get(field, ""))}
    if words:
        asked[searches.PARAMETER] = searches.keep(words, request)
    path = reverse("saved_view_create" if is_saved else "inquiry_list")
    return redirect(f"{path}?{urlencode(asked)}" if asked else path)
