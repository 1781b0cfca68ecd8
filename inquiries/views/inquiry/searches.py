"""A search: its words come by POST, and the address of what was found holds only their key."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.forms.inquiry.queue import FIELDS
from inquiries.forms.words import Words
from inquiries.masking import mask
from inquiries.models import Inquiry
from inquiries.models.role import Right
from inquiries.search import Query
from inquiries.views.gate import only
from inquiries.web import searches
from inquiries.web.requests import StaffRequest

LONGEST = 200


@require_POST
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest) -> HttpResponse:
    """Search among the inquiries; a receipt number leads straight to its inquiry."""
    masked = mask(Words(required=False).clean(request.POST.get("q"))[:LONGEST])
    if masked.findings:
        messages.error(request, _("This looks like a card number or a password. It was not searched for."))
    words = "" if masked.findings else masked.text.strip()
    number = Query.of(words).number
    if number and Inquiry.objects.visible_to(request.user).filter(pk=number).exists():
        return redirect("inquiry_show", pk=number)
    asked = {field: said for field in FIELDS if (said := request.POST.get(field, ""))}
    if words:
        asked[searches.PARAMETER] = searches.keep(words, request)
    return redirect(f"{reverse('inquiry_list')}?{urlencode(asked)}" if asked else reverse("inquiry_list"))
