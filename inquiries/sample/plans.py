"""Who asks what, when, and which course it takes: all chosen at random before the first story runs."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import chain
from random import Random

from django.conf import settings

from inquiries.models import Issuer

from .calls import CALLS, CallCourse
from .case import Desk
from .clock import Clock
from .courses import WRITTEN, Course, come_back, new
from .matters import Matter, matters
from .people import NOBODY, Person, foreigners, people

SINCE = timedelta(days=5)
AT_LEAST = timedelta(days=2)
SETTLED = 150  # open minutes that a story needs to end
COMES_AGAIN = 0.08


@dataclass(frozen=True, slots=True)
class Plan:
    """Who asks what, when, and which course it takes."""

    at: datetime
    matter: Matter
    person: Person
    issuer: Issuer
    course: Course | CallCourse


class Stock:
    """Gives out matters, the least used first, and people."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.matters = matters()
        self.used: Counter[int] = Counter()
        self.people, self.foreigners = people(random), foreigners(random)
        self.known: dict[str, list[Person]] = {"phone": [], "written": []}

    def matter(self, channels: set[str], suits: Callable[[Matter], bool]) -> Matter:
        """The least used matter that suits."""
        fitting = [i for i, one in enumerate(self.matters) if one.channel in channels and suits(one)]
        chosen = min(fitting, key=lambda i: (self.used[i], self.random.random()))
        self.used[chosen] += 1
        return self.matters[chosen]

    def person(self, matter: Matter, *, is_lost: bool = False) -> Person:
        """Mostly a new person, sometimes one who has asked before; never one whose mails bounce (`is_lost`)."""
        if matter.nameless:
            return NOBODY
        if matter.language == "en":
            return next(self.foreigners)
        if is_lost:
            return next(self.people)
        known = self.known["phone" if matter.channel == "phone" else "written"]
        if known and self.random.random() < COMES_AGAIN:
            return self.random.choice(known)
        known.append(next(self.people))
        return known[-1]


def beginning(clock: Clock) -> datetime:
    """When the incident begins: at the opening of the hotline, but two to five days ago."""
    begun = clock.now - SINCE
    if clock.hours.opens_on:
        day = datetime.combine(clock.hours.opens_on, time.min, tzinfo=clock.hours.tz)
        begun = max(begun, clock.hours.next_opening(day) or day)
    return min(begun, clock.now - AT_LEAST)


def plans(desk: Desk) -> Iterator[Plan]:
    """The plans of all inquiries."""
    stock = Stock(desk.random)
    courses: chain[Course | CallCourse] = chain(WRITTEN, CALLS)
    for course in courses:
        for _one in range(course.count):
            channels = {"phone"} if isinstance(course, CallCourse) else {"mail", "form"}
            issuer = desk.random.choice(desk.issuers)
            matter = stock.matter(channels, course.suits).about(issuer.name)
            # Random seconds, so that no two calls begin at the same instant.
            at = _received_at(course, matter, desk) - timedelta(seconds=desk.random.uniform(0, 59))
            yield Plan(at, matter, stock.person(matter, is_lost=_loses(course)), issuer, course)


def _loses(course: Course | CallCourse) -> bool:
    """Its mail bounces."""
    return isinstance(course, Course) and course.run is come_back


def _received_at(course: Course | CallCourse, matter: Matter, desk: Desk) -> datetime:
    if isinstance(course, CallCourse) and (course.promised or not course.outcome):
        return desk.clock.before(desk.random.uniform(10, 220))
    if isinstance(course, CallCourse) or course.left is None:
        until = desk.clock.before(SETTLED)
        return desk.clock.some_time(desk.random, matter.channel, beginning(desk.clock), until)
    minutes = [settings.HOTLINE_ANSWER_MINUTES]
    if matter.channel == "form" or course.run is not new:
        minutes += [desk.topics[key].due_minutes or minutes[0] for key in matter.topics]
    return desk.clock.before(max(min(minutes) - desk.random.uniform(*course.left), 3))
