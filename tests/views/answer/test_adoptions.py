"""An answer under review takes the clauses of the new version."""

import pytest
from django.test import Client

from inquiries.models import Answer, Staff
from inquiries.models.answer.succession import Ground
from tests.makers import make_answer, make_topic, make_version
from tests.markup import tight

pytestmark = pytest.mark.django_db
OLD, NEW = "手数料はお一人さま1,100円です。", "手数料はお一人さま無料です。"


@pytest.fixture
def reviewed(db: None) -> Answer:
    """The fee, whose clause reads otherwise in version 2."""
    old = make_answer(make_topic("fee"), make_version(OLD))
    answer = make_answer(old.topic, make_version(NEW), state=Answer.State.REVIEW)
    Ground.objects.create(answer=answer, old=old.clauses[0], new=answer.clauses[0])
    return answer


def test_the_old_and_the_new_clause_stand_side_by_side(desk: Client, reviewed: Answer) -> None:
    page = desk.get(f"/desk/answers/{reviewed.pk}/").content.decode()

    assert "<del>1,100円</del>" in tight(page) or "<del>1,100" in page
    assert "<ins>無料</ins>" in tight(page)


def test_whoever_takes_them_has_drafted_it_and_another_approves(
    desk: Client, supervisor_desk: Client, operator: Staff, supervisor: Staff, reviewed: Answer
) -> None:
    desk.post(f"/desk/answers/{reviewed.pk}/adoption/")
    reviewed.refresh_from_db()
    taken = reviewed.state, reviewed.drafted_by
    supervisor_desk.post(f"/desk/answers/{reviewed.pk}/approval/")

    reviewed.refresh_from_db()
    assert taken == (Answer.State.DRAFT, operator)
    assert (reviewed.state, reviewed.approved_by) == (Answer.State.APPROVED, supervisor)


def test_who_took_them_does_not_approve(supervisor_desk: Client, reviewed: Answer) -> None:
    supervisor_desk.post(f"/desk/answers/{reviewed.pk}/adoption/")

    assert supervisor_desk.post(f"/desk/answers/{reviewed.pk}/approval/").status_code == 409


def test_what_is_in_force_is_not_taken(desk: Client) -> None:
    answer = make_answer()

    assert desk.post(f"/desk/answers/{answer.pk}/adoption/").status_code == 409
