"""How an answer has been worded over time."""

import pytest
from django.test import Client

from inquiries.models import Answer, Staff
from tests.makers import make_answer
from tests.markup import tight

pytestmark = pytest.mark.django_db


def test_every_wording_stays_with_who_wrote_it_and_what_it_changed(
    supervisor_desk: Client, operator: Staff, supervisor: Staff
) -> None:
    answer = make_answer(opening="手数料についてお答えします。", silence="", next_step="")
    draft = answer.revise(by=operator, opening="費用についてお答えします。", silence="", next_step="")
    Answer.objects.get(pk=draft.pk).revise(by=supervisor, opening="費用の件です。", silence="", next_step="")

    page = supervisor_desk.get(f"/desk/answers/{draft.pk}/wordings/")

    newest, middle, oldest = page.context["stages"]
    assert (newest.by, middle.by, oldest.answer) == (supervisor, operator, answer)
    assert (newest.is_standing, middle.is_standing) == (True, False)
    assert "<del>手数料</del><ins>費用</ins>" in tight(page.content.decode())
    assert all(stretch.is_same for stretch in oldest.stretches)
