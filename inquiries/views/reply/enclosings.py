"""Files of the library are enclosed in the reply, or taken out of it. Nothing else can be: not even what came in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from inquiries.models import Dispatch, EnclosureEdition, Inquiry, Version
from inquiries.models.reply import enclosing
from inquiries.views.asking import do
from inquiries.web.requests import StaffRequest

from .insertions import change, number


@require_safe
def list_(request: StaffRequest, pk: int) -> HttpResponse:
    """What may be enclosed today; what belongs to the topics of the inquiry comes first."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    if not request.htmx:
        return redirect("enclosure_list")
    usable = EnclosureEdition.objects.usable(Version.objects.in_force()).in_order().to_show()
    asked = set(inquiry.topics.values_list("pk", flat=True))
    fitting = {one.pk: bool(asked & {topic.pk for topic in one.enclosure.topics.all()}) for one in usable}
    offered = sorted(usable, key=lambda one: not fitting[one.pk])
    context = {"inquiry": inquiry, "offered": offered, "fitting": [one for one in offered if fitting[one.pk]]}
    return render(request, "inquiries/reply/enclosing/_list.html", context)


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Enclose the edition that the pressed button names."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    visible = EnclosureEdition.objects.visible_to(request.user).select_related("enclosure")
    edition = get_object_or_404(visible, pk=number(request, "enclosure"))
    return change(request, inquiry, lambda draft: enclosing.enclose(draft, edition))


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take out the edition that the pressed button names."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    key = number(request, "enclosure")
    return change(request, inquiry, lambda draft: enclosing.take_out(draft, key))


@require_POST
def create_recall(request: StaffRequest, pk: int) -> HttpResponse:
    """A reply that was held for its files becomes its author's draft again."""
    dispatch = get_object_or_404(Dispatch.objects.visible_to(request.user).select_related("inquiry"), pk=pk)
    return do(
        request, dispatch.inquiry, lambda: enclosing.call_in(dispatch, by=request.user, at=timezone.now()).inquiry
    )
