"""An answer is used no more: by a supervisor, and with a reason."""

import pytest
from django.test import Client

from inquiries.models import Answer, Event
from tests.makers import make_answer

pytestmark = pytest.mark.django_db


def test_it_retires_with_a_reason_that_is_recorded(supervisor_desk: Client) -> None:
    answer = make_answer()

    supervisor_desk.post(f"/desk/answers/{answer.pk}/retirement/", {"reason": "もう聞かれない"})

    answer.refresh_from_db()
    assert answer.state == Answer.State.RETIRED
    assert Event.objects.get(action="answer.retired").particulars["reason"] == "もう聞かれない"


def test_without_a_reason_or_twice_it_is_refused(supervisor_desk: Client) -> None:
    answer, retired = make_answer(), make_answer(state=Answer.State.RETIRED)

    assert supervisor_desk.post(f"/desk/answers/{answer.pk}/retirement/", {}).status_code == 422
    assert supervisor_desk.post(f"/desk/answers/{retired.pk}/retirement/", {"reason": "x"}).status_code == 422

    answer.refresh_from_db()
    assert answer.state == Answer.State.APPROVED


def test_an_operator_does_not_retire_it(desk: Client) -> None:
    assert desk.post(f"/desk/answers/{make_answer().pk}/retirement/", {"reason": "x"}).status_code == 403
