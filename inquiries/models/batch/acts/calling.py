"""Calling: a call is promised to each, spread over people and times of open hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from inquiries.hours import Hours
from inquiries.models.batch.act import Changed, Done, Look
from inquiries.models.batch.matters import Matters
from inquiries.models.event import EventQuerySet
from inquiries.models.inquiry.callback import Callback, Settled
from inquiries.models.inquiry.contact import Phone
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.notice.notice import Version
from inquiries.models.refusal import Refusal
from inquiries.models.staff import Staff

from .call_slots import CallPlan, Slot
from .closing import CallPromised
from .inquiry_act import InquiryAct, must_stand_alone

if TYPE_CHECKING:
    from collections.abc import Iterator


class NoNumber(Refusal):
    """There is nothing to call."""

    sentence = _("No telephone number of this customer is known.")


class CalledForAnother(Refusal):
    """One call for one person."""

    sentence = _("This customer is called about another of their inquiries.")


class NoTimeLeft(Refusal):
    """The window is too small for so many."""

    sentence = _("No time is left within two weeks. Give more people, a wider window, or fewer minutes for a call.")


class Calling(InquiryAct):
    """Each gets a time and somebody who calls. Whoever is no supervisor promises calls of their own alone."""

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        super().__init__(by, asked)
        chosen = Staff.objects.working().filter(pk__in=asked["people"]) if by.can_supervise else []
        version = Version.objects.in_force()
        self.plan = CallPlan(
            people=list(chosen) or [by],
            first_on=date.fromisoformat(asked["day"]),
            opens=time.fromisoformat(asked["opens"]),
            closes=time.fromisoformat(asked["closes"]),
            minutes=int(asked["minutes"]),
            hours=version.hours if version else Hours(),
        )

    @property
    def title(self) -> str:
        """From which day on, and who calls."""
        names = pgettext("list", ", ").join(person.name for person in self.plan.people)
        said = {"day": date_format(self.plan.first_on, "MONTH_DAY_FORMAT"), "names": names}
        return gettext("Promise a call from %(day)s on: %(names)s") % said

    def button(self, count: int) -> str:
        """With the number."""
        return ngettext("Promise %(count)s call", "Promise %(count)s calls", count) % {"count": count}

    def says(self, inquiry: Inquiry) -> str:  # noqa: ARG002 - the slot says it
        """Nothing yet: it depends on the others."""
        return ""

    def learn(self, matters: Matters, *, at: datetime) -> None:  # noqa: ARG002 - the same at any time
        """Who has a number, and who is called already."""
        contacts = [inquiry.contact_id for inquiry in matters.inquiries]
        self._reachable = set(Phone.objects.filter(contact__in=contacts).values_list("contact", flat=True))
        promised = Callback.objects.filter(inquiry__contact__in=contacts)
        self._called = set(promised.values_list("inquiry__contact", flat=True))

    def refuse(self, inquiry: Inquiry, matters: Matters) -> None:
        """Whom nobody can call, and who is called anyway. A closed inquiry stays closed."""
        must_stand_alone(inquiry)
        if call := matters.promised.get(inquiry.pk):
            raise CallPromised(name=call.owner.name)
        if inquiry.contact_id in self._called:
            raise CalledForAnother
        if inquiry.contact_id not in self._reachable:
            raise NoNumber
        self._called.add(inquiry.contact_id)

    def look(self, targets: Sequence[int], *, at: datetime) -> list[Look]:
        """The first free time for each, in their order."""
        slots = self.plan.slots(at)
        return [one if one.why else self._with(one, slots) for one in super().look(targets, at=at)]

    def _with(self, look: Look, slots: Iterator[Slot]) -> Look:
        slot = next(slots, None)
        if slot is None:
            return replace(look, why=NoTimeLeft())
        here = timezone.localtime(slot.at)
        said = {"day": date_format(here, "MONTH_DAY_FORMAT"), "time": f"{here:%H:%M}", "name": slot.owner.name}
        mark = f"{look.fingerprint}.{int(slot.at.timestamp())}.{slot.owner.pk}"
        return replace(look, fingerprint=mark, says=gettext("%(day)s %(time)s, called by %(name)s") % said)

    def do(self, target: int, fingerprint: str, *, at: datetime) -> Done:
        """Promise the call at the time that the preview showed; whoever calls is locked before the inquiry."""
        standing, self._slot = self._read(fingerprint, at)
        Staff.objects.select_for_update(no_key=True).get(pk=self._slot.owner.pk)
        return super().do(target, standing, at=at)

    def act(self, inquiry: Inquiry, look: Look, matters: Matters, *, at: datetime) -> Done:  # noqa: ARG002
        """The slot is still free, or Changed."""
        slot = self._slot
        if self.plan.is_busy(slot):
            raise Changed
        callback = inquiry.promise_call(by=self.by, due_at=slot.at, owner=slot.owner, at=at)
        return Done({"callback": callback.pk})

    def _read(self, fingerprint: str, now: datetime) -> tuple[str, Slot]:
        """The standing of the inquiry, and the slot. Changed where somebody made it up, or its time has passed."""
        standing, moment, owner = ["", "", "", *fingerprint.rsplit(".", 2)][-3:]
        people = {str(person.pk): person for person in self.plan.people}
        if not moment.isdecimal() or len(moment) > 11 or owner not in people:
            raise Changed
        at = datetime.fromtimestamp(int(moment), tz=UTC)
        if not self.plan.holds(at, now):
            raise Changed
        return standing, Slot(at, people[owner])

    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:  # noqa: ARG002 - the call knows it
        """Take the promise back, unless somebody has called."""
        callback = Callback.objects.filter(pk=done.kept["callback"]).first()
        if callback is None:
            raise Settled
        callback.take_back(by=by, at=at)

    def in_the_way(self, events: EventQuerySet) -> EventQuerySet:
        """The promise itself says whether somebody has called."""
        return events.none()
