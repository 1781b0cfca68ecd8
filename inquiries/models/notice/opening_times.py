"""Opening times 受付時間 in words, as a mail and the foot of a public page say them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from inquiries.hours import Hours
from inquiries.public_holidays import JAPAN
from inquiries.schedule import DAY, WHOLE_WEEK, YEARLY, Group, Minutes, Schedule, Span, Special


def opening_times(hours: Hours, on: date) -> str:
    """'9:00–18:00', with days where their hours differ, and with the time zone where it is not Japan's."""
    groups = hours.schedule.week(on)
    if len({group.spans for group in groups}) == 1:
        said = times_in_words(groups[0].spans)
    else:
        said = pgettext("list", ", ").join(
            gettext("%(days)s %(times)s") % {"days": days(one), "times": times_in_words(one.spans)} for one in groups
        )
    return said if hours.schedule.zone == JAPAN else f"{said} ({hours.schedule.zone})"


def in_a_sentence(hours: Hours, on: date) -> str:
    """'9:00 to 18:00' where every day has this one span in Japan's time zone; else as `opening_times`."""
    spans = {group.spans for group in hours.schedule.week(on)}
    only = next(iter(spans))
    if len(spans) > 1 or len(only) > 1 or only[0] == (0, DAY) or hours.schedule.zone != JAPAN:
        return opening_times(hours, on)
    return gettext("%(opens)s to %(closes)s") % {"opens": clock_time(only[0][0]), "closes": clock_time(only[0][1])}


class Line(NamedTuple):
    """A rule or a closing in words."""

    words: str
    doubt: str


def schedule_in_words(schedule: Schedule) -> list[Line]:
    """Every rule with its days and its time of validity, then closings and days of their own."""
    alike: dict[tuple[Any, ...], list[Span]] = {}
    for span in schedule.spans:
        alike.setdefault((span.weekdays, span.holidays, span.first, span.last, span.phone, span.doubt), []).append(span)
    return [*map(_rule, alike.values()), *map(_special, schedule.special)]


def days(group: Group) -> str:
    """'every day', 'Mon–Fri', 'Sat, public holidays'."""
    if group.weekdays == WHOLE_WEEK and group.holidays is not False:
        return gettext("every day")
    named, first = [], None
    for day in range(8):
        if day in group.weekdays:
            first = day if first is None else first
        elif first is not None:
            named.append(_run(first, day - 1))
            first = None
    if group.holidays:
        named.append(gettext("public holidays"))
    said = pgettext("list", ", ").join(named)
    return gettext("%(days)s (not on public holidays)") % {"days": said} if group.holidays is False else said


def _run(first: int, last: int) -> str:
    if first == last:
        return str(WEEKDAYS_ABBR[first])
    return gettext("%(first)s–%(last)s") % {"first": WEEKDAYS_ABBR[first], "last": WEEKDAYS_ABBR[last]}


def times_in_words(spans: tuple[Minutes, ...]) -> str:
    """'9:00–12:00, 13:00–18:00'."""
    return pgettext("list", ", ").join(map(span_in_words, spans))


def span_in_words(span: Minutes) -> str:
    """'9:00–18:00', '24 hours'."""
    if span == (0, DAY):
        return gettext("24 hours")
    return gettext("%(opens)s–%(closes)s") % {"opens": clock_time(span[0]), "closes": clock_time(span[1])}


def clock_time(minute: int) -> str:
    """'9:00', '24:00', '5:00 the next morning'."""
    days, rest = divmod(minute, DAY)
    at = f"{rest // 60}:{rest % 60:02}"
    if not days or not rest:
        return f"{minute // 60}:{minute % 60:02}" if not rest else at
    return gettext("%(time)s the next morning") % {"time": at}


def _rule(spans: list[Span]) -> Line:
    first = spans[0]
    words = [
        days(Group(first.weekdays, first.holidays, ())),
        times_in_words(tuple((span.opens, span.closes) for span in spans)),
        *_period(first),
        first.phone,
    ]
    return Line(" ".join(filter(None, words)), gettext(first.doubt) if first.doubt else "")


def _period(span: Span) -> Iterator[str]:
    if span.first:
        yield gettext("from %(day)s") % {"day": date_format(span.first)}
    if span.last:
        yield gettext("until %(day)s") % {"day": date_format(span.last)}


def _special(one: Special) -> Line:
    doubt = gettext(one.doubt) if one.doubt else ""
    if not one.first:
        return Line(one.quote, doubt)
    told = "–".join(dict.fromkeys([_day(one.first), _day(one.last)]))
    times = times_in_words(one.spans) or pgettext("hours", "closed")
    words = f"{told} {times}"
    if YEARLY.match(one.first):
        words = gettext("%(days)s, every year") % {"days": words}
    return Line(words, doubt)


def _day(said: str) -> str:
    if YEARLY.match(said):
        return date_format(date.fromisoformat(f"2000-{said}"), pgettext("date format", "j M"))
    on = date.fromisoformat(said)
    return f"{date_format(on)} ({WEEKDAYS_ABBR[on.weekday()]})"
