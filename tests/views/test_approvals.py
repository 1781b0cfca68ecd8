"""Approving an answer: never by whoever drafted it."""

import pytest
from django.test import Client

from inquiries.models import Answer
from tests.makers import make_answer, make_staff, make_supervisor

pytestmark = pytest.mark.django_db


def test_a_supervisor_who_did_not_draft_it_approves(client: Client) -> None:
    draft = make_answer(state=Answer.State.DRAFT, drafted_by=make_staff())
    client.force_login(make_supervisor())

    client.post(f"/desk/answers/{draft.pk}/approval/")

    draft.refresh_from_db()
    assert draft.state == Answer.State.APPROVED


def test_the_drafter_and_an_operator_do_not_approve(client: Client) -> None:
    supervisor = make_supervisor()
    draft = make_answer(state=Answer.State.DRAFT, drafted_by=supervisor)

    client.force_login(supervisor)
    own = client.post(f"/desk/answers/{draft.pk}/approval/")
    client.force_login(make_staff())
    operators = client.post(f"/desk/answers/{draft.pk}/approval/")

    assert own.status_code == 409
    assert operators.status_code == 403
    draft.refresh_from_db()
    assert draft.state == Answer.State.DRAFT
