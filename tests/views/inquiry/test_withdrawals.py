"""What was handed on is taken back, with a reason."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Bond, Escalation, Merge, Owner, Staff, Withdrawal
from tests.makers import make_inquiry, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(operator: Staff) -> Escalation:
    return make_inquiry().escalate(by=operator, owner=Owner.LEGAL, words="返金")


def path(escalation: Escalation) -> str:
    return reverse("withdrawal_create", args=[escalation.pk])


def test_it_is_asked_for_a_reason_and_kept_with_it(desk: Client, asked: Escalation) -> None:
    assert "法務への引き継ぎを取り下げる" in desk.get(path(asked)).content.decode()

    answer = desk.post(path(asked), {"reason": "お客様のお申し出"})

    assert answer["Location"] == reverse("inquiry_show", args=[asked.inquiry_id])
    assert Withdrawal.objects.get().reason == "お客様のお申し出"


def test_its_page_offers_the_withdrawal_to_whoever_may(
    client: Client, desk: Client, supervisor_desk: Client, asked: Escalation
) -> None:
    page = reverse("escalation_show", args=[asked.pk])
    client.force_login(make_staff("ito", "伊藤"))

    offered = [path(asked) in one.get(page).content.decode() for one in (desk, supervisor_desk, client)]

    assert offered == [True, True, False]
    desk.post(path(asked), {"reason": "お客様のお申し出"})
    assert path(asked) not in desk.get(page).content.decode()


def test_without_a_reason_it_stays(desk: Client, asked: Escalation) -> None:
    answer = desk.post(path(asked), {"reason": "。"})

    assert answer.status_code == 422
    assert not Withdrawal.objects.exists()


def test_twice_is_a_conflict_with_a_sentence(desk: Client, asked: Escalation) -> None:
    desk.post(path(asked), {"reason": "不要"})

    answer = desk.post(path(asked), {"reason": "書きかけ"})

    assert answer.status_code == 409
    assert "すでに回答済みか、取り下げられています。" in answer.content.decode()
    assert "書きかけ" in answer.content.decode()


def test_of_a_merged_inquiry_it_leads_to_the_survivor(desk: Client, asked: Escalation, operator: Staff) -> None:
    survivor = make_inquiry(contact=asked.inquiry.contact)
    Merge.objects.join(asked.inquiry, into=survivor, by=operator, bond=Bond.CONTACT)

    answer = desk.post(path(asked), {"reason": "不要"})

    assert answer["Location"] == reverse("inquiry_show", args=[survivor.pk])


@pytest.mark.parametrize("role", ["headquarters", "administrator"])
def test_only_the_desk_withdraws(client: Client, asked: Escalation, role: str) -> None:
    Escalation.objects.update(owner=Owner.HEADQUARTERS)
    client.force_login(make_staff("honsha", "本社", role))

    assert client.post(path(asked), {"reason": "不要"}).status_code == 404
