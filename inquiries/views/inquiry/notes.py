"""Internal notes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from inquiries.forms.inquiry.notes import NoteForm
from inquiries.models import Inquiry, Press
from inquiries.models.team.naming import named_in
from inquiries.views.asking import back_to
from inquiries.web.presses import mark_of
from inquiries.web.requests import StaffRequest

from .parts.page import desk_of, inquiry_page

NOBODY_MENTIONED = _("The note is saved. “@%(word)s” mentioned nobody: no colleague, or more than one, has this name.")


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Save one. The reply being written beside it stays as it is."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        context = {"inquiry": inquiry, "note_form": form}
        if request.htmx:
            return render(request, "inquiries/inquiry/note/_create.html", context, status=422)
        return inquiry_page(request, inquiry.pk, status=422, note_form=form)
    Press.objects.once(mark_of(request), lambda: inquiry.note(by=request.user, text=form.cleaned_data["text"]))
    note = inquiry.messages.filter(author=request.user).latest("pk")
    unclear = named_in(note.text, by=request.user).unclear
    if request.htmx:
        context = desk_of(request, inquiry) | {"note_form": NoteForm(), "unclear": unclear}
        return render(request, "inquiries/inquiry/note/_created.html", context)
    for word in unclear:
        messages.warning(request, NOBODY_MENTIONED % {"word": word})
    return back_to(request, inquiry, at=f"m{note.pk}")
