"""Succession: what was said of an answer counts for its successors, and it is known since when nothing is said."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from inquiries.models import Answer, Draft, Inquiry, Staff, Version
from inquiries.models.answer.succession import adopt
from inquiries.notice.reading import read
from inquiries.notice.versions.loading import load
from tests.makers import make_answer, make_inquiry, make_staff, make_supervisor, make_topic
from tests.notice.texts import sample

pytestmark = pytest.mark.django_db
FEE = "お客様のご負担とならないよう、当社から各カード会社へ申し入れております。"
PAID = "お客様にご負担いただくことなく、当社がお支払いいたします。"
COUNTS = ("最大3,164件", "最大3,201件")


@pytest.fixture
def first(supervisor: Staff) -> Version:
    """Every answer of it is in force."""
    version = load(sample()).version
    for answer in version.answers.all():
        answer.approve(by=supervisor)
    return version


def load_next(*changes: tuple[str, str]) -> Version:
    newest = Version.objects.newest_first()[0]
    text, day = newest.text, newest.published_on + timedelta(days=1)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load(read(text, published=day)).version


def fee(version: Version) -> Any:
    """The answer on the fee, with its use."""
    return Answer.objects.of(version).with_use(timezone.localdate() - timedelta(days=6)).get(topic__key="reissue-fee")


def tell(answer: Answer, by: Staff, at: datetime | None = None) -> Inquiry:
    inquiry = make_inquiry()
    draft = Draft.objects.begin(inquiry, by=by)
    draft.insert(answer)
    draft.send(by=by, seen=inquiry.messages.latest("pk").pk, at=at)
    return inquiry


@pytest.mark.parametrize("changes", [(COUNTS,), ((FEE, PAID),)], ids=["kept", "up for review"])
def test_what_was_said_counts_on_the_next_version(
    first: Version, operator: Staff, changes: tuple[tuple[str, str], ...]
) -> None:
    tell(fee(first), operator)
    tell(fee(first), operator)

    second = load_next(*changes)

    assert (fee(second).used, fee(second).used_lately) == (2, 2)


def test_so_it_does_when_the_words_are_written_anew(first: Version, supervisor: Staff, operator: Staff) -> None:
    tell(fee(first), operator)

    fee(first).revise(by=operator, opening="改めてお答えします。", silence="", next_step="").approve(by=supervisor)

    answer: Any = Answer.objects.approved().with_use().get(topic__key="reissue-fee")
    assert answer.used == 1


def test_another_topic_and_another_cohort_count_for_themselves(operator: Staff) -> None:
    topic = make_topic()
    answer, members = make_answer(topic), make_answer(topic, cohort="member")
    tell(answer, operator)

    rows: Any = Answer.objects.with_use()
    counts = {one.pk: one.used for one in rows}

    assert counts == {answer.pk: 1, members.pk: 0}


def test_a_message_that_quotes_two_clauses_was_said_once(first: Version, operator: Staff) -> None:
    answer = next(one for one in first.answers.to_show() if len(one.clauses) > 1)

    tell(answer, operator)

    counted: Any = Answer.objects.with_use().get(pk=answer.pk)
    assert counted.used == 1


def test_what_was_long_ago_is_not_lately(first: Version, operator: Staff) -> None:
    tell(fee(first), operator, at=timezone.now() - timedelta(days=8))

    assert (fee(first).used, fee(first).used_lately) == (1, 0)


def test_it_is_known_since_when_nothing_is_said(first: Version) -> None:
    second = load_next((FEE, PAID))

    assert fee(second).is_being_revised
    assert fee(second).revising_since == second.loaded_at


def test_what_stays_in_force_is_not_being_revised(first: Version) -> None:
    assert not fee(load_next(COUNTS)).is_being_revised


def test_a_further_version_leaves_the_hour_as_it_was(first: Version) -> None:
    second = load_next((FEE, PAID))

    assert fee(load_next(COUNTS)).revising_since == second.loaded_at


def test_so_does_one_after_somebody_has_taken_the_new_clauses(first: Version, operator: Staff) -> None:
    second = load_next((FEE, PAID))
    adopt(fee(second), by=operator)

    third = load_next((PAID, FEE))

    assert fee(third).revising_since == second.loaded_at


def test_what_nobody_had_approved_is_not_being_revised(supervisor: Staff) -> None:
    first = load(sample()).version
    fee(first).revise(by=make_staff(), opening="手数料についてお答えします。", silence="", next_step="")

    assert not fee(load_next((FEE, PAID))).is_being_revised


def test_once_approved_it_is_said_again(first: Version) -> None:
    second = load_next((FEE, PAID))

    fee(second).approve(by=make_supervisor("ito", "伊藤"))

    assert not fee(second).is_being_revised
