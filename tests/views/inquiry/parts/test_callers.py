"""A known caller goes on in their open inquiry."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Call, Contact, Inquiry, Staff
from tests.makers import make_contact, make_inquiry

pytestmark = pytest.mark.django_db
MASK = reverse("call_create")


def save(desk: Client, **typed: Any) -> Any:
    return desk.post(MASK, typed)


def test_a_call_is_added_to_the_inquiry_that_was_chosen(desk: Client) -> None:
    inquiry = make_inquiry()

    save(desk, who="中村", contact=inquiry.contact.pk, inquiry=inquiry.pk, memo="催促の電話")

    assert Inquiry.objects.get() == inquiry
    assert f"{inquiry.number}に追加しました。" in desk.get(MASK).content.decode()


def test_an_inquiry_of_somebody_else_is_refused_and_what_was_chosen_stays(desk: Client) -> None:
    inquiry, ishida = make_inquiry(), make_contact("石田 健二", "ishida@example.jp")

    answer = save(desk, who="石田", contact=ishida.pk, inquiry=inquiry.pk, memo="催促の電話")

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "別の方のものです" in page
    assert "催促の電話" in page
    assert not Call.objects.exists()


def test_a_refused_mask_still_knows_in_which_inquiry_it_goes_on(desk: Client) -> None:
    inquiry = make_inquiry()

    page = save(desk, who="中村", contact=inquiry.contact.pk, inquiry=inquiry.pk).content.decode()

    assert re.search(rf'name="inquiry" value="{inquiry.pk}"[^>]*checked', page)


@pytest.mark.parametrize("who", ["H-000123", "Ｈ－０００１２３", "h-000123 石田"])
def test_a_receipt_number_is_no_name(desk: Client, who: str) -> None:
    answer = save(desk, who=who, memo="初めて")

    assert answer.status_code == 422
    assert "受付番号は検索にだけ使えます" in answer.content.decode()
    assert not Contact.objects.exists()


def test_an_inquiry_about_which_somebody_is_asked_is_not_closed_by_a_call(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.escalate(by=operator, owner="legal", words="弁護士からの照会")

    answer = save(desk, contact=inquiry.contact.pk, inquiry=inquiry.pk, memo="催促", outcome="not_needed")

    assert answer.status_code == 422
    assert "の回答待ちのため、まだ完了にできません" in answer.content.decode()
    assert not Call.objects.exists()
