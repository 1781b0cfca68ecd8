"""Who takes what first."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.team.skills import SkillsForm
from inquiries.models import Skill, Staff
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

ROWS = 50


@require_safe
@only(Right.SUPERVISE)
def list_(request: StaffRequest) -> HttpResponse:
    """Everybody who works with customers now."""
    stretch = Stretch(Staff.objects.working().order_by("username", "pk"), request.GET, ROWS)
    people = Staff.objects.prefetch_related(Prefetch("skills", Skill.objects.in_order())).in_bulk(stretch.keys)
    context = {
        "people": [people[key] for key in stretch.keys if key in people],
        "stretch": stretch,
        "count": Staff.objects.working().count(),
    }
    return render(request, "inquiries/team/skill/list.html", context)


@require_http_methods(["GET", "POST"])
@only(Right.SUPERVISE)
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Set one person's."""
    staff = get_object_or_404(Staff.objects.working(), pk=pk)
    skills = Skill.objects.of(staff).in_order()
    initial = {
        "topics": [skill.topic.key for skill in skills if skill.topic],
        "languages": [skill.language for skill in skills if skill.language],
    }
    form = SkillsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        Skill.objects.all().set(staff, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved. It holds from the next claim on."))
        return redirect("skill_list")
    context = {"staff": staff, "form": form}
    return render(request, "inquiries/team/skill/edit.html", context, status=422 if form.errors else 200)
