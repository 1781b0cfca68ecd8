"""Lessons: what the ranking may learn from, and how well it does."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST, require_safe

from inquiries.forms.learning.lessons import VerdictForm
from inquiries.models import Lesson, Topic, Training
from inquiries.models.few import first_of
from inquiries.models.learning.lesson import LessonQuerySet
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.confirming import Deed, confirm
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.lessons import comparisons, weeks

MOST = 50


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """Those that wait, or with `?state=taught` those that were accepted."""
    return page(request, VerdictForm(visible=visible(request)))


@require_POST
def create_verdict(request: StaffRequest) -> HttpResponse:
    """Accept or refuse the chosen lessons."""
    form = VerdictForm(request.POST, visible=visible(request))
    if not form.is_valid():
        return page(request, form, status=422)
    if form.asks_first:
        return confirm(request, _refuse(form), action=reverse("lesson_verdict_create"))
    chosen, topic = visible(request).filter(pk__in=form.cleaned_data["lessons"]), form.cleaned_data["topic"]
    try:
        count = chosen.refuse(by=request.user) if form.is_refusal else chosen.teach(by=request.user, topic=topic)
    except Refusal as refusal:
        form.add_error(None, refusal.sentences)
        return page(request, form, status=422)
    messages.success(request, _said(count, is_refusal=form.is_refusal))
    return redirect("lesson_list")


@only(Right.SUPERVISE)
def visible(request: StaffRequest) -> LessonQuerySet:
    """All lessons; only for supervisors."""
    return Lesson.objects.visible_to(request.user)


def page(request: StaffRequest, form: VerdictForm, status: int = 200) -> HttpResponse:
    """The list, and the figures."""
    is_taught = request.GET.get("state") == Lesson.State.TAUGHT
    lessons = visible(request).taught() if is_taught else visible(request).waiting()
    training = Training.objects.defer("model").newest_first().first()
    names = {topic.key: topic.name for topic in Topic.objects.all()}
    few = first_of(lessons.select_related("topic", "message__inquiry").oldest_first(), MOST)
    context = {
        "form": form,
        "chosen": request.POST.getlist("lessons"),
        "is_taught": is_taught,
        "rows": [(lesson, [names.get(key, key) for key in lesson.ranked], _away(lesson, names)) for lesson in few.rows],
        "few": few,
        "weeks": list(weeks(timezone.now())),
        "training": training,
        "comparisons": comparisons(training),
    }
    return render(request, "inquiries/learning/lesson/list.html", context, status=status)


def _refuse(form: VerdictForm) -> Deed:
    lessons = list(form.cleaned_data["lessons"])
    says = ngettext(
        "The words of %(count)s lesson are deleted at once and cannot be brought back. Nothing is learned from it.",
        "The words of %(count)s lessons are deleted at once and cannot be brought back. Nothing is learned from them.",
        len(lessons),
    )
    return Deed(
        title=_("Refuse lessons"),
        says=[says % {"count": len(lessons)}],
        reads="\n\n".join(lesson.text for lesson in lessons),
        button=pgettext("lesson", "Refuse"),
        back=reverse("lesson_list"),
        keeps={"lessons": [str(one.pk) for one in lessons], "verdict": ["refuse"], "is_confirmed": ["1"]},
    )


def _away(lesson: Lesson, names: dict[str, str]) -> list[str]:
    return [names.get(key, key) for key in lesson.put_away]


def _said(count: int, *, is_refusal: bool) -> str:
    if is_refusal:
        said = ngettext("%(count)s refused; its words are gone.", "%(count)s refused; their words are gone.", count)
    else:
        said = ngettext("%(count)s taken; learned overnight.", "%(count)s taken; learned overnight.", count)
    return said % {"count": count}
