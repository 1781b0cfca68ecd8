"""Whoever merges, replies or writes at the same moment waits; nothing that is owed falls between two inquiries."""

from collections.abc import Iterable
from functools import partial

import pytest

from inquiries.models import Channel, Closure, Inquiry, Merge, Message, Staff
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.merge import IntoItself
from inquiries.models.inquiry.queue import Merged
from inquiries.models.reply.not_sent import NotSent
from tests.at_once import at_once as all_at_once
from tests.makers import make_draft, make_inquiry, make_version

pytestmark = pytest.mark.django_db(transaction=True)
TURNS = 5


at_once = partial(all_at_once, refusals=(Merged, IntoItself, NotSent))


def join(inquiry: Inquiry, into: Inquiry, by: Staff) -> Merge:
    return Merge.objects.join(Inquiry.objects.get(pk=inquiry.pk), into=Inquiry.objects.get(pk=into.pk), by=by)


def pairs() -> Iterable[tuple[Inquiry, Inquiry]]:
    for _ in range(TURNS):
        first = make_inquiry()
        yield first, make_inquiry(contact=first.contact)


def test_of_two_who_merge_a_pair_in_either_direction_one_does(operator: Staff) -> None:
    for first, second in pairs():
        results = at_once(lambda: join(first, second, operator), lambda: join(second, first, operator))  # noqa: B023

        assert sum(isinstance(result, Merge) for result in results) == 1
        assert Inquiry.objects.open().filter(pk__in=[first.pk, second.pk]).count() == 1


def test_words_that_come_in_during_a_merge_are_owed_an_answer_in_the_survivor(operator: Staff) -> None:
    for first, second in pairs():
        for inquiry in (first, second):
            inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)
        said = Incoming(Channel.MAIL, "まだ解決していません。")

        at_once(
            lambda: join(second, first, operator),  # noqa: B023
            lambda: Inquiry.objects.get(pk=second.pk).append(said),  # noqa: B023
        )

        assert first in Inquiry.objects.owed()
        assert Message.objects.get(text=said.text).inquiry_id in Inquiry.objects.parts_of(first)
        Message.objects.filter(text=said.text).delete()


def test_a_reply_and_a_merge_at_once_are_one_after_the_other(operator: Staff) -> None:
    make_version()
    for first, second in pairs():
        draft, seen = make_draft(second, operator), second.messages.get().pk

        sent, _merge = at_once(
            lambda: draft.send(by=operator, seen=seen),  # noqa: B023
            lambda: join(second, first, operator),  # noqa: B023
        )

        replies = Message.objects.filter(kind=Message.Kind.OUT, inquiry__in=[first.pk, second.pk])
        assert replies.exists() != isinstance(sent, NotSent)
        assert Merge.objects.filter(inquiry=second).exists()
