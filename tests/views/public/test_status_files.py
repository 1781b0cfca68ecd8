"""The files of an answer on the customer's page: theirs alone, through their session."""

import pytest
from django.test import Client
from django.utils import timezone

from inquiries.models import Dispatch, Draft, Enclosing, Inquiry, Link, Staff
from inquiries.models.reply import enclosing
from tests.makers import make_answer, make_contact, make_enclosure, make_inquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(operator: Staff) -> Inquiry:
    """Answered, with a file."""
    inquiry = make_inquiry()
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(make_answer())
    enclosing.enclose(draft, make_enclosure())
    draft.send(by=operator, seen=inquiry.messages.latest("pk").pk)
    return inquiry


def visiting(inquiry: Inquiry) -> Client:
    client = Client()
    client.post(f"/status/{Link.objects.issue(inquiry).token}/")
    return client


def left() -> Enclosing:
    """The file, after the mail has left."""
    dispatch = Dispatch.objects.get(kind=Dispatch.Kind.REPLY)
    dispatch.lease(now=timezone.now())
    Dispatch.objects.update(sent_at=timezone.now())
    return Enclosing.objects.get()


def test_it_is_fetched_through_their_session_and_kept_by_no_cache(inquiry: Inquiry) -> None:
    client, file = visiting(inquiry), left()

    response = client.get(f"/status/now/files/{file.pk}/")

    assert f"/status/now/files/{file.pk}/" in client.get("/status/now/").content.decode()
    assert response.content == file.edition.raw
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


def test_it_is_not_there_before_the_mail_has_left(inquiry: Inquiry) -> None:
    client = visiting(inquiry)

    assert client.get(f"/status/now/files/{Enclosing.objects.get().pk}/").status_code == 404


def test_nobody_else_fetches_it(inquiry: Inquiry) -> None:
    file = left()
    other = visiting(make_inquiry("別の件です。", contact=make_contact("田中 一郎", "tanaka@example.jp")))

    assert other.get(f"/status/now/files/{file.pk}/").status_code == 404
    assert Client().get(f"/status/now/files/{file.pk}/").status_code == 403


def test_a_wrong_one_is_not_fetched_any_more(inquiry: Inquiry, supervisor: Staff) -> None:
    client, file = visiting(inquiry), left()
    file.enclosure.retire(by=supervisor, reason="別の会社の名前があった", is_wrong=True)

    response = client.get(f"/status/now/files/{file.pk}/", follow=True)

    assert "お使いにならないでください" in response.content.decode()
    assert file.edition.raw not in response.content
