"""Who takes part beside the contact stands on the page, covered, and can be struck off."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Inquiry, Merge, Participant, Staff
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def participant() -> Participant:
    inquiry = make_inquiry()
    Participant.objects.admit(["taro@example.jp"], message=inquiry.messages.get())
    return inquiry.participants.get()


def page_of(desk: Client, inquiry: Inquiry) -> str:
    return desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()


def test_the_page_names_who_was_in_copy_with_the_address_covered(desk: Client, participant: Participant) -> None:
    page = page_of(desk, participant.inquiry)

    assert "t•••••@example.jp" in page
    assert "taro@" not in page


def test_who_takes_part_in_a_merged_inquiry_stands_on_the_survivors_page(
    desk: Client, operator: Staff, participant: Participant
) -> None:
    survivor = make_inquiry("統合先です。", contact=participant.inquiry.contact)
    Merge.objects.join(participant.inquiry, into=survivor, by=operator)

    assert "t•••••@example.jp" in page_of(desk, survivor)


def test_struck_off_they_are_gone_and_a_second_time_is_not_found(desk: Client, participant: Participant) -> None:
    path = reverse("participant_delete", args=[participant.pk])

    desk.post(path)

    assert not Participant.objects.exists()
    assert "関係者を外しました" in page_of(desk, participant.inquiry)
    assert desk.post(path).status_code == 404
