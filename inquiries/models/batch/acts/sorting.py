"""Sorting: topics are added to many inquiries and taken from them, and their priority is set."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, ngettext, pgettext

from inquiries.models.batch.act import Done, Look, NothingToDo
from inquiries.models.batch.matters import Matters
from inquiries.models.inquiry.guess import Guess
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.precedence import Precedence, asked_for
from inquiries.models.notice.topic import Topic
from inquiries.models.priority import WORDS, Priority

from .inquiry_act import InquiryAct, must_be_open, must_stand_alone

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class Sorting(InquiryAct):
    """Topics are added and taken away; the others of an inquiry stay."""

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        super().__init__(by, asked)
        named = Topic.objects.in_bulk([*asked["add"], *asked["remove"]], field_name="key")
        self.add = [named[key] for key in asked["add"] if key in named]
        self.remove = [named[key] for key in asked["remove"] if key in named]

    @property
    def title(self) -> str:
        """Which ones."""
        said = [gettext("add %(topics)s") % {"topics": _names(self.add)}] if self.add else []
        said += [gettext("remove %(topics)s") % {"topics": _names(self.remove)}] if self.remove else []
        return gettext("Topics: %(what)s") % {"what": pgettext("list", ", ").join(said)}

    def button(self, count: int) -> str:
        """With the number."""
        said = ngettext("Change the topics of %(count)s inquiry", "Change the topics of %(count)s inquiries", count)
        return said % {"count": count}

    def _after(self, inquiry: Inquiry) -> list[Topic]:
        topics = {*inquiry.topics.all(), *self.add} - {*self.remove}
        return sorted(topics, key=lambda topic: (topic.order, topic.key))

    def says(self, inquiry: Inquiry) -> str:
        """All that it is about then."""
        return _names(self._after(inquiry)) or pgettext("topics", "none")

    def refuse(self, inquiry: Inquiry, matters: Matters) -> None:  # noqa: ARG002 - the row says it all
        """Where nothing would change."""
        must_stand_alone(inquiry)
        if {*self._after(inquiry)} == {*inquiry.topics.all()} and not inquiry.guessed:
            raise NothingToDo

    def act(self, inquiry: Inquiry, look: Look, matters: Matters, *, at: datetime) -> Done:  # noqa: ARG002
        """Set them."""
        guessed = [topic.key for topic in inquiry.guessed]
        done = Done({"topics": [topic.key for topic in inquiry.topics.all()], "guessed": guessed})
        inquiry.set_topics(self._after(inquiry), by=self.by, at=at)
        return done

    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:
        """The topics from before; what was a guess is one again, and so is what was guessed since."""
        newer = list(inquiry.guessed)
        before = Topic.objects.in_bulk([*done.kept["topics"], *done.kept["guessed"]], field_name="key")
        inquiry.set_topics([before[key] for key in done.kept["topics"] if key in before], by=by, at=at)
        Guess.objects.unsettle(inquiry, [*(before[key] for key in done.kept["guessed"] if key in before), *newer])
        inquiry.hasten()


class Prioritising(InquiryAct):
    """They get one priority."""

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        super().__init__(by, asked)
        self.priority = WORDS[asked["priority"]]

    @property
    def title(self) -> str:
        """Which one."""
        return gettext("Priority: %(priority)s") % {"priority": self.priority.label}

    def button(self, count: int) -> str:
        """With the number."""
        said = ngettext("Set the priority of %(count)s inquiry", "Set the priority of %(count)s inquiries", count)
        return said % {"count": count}

    def says(self, inquiry: Inquiry) -> str:
        """From which to which."""
        before = Priority(inquiry.priority).label
        return gettext("%(before)s → %(after)s") % {"before": before, "after": self.priority.label}

    def refuse(self, inquiry: Inquiry, matters: Matters) -> None:  # noqa: ARG002 - the row says it all
        """Where it has this one."""
        must_be_open(inquiry)
        if inquiry.priority == self.priority:
            raise NothingToDo

    def act(self, inquiry: Inquiry, look: Look, matters: Matters, *, at: datetime) -> Done:  # noqa: ARG002
        """Say it."""
        said = Precedence.objects.filter(inquiry=inquiry).values_list("priority", flat=True).first()
        Precedence.objects.say(inquiry, self.priority, by=self.by, at=at)
        return Done({"priority": said})

    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:
        """What somebody had said before, or what its topics ask for."""
        said = done.kept["priority"]
        Precedence.objects.say(inquiry, Priority(said) if said else asked_for(inquiry), by=by, at=at)


def _names(topics: list[Topic]) -> str:
    return pgettext("list", ", ").join(topic.name for topic in topics)
