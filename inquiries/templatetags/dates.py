"""Days and times in short: today only the time, this year without the year."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

register = template.Library()


@register.filter
def moment(at: date | datetime | None, now: datetime | None = None) -> str:
    """'today 13:13', '22 Nov 10:12', with the year where it is another; a date has no time of day."""
    if at is None:
        return ""
    here = _here(at)
    today = timezone.localdate(now)
    day = here.date() if isinstance(here, datetime) else here
    clock_time = f" {_clock(here)}" if isinstance(here, datetime) else ""
    return _time_tag(here, f"{_day_word(day, today)}{clock_time}")


@register.filter
def day(at: date | datetime | None) -> str:
    """'Tue 24 November', with the year where it is another."""
    if at is None:
        return ""
    here = _here(at)
    same_year = here.year == timezone.localdate().year
    style = pgettext("date format", "D j F") if same_year else pgettext("date format", "D j F Y")
    return _time_tag(here, date_format(here, style))


@register.filter
def clock(at: datetime | None) -> str:
    """'18:00'."""
    return "" if at is None else _time_tag(here := timezone.localtime(at), _clock(here))


@register.filter
def until(at: datetime | None, now: datetime | None = None) -> str:
    """'18:00' today, 'tomorrow 0:00' else."""
    is_today = at is not None and timezone.localdate(at) == timezone.localdate(now)
    return clock(at) if is_today else moment(at, now)


def _day_word(day: date, today: date) -> str:
    if abs(ahead := (day - today).days) <= 1:
        return _("today") if ahead == 0 else _("tomorrow") if ahead == 1 else _("yesterday")
    style = pgettext("date format", "j M") if day.year == today.year else pgettext("date format", "j M Y")
    return date_format(day, style)


def _clock(at: datetime) -> str:
    return f"{at.hour}:{at.minute:02}"


def _here(at: date | datetime) -> date | datetime:
    return timezone.localtime(at) if isinstance(at, datetime) else at


def _time_tag(at: date | datetime, words: str) -> SafeString:
    exact = at.isoformat(timespec="minutes") if isinstance(at, datetime) else at.isoformat()
    return format_html('<time datetime="{}">{}</time>', exact, words)
