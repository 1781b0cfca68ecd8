"""The sheets, the making of one, and its page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.sheet.sheets import HandoverForm, SheetForm
from inquiries.models import Issuer, Misfit, Reissue, Sheet, SheetColumns, Staff
from inquiries.models.few import counted
from inquiries.models.refusal import Refusal
from inquiries.models.role import RIGHTS, Right
from inquiries.models.sheet.sheet import SheetFile, Written
from inquiries.reissues.writing import new_password, write
from inquiries.views.confirming import Deed, do_confirmed
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

from .parts.choice import Choice

ROWS = 50


@require_safe
@only(Right.HAND_OVER_SHEETS)
def list_(request: StaffRequest) -> HttpResponse:
    """All of them, the newest first."""
    sheets = Sheet.objects.visible_to(request.user)
    stretch = Stretch(sheets.newest_first(), request.GET, ROWS)
    counts = counted(all=sheets, misfits=Misfit.objects.visible_to(request.user).open())
    context = {
        "sheets": sheets.filter(pk__in=stretch.keys).newest_first().to_list().with_waiting(),
        "stretch": stretch,
        "count": counts["all"],
        "misfits": counts["misfits"],
    }
    return render(request, "inquiries/sheet/sheet/list.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@only(Right.MAKE_SHEETS)
def create(request: StaffRequest) -> HttpResponse:
    """What would go and what not; then the sheet, and its password this once."""
    choice, form = Choice(request), SheetForm(request.POST if request.method == "POST" else None)
    status = 200
    if choice.issuer and form.is_valid():
        password = new_password() if form.cleaned_data["is_locked"] else ""
        try:
            sheet = _make(choice.issuer, form, password, by=request.user)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
            status = 409
        else:
            return _made(request, sheet, password)
    context = {"choice": choice, "form": form, "today": timezone.localdate()}
    return render(request, "inquiries/sheet/sheet/create.html", context, status=status)


def _make(issuer: Issuer, form: SheetForm, password: str, *, by: Staff) -> Sheet:
    def written(sheet: Sheet, columns: SheetColumns, cases: list[Reissue]) -> Written:
        return write(sheet, columns, cases, password=password)

    return Sheet.objects.make(
        issuer,
        form.cleaned_data["cases"],
        by=by,
        seen=form.cleaned_data["seen"],
        write=written,
        is_locked=bool(password),
    )


def _made(request: StaffRequest, sheet: Sheet, password: str) -> HttpResponse:
    """Its page; with a password a page that shows it, which is kept by nobody."""
    if not password:
        messages.success(request, _("The sheet is made. Somebody else hands it over."))
        return redirect("sheet_show", pk=sheet.pk)
    return render(request, "inquiries/sheet/sheet/made.html", {"sheet": sheet, "password": password})


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """Where it is, what came back, and its cases."""
    return page(request, found(request, pk))


@require_http_methods(["GET", "POST"])
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Withdraw or close it, after a confirmation."""
    sheet = found(request, pk)
    return do_confirmed(
        request,
        _end(sheet),
        lambda: sheet.end(by=request.user),
        lambda why: page(request, found(request, pk), status=409, refusal=why),
    )


def found(request: StaffRequest, pk: int) -> Sheet:
    """The sheet; only for those who may see it."""
    return get_object_or_404(Sheet.objects.visible_to(request.user).to_list(), pk=pk)


def page(request: StaffRequest, sheet: Sheet, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one; `more` is added to the context."""
    rows = sheet.rows.in_order()
    stretch = Stretch(rows, request.GET, ROWS)
    context = {
        "sheet": sheet,
        "rows": rows.filter(place__in=stretch.keys).select_related("reissue__inquiry__contact"),
        "stretch": stretch,
        "count": sheet.cases,
        "waiting": rows.waiting().count(),
        "returns": sheet.returns.defer("token").select_related("by", "accepted_by").order_by("pk"),
        "handover_form": HandoverForm(initial={"to": sheet.issuer.sheet_to}),
        "has_file": SheetFile.objects.filter(sheet=sheet).exists(),
        "is_own": sheet.made_by_id == request.user.pk,
        "is_in_hand": sheet.is_handed_over and sheet.handover.by_id == request.user.pk,
        "others": Staff.objects.current()
        .filter(role__in=RIGHTS[Right.HAND_OVER_SHEETS])
        .exclude(pk=sheet.made_by_id)
        .order_by("username")[:5],
    }
    return render(request, "inquiries/sheet/sheet/show.html", context | more, status=status)


def _end(sheet: Sheet) -> Deed:
    return Deed(
        title=_("Close the sheet") if sheet.is_handed_over else _("Withdraw the sheet"),
        says=[
            _("No answer is awaited any more; cases without one can go on another sheet."),
            _("Its file is deleted. Its number is not given again."),
        ],
        button=pgettext("sheet", "Close it") if sheet.is_handed_over else _("Withdraw it"),
        back=reverse("sheet_show", args=[sheet.pk]),
        is_possible=not sheet.has_ended,
        done=_("The sheet is closed. Its cases can go on another."),
    )
