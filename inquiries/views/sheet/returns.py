"""A file that a card company sent back: its columns, what its words mean, a look, and the word of a person."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.sheet.returns import AcceptanceForm, PartsForm, ReturnForm, WordsForm
from inquiries.models import SheetReturn
from inquiries.models.refusal import Refusal
from inquiries.models.sheet.matching import Matches, Said
from inquiries.reissues import returns
from inquiries.views.confirming import Deed, do_confirmed
from inquiries.web.requests import StaffRequest

from .sheets import found as sheet_found

ROWS = 100
EXPLAINED_OTHERWISE = gettext_lazy(
    "You chose another step for some of their words. Match the lines again, then accept."
)


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose the file. It is kept encrypted, and nothing changes yet."""
    sheet = sheet_found(request, pk)
    form = ReturnForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            one = returns.bring(sheet, by=request.user, **form.said)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            return redirect("sheet_return_show", pk=one.pk)
    context = {"sheet": sheet, "form": form}
    return render(request, "inquiries/sheet/return/create.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """How far it is, and what would become of each line."""
    return page(request, _found(request, pk))


@require_POST
def choose(request: StaffRequest, pk: int) -> HttpResponse:
    """Say which column is which."""
    one = _found(request, pk)
    form = PartsForm(request.POST, columns=one.columns)
    if not form.is_valid():
        return page(request, one, status=422, parts_form=form)
    try:
        one.choose(form.chosen, by=request.user)
    except Refusal as refusal:
        return page(request, _found(request, pk), status=409, refusal=str(refusal))
    return redirect("sheet_return_show", pk=pk)


@require_POST
def explain(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what their words mean."""
    one = _found(request, pk)
    try:
        form = _words(request, returns.read(one) if one.is_lying else [])
        if form.is_valid():
            one.explain(form.meant, by=request.user)
            return redirect("sheet_return_show", pk=pk)
    except Refusal as refusal:
        return page(request, _found(request, pk), status=409, refusal=str(refusal))
    return page(request, one, status=422, words_form=form)


@require_POST
def accept(request: StaffRequest, pk: int) -> HttpResponse:
    """Write the steps of the known lines, having seen all of them."""
    one = _found(request, pk)
    try:
        lines = returns.read(one) if one.is_lying else []
        form = _words(request, lines)
        if form.is_valid() and form.meant:
            return page(request, one, status=409, refusal=EXPLAINED_OTHERWISE, words_form=form)
        one.accept(lines, seen=AcceptanceForm(request.POST).said, by=request.user)
    except Refusal as refusal:
        return page(request, _found(request, pk), status=409, refusal=str(refusal))
    count = one.counts["known"]
    said = ngettext("%(count)s step is written down.", "%(count)s steps are written down.", count)
    messages.success(request, said % {"count": count})
    return redirect("sheet_return_show", pk=pk)


@require_http_methods(["GET", "POST"])
def retract(request: StaffRequest, pk: int) -> HttpResponse:
    """Take its steps back, after a confirmation."""
    one = _found(request, pk)
    return do_confirmed(request, _taking_back(one), lambda: one.take_back(by=request.user), _refused(request, pk))


@require_http_methods(["GET", "POST"])
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Put it aside, after a confirmation."""
    one = _found(request, pk)
    return do_confirmed(request, _putting_aside(one), lambda: one.put_aside(by=request.user), _refused(request, pk))


def _refused(request: StaffRequest, pk: int) -> Callable[[str], HttpResponse]:
    return lambda why: page(request, _found(request, pk), status=409, refusal=why)


def page(request: StaffRequest, one: SheetReturn, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one; `more` is added to the context."""
    context: dict[str, Any] = {"return": one, "sheet": one.sheet}
    try:
        context |= _before(request, one) if one.is_lying else _after(request, one)
    except Refusal as refusal:
        context["refusal"] = str(refusal)
    return render(request, "inquiries/sheet/return/show.html", context | more, status=status)


def _before(request: StaffRequest, one: SheetReturn) -> dict[str, Any]:
    said: dict[str, Any] = {
        "parts_form": PartsForm(columns=one.columns, chosen=one.parts),
        "samples": returns.samples(one),
    }
    if one.stage == SheetReturn.Stage.READ:
        lines, matches = returns.looked(one)
        said |= {"matches": matches, "words_form": WordsForm(wordings=returns.wordings(lines))}
        said |= {"misfits": _misfits(request, matches), "counts": matches.counts}
    return said


def _words(request: StaffRequest, lines: Sequence[Said]) -> WordsForm:
    return WordsForm(request.POST, wordings=returns.wordings(lines))


def _after(request: StaffRequest, one: SheetReturn) -> dict[str, Any]:
    rows = one.misfits.select_related("reissue", "seen_by").order_by("pk")
    return {"kept": Paginator(rows, ROWS).get_page(request.GET.get("page")), "counts": one.counts}


def _misfits(request: StaffRequest, matches: Matches) -> Any:
    return Paginator(matches.misfits, ROWS).get_page(request.GET.get("page"))


def _found(request: StaffRequest, pk: int) -> SheetReturn:
    rows = SheetReturn.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("sheet__issuer", "sheet__handover", "by", "accepted_by"), pk=pk)


def _taking_back(one: SheetReturn) -> Deed:
    return Deed(
        title=_("Take the answers back"),
        says=[
            _("Every step of this file is retracted, and stays on record as such."),
            _("A case that has moved on since keeps its steps."),
            _("The cases wait for the card company again."),
        ],
        button=_("Take them back"),
        back=reverse("sheet_return_show", args=[one.pk]),
        is_possible=one.stage == SheetReturn.Stage.TAKEN_IN,
        done=_("The steps are taken back. They stay on record."),
    )


def _putting_aside(one: SheetReturn) -> Deed:
    return Deed(
        title=_("Put the file aside"),
        says=[_("The file is deleted here; to take it in, it has to be chosen again.")],
        button=_("Put it aside"),
        back=reverse("sheet_return_show", args=[one.pk]),
        is_possible=one.is_lying,
        done=_("The file was deleted. Nothing has changed."),
        then=reverse("sheet_show", args=[one.sheet_id]),
    )
