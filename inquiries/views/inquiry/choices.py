"""To whom an inquiry is answered, where its mail names somebody beside its sender."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.models import Inquiry, Nominee
from inquiries.models.reply.nominee import NotChosen, Way
from inquiries.templatetags.veil import veiled
from inquiries.views.asking import do, path_of
from inquiries.views.confirming import Deed, confirm
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Answer to the nominee, after a confirmation."""
    rows = Nominee.objects.visible_to(request.user).select_related("message__inquiry")
    nominee = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        return confirm(request, _choose(request, nominee))
    return do(request, nominee.message.inquiry, lambda: nominee.choose(by=request.user))


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Answer to the earlier contact again."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).select_related("choice"), pk=pk)
    return do(request, inquiry, lambda: _undo(request, inquiry))


def _undo(request: StaffRequest, inquiry: Inquiry) -> None:
    if not hasattr(inquiry, "choice"):
        raise NotChosen
    inquiry.choice.undo(by=request.user)


def _choose(request: StaffRequest, nominee: Nominee) -> Deed:
    address = _named(nominee.name, nominee.address)
    sender = _named(nominee.message.sender_name, nominee.message.sender_address)
    said = {
        Way.REPLY_TO: _("The mail of %(sender)s asks for answers at %(address)s. Nothing proves that both are one."),
        Way.FORWARDED: _("%(sender)s forwarded a mail of %(address)s, as its header says. Nothing proves it."),
        Way.TYPED: _(
            "Somebody typed %(address)s into the form that %(sender)s sent. Nothing proves that it is theirs."
        ),
    }[Way(nominee.way)]
    return Deed(
        title=_("Answer to %(address)s") % {"address": address},
        says=[
            said % {"sender": sender, "address": address},
            _("Answers to this inquiry go there from now on. No other inquiry is answered elsewhere."),
            _("Links that were sent for it before open nothing any more."),
            _("As long as nothing was said to them, it can be undone beside the mail."),
        ],
        button=_("Answer there"),
        back=path_of(request, nominee.message.inquiry),
    )


def _named(name: str, address: str) -> str:
    """Name and address, as far as known: covered addresses alone are hard to tell apart."""
    if name and address:
        return _("%(name)s (%(address)s)") % {"name": name, "address": veiled(address)}
    return name or veiled(address)
