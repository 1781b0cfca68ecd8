"""Approval: given by a second person, taken back until somebody was told, and withheld with a reason."""

from datetime import timedelta
from typing import Any

import pytest

from inquiries.models import Answer, Draft, Event, Objection, Staff
from inquiries.models.answer.answer import NotADraft, Rewritten, SamePerson, SentBack
from inquiries.models.answer.approval import AlreadyTold, NotYours, take_back
from inquiries.models.answer.objection import AlreadySentBack
from inquiries.models.answer.succession import adopt
from inquiries.models.explanation import NoReason
from inquiries.notice.reading import read
from inquiries.notice.versions.loading import load
from tests.makers import make_answer, make_inquiry, make_supervisor
from tests.notice.texts import sample

pytestmark = pytest.mark.django_db
WORDS: dict[str, Any] = {"opening": "改めてお答えします。", "silence": "", "next_step": ""}


@pytest.fixture
def draft(operator: Staff) -> Answer:
    """In the operator's words, beside the one in force."""
    return make_answer().revise(by=operator, **WORDS)


def fresh(answer: Answer) -> Answer:
    return Answer.objects.to_show().get(pk=answer.pk)


def send_back(answer: Answer, by: Staff, reason: str = "二文目をお知らせの言葉に揃えてください") -> Objection:
    return Objection.objects.send_back(answer, by=by, reason=reason)


def test_taken_back_it_is_a_draft_and_what_it_replaced_is_in_force(draft: Answer, supervisor: Staff) -> None:
    old = Answer.objects.approved().get()
    draft.approve(by=supervisor)
    assert fresh(old).state == Answer.State.RETIRED

    take_back(draft, by=supervisor)

    assert fresh(draft).state == Answer.State.DRAFT
    assert fresh(draft).approved_by is None
    assert fresh(old).state == Answer.State.APPROVED
    assert Event.objects.filter(action="answer.approval_taken_back", by=supervisor).exists()


def test_what_somebody_was_told_is_not_taken_back(draft: Answer, supervisor: Staff, operator: Staff) -> None:
    draft.approve(by=supervisor)
    inquiry = make_inquiry()
    reply = Draft.objects.begin(inquiry, by=operator)
    reply.insert(draft)
    reply.send(by=operator, seen=inquiry.messages.latest("pk").pk)

    with pytest.raises(AlreadyTold):
        take_back(draft, by=supervisor)

    assert fresh(draft).state == Answer.State.APPROVED


def test_nobody_takes_back_what_another_approved(draft: Answer, supervisor: Staff) -> None:
    draft.approve(by=supervisor)

    with pytest.raises(NotYours):
        take_back(draft, by=make_supervisor("ito", "伊藤"))


def test_nor_what_is_in_force_no_more(draft: Answer, supervisor: Staff) -> None:
    draft.approve(by=supervisor)
    draft.retire(by=supervisor, reason="使わないため")

    with pytest.raises(AlreadyTold):
        take_back(draft, by=supervisor)


def test_nobody_approves_other_words_than_they_read(draft: Answer, supervisor: Staff, operator: Staff) -> None:
    seen = fresh(draft).fingerprint
    fresh(draft).revise(by=operator, **WORDS | {"next_step": "折り返しご連絡いたします。"})

    with pytest.raises(Rewritten):
        fresh(draft).approve(by=supervisor, seen=seen)

    fresh(draft).approve(by=supervisor, seen=fresh(draft).fingerprint)
    assert fresh(draft).state == Answer.State.APPROVED


def test_what_is_sent_back_waits_for_its_writer(draft: Answer, supervisor: Staff, operator: Staff) -> None:
    send_back(draft, supervisor)

    assert not Answer.objects.to_approve().exists()
    assert Objection.objects.standing().to(operator).get().by == supervisor
    with pytest.raises(SentBack):
        draft.approve(by=make_supervisor("ito", "伊藤"))


def test_written_anew_it_can_be_approved(draft: Answer, supervisor: Staff, operator: Staff) -> None:
    send_back(draft, supervisor)

    fresh(draft).revise(by=operator, **WORDS | {"next_step": "折り返しご連絡いたします。"})

    assert not Objection.objects.exists()
    fresh(draft).approve(by=supervisor)
    assert Event.objects.get(action="answer.sent_back").particulars["because"].startswith("二文目")


def test_so_it_can_once_the_objection_is_withdrawn(draft: Answer, supervisor: Staff) -> None:
    send_back(draft, supervisor).withdraw(by=supervisor)

    fresh(draft).approve(by=supervisor)

    assert Event.objects.filter(action="answer.objection_withdrawn").exists()


@pytest.mark.parametrize("reason", ["", "。", "ああ", "???"])
def test_sent_back_without_a_reason_nobody_knows_what_to_change(draft: Answer, supervisor: Staff, reason: str) -> None:
    with pytest.raises(NoReason):
        send_back(draft, supervisor, reason)


def test_it_is_sent_back_once_and_not_by_its_writer(draft: Answer, supervisor: Staff, operator: Staff) -> None:
    with pytest.raises(SamePerson):
        send_back(draft, operator)
    send_back(draft, supervisor)

    with pytest.raises(AlreadySentBack):
        send_back(draft, supervisor)
    with pytest.raises(NotADraft):
        send_back(make_answer(), supervisor)


def test_who_supervises_sees_what_nobody_wrote(supervisor: Staff, operator: Staff) -> None:
    send_back(make_answer(state=Answer.State.DRAFT), supervisor)

    assert Objection.objects.standing().to(supervisor).exists()
    assert not Objection.objects.standing().to(operator).exists()


def test_a_new_version_settles_no_objection(supervisor: Staff, operator: Staff) -> None:
    first = load(sample()).version
    answer = first.answers.get(topic__key="reissue-fee").revise(by=operator, **WORDS)
    send_back(answer, supervisor)

    text = first.text.replace("最大3,164件", "最大3,201件")
    second = load(read(text, published=first.published_on + timedelta(days=1))).version

    objection = Objection.objects.standing().get(answer__version=second)
    assert (objection.by, objection.answer.topic.key) == (supervisor, "reissue-fee")


def test_who_takes_the_new_clauses_has_seen_to_it(supervisor: Staff, operator: Staff) -> None:
    answer = make_answer(state=Answer.State.REVIEW)
    send_back(answer, supervisor)

    adopt(answer, by=operator)

    assert not Objection.objects.exists()
