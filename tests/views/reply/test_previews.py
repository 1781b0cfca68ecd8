"""The preview shows what would leave, to the character."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Draft, Inquiry, Staff
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def preview(client: Client, inquiry: Inquiry, words: str, **headers: str) -> tuple[int, str]:
    said = {"seen": inquiry.messages.latest("pk").pk, "contact": inquiry.contact_id, "words-0": words}
    answer = client.post(reverse("preview_create", args=[inquiry.pk]), said, headers=headers)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_it_is_filled_in_as_it_will_be_sent(desk: Client, operator: Staff, headers: dict[str, str]) -> None:
    inquiry = make_inquiry()

    status, page = preview(desk, inquiry, "{name}様\n\n受付番号は{number}です。", **headers)

    draft = Draft.objects.get()
    dispatch = draft.send(by=operator, seen=inquiry.messages.latest("pk").pk)
    assert status == 200
    assert dispatch.message is not None
    assert dispatch.message.text in page
    assert dispatch.message.subject in page


def test_what_cannot_be_filled_in_is_said(desk: Client) -> None:
    _status, page = preview(desk, make_inquiry(), "{deadline}まで", **HTMX)

    assert "ご連絡の期限がわかりません" in page


def test_a_page_of_another_contact_is_refused(desk: Client) -> None:
    inquiry = make_inquiry()
    said = {"seen": 1, "contact": inquiry.contact_id + 1, "words-0": "秘密"}

    answer = desk.post(reverse("preview_create", args=[inquiry.pk]), said, headers=HTMX)

    assert answer.status_code == 422
    assert "秘密" not in Draft.objects.get().text
