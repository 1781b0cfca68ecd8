"""An answer: drafted by one, approved by another."""

import pytest
from django.db import IntegrityError

from inquiries.models import Answer
from inquiries.models.answer.answer import NotADraft, SamePerson
from tests.makers import make_answer, make_staff, make_supervisor

pytestmark = pytest.mark.django_db


def test_whoever_drafted_does_not_approve() -> None:
    supervisor = make_supervisor()
    answer = make_answer(state=Answer.State.DRAFT, drafted_by=supervisor)

    with pytest.raises(SamePerson):
        answer.approve(by=supervisor)

    answer.refresh_from_db()
    assert answer.state == Answer.State.DRAFT


def test_the_database_itself_keeps_the_two_apart() -> None:
    supervisor = make_supervisor()

    with pytest.raises(IntegrityError):
        make_answer(drafted_by=supervisor, approved_by=supervisor)


def test_an_approved_answer_replaces_the_one_in_force() -> None:
    old = make_answer()
    new = make_answer(old.topic, old.version, state=Answer.State.DRAFT)

    new.approve(by=make_supervisor())

    old.refresh_from_db()
    assert (old.state, new.state) == (Answer.State.RETIRED, Answer.State.APPROVED)


def test_revising_an_answer_in_force_leaves_it_in_force_and_makes_a_draft_with_the_same_clauses() -> None:
    answer = make_answer()

    draft = answer.revise(by=make_staff(), opening="改め", silence="", next_step="")

    answer.refresh_from_db()
    assert answer.state == Answer.State.APPROVED
    assert draft.pk != answer.pk
    assert draft.state == Answer.State.DRAFT
    assert draft.clauses == answer.clauses


def test_revising_a_draft_makes_the_reviser_its_drafter() -> None:
    operator = make_staff()
    answer = make_answer(state=Answer.State.DRAFT, drafted_by=make_supervisor())

    revised = answer.revise(by=operator, opening="改め", silence="", next_step="")

    assert revised.pk == answer.pk
    assert revised.drafted_by == operator


def test_what_has_retired_is_neither_approved_nor_revised() -> None:
    answer, supervisor = make_answer(state=Answer.State.RETIRED), make_supervisor()

    with pytest.raises(NotADraft):
        answer.approve(by=supervisor)
    with pytest.raises(NotADraft):
        answer.revise(by=supervisor, opening="", silence="", next_step="")
