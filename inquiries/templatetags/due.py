"""Time left: a word and a figure, so that colour is never the only sign."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

register = template.Library()

SOON = timedelta(hours=1)
COLUMN = '<p class="{}" title="{}">{} <b>{}</b></p>'


@dataclass(frozen=True)
class Due:
    """How far an instant is before or after another."""

    at: datetime
    now: datetime

    @property
    def urgency(self) -> str:
        """'late', 'soon' or empty: the suffix of a CSS class."""
        if self.at < self.now:
            return "late"
        return "soon" if self.at - self.now < SOON else ""

    @property
    def word(self) -> str:
        """The word before the figure."""
        return pgettext("time left", "late") if self.at < self.now else pgettext("time left", "in")

    @property
    def parts(self) -> list[str]:
        """Hours and minutes with units, so that nobody reads a time of day; days from 24 hours on."""
        hours, minutes = divmod(int(abs(self.at - self.now).total_seconds() // 60), 60)
        if days := hours // 24:
            return [ngettext("%(days)s day", "%(days)s days", days) % {"days": days}]
        in_hours = [_("%(hours)s h") % {"hours": hours}] if hours else []
        in_minutes = [_("%(minutes)s min") % {"minutes": minutes}] if minutes else []
        return in_hours + in_minutes or [_("under 1 min")]

    @property
    def figure(self) -> str:
        """'1 h 24 min', '3 days'."""
        first, *second = self.parts
        return _("%(hours)s %(minutes)s") % {"hours": first, "minutes": second[0]} if second else first


@register.simple_tag
def due(at: datetime | None, now: datetime | None = None, *, chip: bool = False) -> SafeString:
    """The time left as the first column of a row, or as a chip in a heading."""
    if at is None:
        return mark_safe('<p class="due"></p>')
    due = Due(at, now or timezone.now())
    kind = f"due{' due-chip' if chip else ''}{f' due-{due.urgency}' if due.urgency else ''}"
    figure = format_html_join(" ", "<span>{}</span>", ((part,) for part in due.parts))
    return format_html(COLUMN, kind, f"{timezone.localtime(at):%Y-%m-%d %H:%M}", due.word, figure)


@register.filter
def left(at: datetime | None, now: datetime | None = None) -> str:
    """The same within a line: 'late 1 h 24 min'."""
    if at is None:
        return ""
    due = Due(at, now or timezone.now())
    urgency = f"is-{due.urgency}" if due.urgency else ""
    return format_html('<span class="{}">{} {}</span>', urgency, due.word, due.figure)


@register.filter
def age(since: datetime | None, now: datetime | None = None) -> str:
    """How long ago: '52 min', '3 days'."""
    return "" if since is None else Due(since, now or timezone.now()).figure
