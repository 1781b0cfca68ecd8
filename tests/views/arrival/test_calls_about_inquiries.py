"""A call that is about an inquiry: its form comes with the caller and the inquiry chosen."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Call
from tests.makers import make_contact, make_inquiry

pytestmark = pytest.mark.django_db
MASK = reverse("call_create")


def test_a_call_about_an_inquiry_goes_on_in_it(desk: Client) -> None:
    inquiry = make_inquiry(contact=make_contact(phone="090-0000-1234"))

    page = desk.get(MASK, {"inquiry": inquiry.pk})
    desk.post(MASK, {"contact": inquiry.contact_id, "inquiry": inquiry.pk, "memo": "ご案内した。"})

    assert page.context["caller"].contact == inquiry.contact
    assert f'value="{inquiry.pk}"' in page.text
    assert Call.objects.get().inquiry == inquiry


@pytest.mark.parametrize("key", ["", "x", "99", "1e1", "9" * 30])
def test_where_there_is_no_such_inquiry_the_form_is_empty(desk: Client, key: str) -> None:
    page = desk.get(MASK, {"inquiry": key})

    assert page.status_code == 200
    assert page.context["caller"] is None
