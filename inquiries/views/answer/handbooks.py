"""The handbook: all answers as a file, to save and to take in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.answer.handbooks import HandbookForm
from inquiries.handbook import Taken, put_in, read, write
from inquiries.handbook.reading import MOST_BYTES
from inquiries.models import Version
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_safe
def show(request: StaffRequest) -> HttpResponse:
    """Download it."""
    version = _version(request)
    name = f"answers-{timezone.localdate():%Y%m%d}-v{version.number}.toml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(version), content_type="application/toml; charset=utf-8", headers=headers)


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest) -> HttpResponse:
    """Take one in, or say what would change."""
    version = _version(request)
    form, taken = HandbookForm(request.POST or None, request.FILES or None, most_bytes=MOST_BYTES), None
    if form.is_valid():
        trying = form.cleaned_data["dry_run"]
        try:
            taken = put_in(read(form.cleaned_data["file"].read()), version, by=request.user, dry_run=trying)
        except Refusal as refusal:
            form.add_error("file", refusal.sentences)
        else:
            if not trying:
                messages.success(request, _sentence(taken))
                return redirect("answer_list")
    context = {"form": form, "version": version, "taken": taken and _sentence(taken)}
    return render(request, "inquiries/answer/handbook/create.html", context, status=422 if form.errors else 200)


def _sentence(taken: Taken) -> str:
    told = _("New or changed: %(topics)s topics, %(answers)s answers as drafts, %(taboos)s among what is never said.")
    return told % {"topics": taken.topics, "answers": taken.answers, "taboos": taken.taboos}


@only(Right.SUPERVISE)
def _version(_request: StaffRequest) -> Version:
    version = Version.objects.in_force()
    if version is None:
        raise PermissionDenied
    return version
