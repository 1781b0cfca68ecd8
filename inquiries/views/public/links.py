"""A link by mail, which opens the customer's page once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from inquiries.forms.public.links import LinkForm
from inquiries.models import Dispatch, Link
from inquiries.models.refusal import Refusal
from inquiries.web.no_store import no_store
from inquiries.web.throttle import Throttle
from inquiries.web.visit import Visit

DOOR = Throttle("link")
ON_ITS_WAY = gettext_noop(
    "If the number is right and you gave us a mail address, a link is on its way to it. It opens your page. If none"
    " comes, please look at the number once more, or call us."
)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Ask for a link. The answer tells neither whether there is such an inquiry, nor an address to send it to."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not DOOR.lets(request):
        form.refuse()
    if form.is_valid():
        if inquiry := form.find():
            Dispatch.objects.send_link(inquiry)
        messages.success(request, _(ON_ITS_WAY))
        return redirect("link_create")
    return render(request, "inquiries/public/link.html", {"form": form}, status=form.status)


@login_not_required
@no_store
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest, token: str) -> HttpResponse:
    """Open the customer's page. Only POST uses the link up, since mail scanners follow links with GET."""
    try:
        link = Link.objects.by_token(token)
        if request.method == "POST":
            link.use()
            Visit.begin(request, link.inquiry)
            return redirect("status_show")
    except Refusal as refusal:
        return render(request, "inquiries/public/link_gone.html", {"refusal": str(refusal)}, status=410)
    return render(request, "inquiries/public/link_open.html", {"link": link})
