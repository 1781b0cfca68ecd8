"""What Ctrl+K finds beside the places of the frame."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import SavedView, Sighting, Staff
from inquiries.models.inquiry.allowance import Allowance
from tests.makers import make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def found(client: Client, typed: str) -> list[str]:
    answer = client.post(reverse("destination_list"), {"q": typed})
    return [one.name for one in answer.context["found"]]


def test_saved_views_inquiries_people_and_colleagues_are_found_by_name(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry(contact=make_contact("中村 由紀", "yuki@example.jp"))
    make_staff("nakagawa", "中村 一郎")
    SavedView.objects.keep("中村様", asked={"state": "owed"}, words="中村", by=operator)

    assert found(desk, "中村") == ["中村様", f"中村 由紀  {inquiry.number}", "中村 一郎"]
    assert found(desk, inquiry.number) == [f"中村 由紀  {inquiry.number}"]
    assert found(desk, "") == ["中村様"]


def test_an_address_is_found_whole_alone_and_none_is_shown(desk: Client) -> None:
    inquiry = make_inquiry(contact=make_contact("中村 由紀", "yuki@example.jp"))

    answer = desk.post(reverse("destination_list"), {"q": "yuki@example.jp"})

    assert [one.name for one in answer.context["found"]] == [f"中村 由紀  {inquiry.number}"]
    assert "yuki" not in answer.content.decode()
    assert found(desk, "yuki@exa") == []
    assert not Sighting.objects.against(Allowance.REVEALS).exists()


def test_another_person_s_own_views_are_not_found(desk: Client) -> None:
    SavedView.objects.keep("中村様", asked={"state": "owed"}, by=make_staff("ito", "伊藤"))

    assert found(desk, "中村") == []
