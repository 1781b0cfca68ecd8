"""Supervisors set who takes what first; everybody reads by which rule their next inquiry comes."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Skill, Staff
from tests.makers import make_staff, make_topic

pytestmark = pytest.mark.django_db


def test_a_supervisor_sets_what_somebody_takes_first(supervisor_desk: Client, operator: Staff) -> None:
    topic, form = make_topic(), reverse("skill_edit", args=[operator.pk])

    page = supervisor_desk.post(form, {"topics": [topic.key], "languages": ["en"]}, follow=True).content.decode()

    assert "再発行の手数料、英語" in page
    assert {str(skill) for skill in Skill.objects.of(operator)} == {"再発行の手数料", "en"}
    assert supervisor_desk.get(form).content.decode().count("checked") == 2


@pytest.mark.parametrize("said", [{"topics": ["nonsense"]}, {"languages": ["ja"]}, {"topics": ["\x00"]}])
def test_what_does_not_exist_is_refused(supervisor_desk: Client, operator: Staff, said: dict[str, list[str]]) -> None:
    answer = supervisor_desk.post(reverse("skill_edit", args=[operator.pk]), said)

    assert answer.status_code == 422
    assert not Skill.objects.exists()


def test_nobody_sets_it_for_themselves(desk: Client, operator: Staff) -> None:
    assert desk.get(reverse("skill_list")).status_code == 403
    assert desk.post(reverse("skill_edit", args=[operator.pk]), {}).status_code == 403


def test_who_is_gone_takes_nothing(supervisor_desk: Client) -> None:
    gone = make_staff("gone", "退職", is_active=False)

    assert "退職" not in supervisor_desk.get(reverse("skill_list")).content.decode()
    assert supervisor_desk.get(reverse("skill_edit", args=[gone.pk])).status_code == 404


def test_home_says_by_which_rule_the_next_one_comes(desk: Client, operator: Staff, supervisor: Staff) -> None:
    assert "優先度(不正利用・脅迫が最初)、期限の順" in desk.get(reverse("home")).content.decode()

    Skill.objects.all().set(operator, topics=[make_topic()], languages=["en"], by=supervisor)

    assert "期限切れ、あなたの得意分野(再発行の手数料、英語)、期限の順" in desk.get(reverse("home")).content.decode()
