"""The steps of a reissue, and the end taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from inquiries.forms.steps import StepForm
from inquiries.models.reissue import Backwards, Ended, NotEnded, NotOurWord, NotYet
from inquiries.requests import StaffRequest

from .reissues import page, visible

REFUSALS = {
    Backwards: (None, gettext_lazy("It stands there already, or further on. The page shows how it stands now.")),
    Ended: (None, gettext_lazy("This reissue has ended. Reopen it first.")),
    NotOurWord: (
        "reported_by",
        gettext_lazy("We cannot know this ourselves: the customer, the card company or the processor has to say it."),
    ),
    NotYet: ("on", gettext_lazy("This day is still to come. Write down what has happened.")),
}


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody reported what happened."""
    reissue = visible(request, pk)
    form = StepForm(request.POST, reissue=reissue)
    if not form.is_valid():
        return page(request, reissue, status=422, step_form=form)
    try:
        step = reissue.step(by=request.user, **form.cleaned_data)
    except tuple(REFUSALS) as refused:
        field, sentence = REFUSALS[type(refused)]
        if field:
            form.add_error(field, sentence)
        # Read anew: it may stand elsewhere by now.
        return page(request, visible(request, pk), status=409, step_form=form, refusal="" if field else sentence)
    messages.success(request, _("Written down: %(stage)s.") % {"stage": step.get_stage_display()})
    return redirect("reissue_show", pk=pk)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """The end was none: back to the last station."""
    reissue = visible(request, pk)
    try:
        reissue.reopen(by=request.user)
    except NotEnded:
        return page(request, reissue, status=409, refusal=_("It has not ended, so there is nothing to reopen."))
    return redirect("reissue_show", pk=pk)
