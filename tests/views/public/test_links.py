"""From a receipt number to a link, and from the link to the page. 中村 owns the inquiry."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from inquiries.models import Dispatch, Inquiry, Link
from tests.makers import make_contact, make_inquiry

pytestmark = pytest.mark.django_db

STATUS = "/status/"


@pytest.fixture
def inquiry() -> Inquiry:
    return make_inquiry()


def test_anybody_can_open_the_page(client: Client) -> None:
    assert client.get(STATUS).status_code == 200


@pytest.mark.parametrize("write", ["{number}", "  {number} ", "h{pk}", "Ｈ－０００{pk}", "{pk}"])
def test_a_receipt_number_in_any_width_brings_a_link(client: Client, inquiry: Inquiry, write: str) -> None:
    page = client.post(STATUS, {"number": write.format(number=inquiry.number, pk=inquiry.pk)}, follow=True)

    mail = Dispatch.objects.get()
    assert (mail.kind, mail.to_address) == ("link", "nakamura@example.jp")
    assert mail.link is not None
    assert mail.link.inquiry == inquiry
    assert page.redirect_chain == [(STATUS, 302)]
    assert 'role="status"' in page.text


def test_the_answer_is_the_same_without_an_address_and_within_ten_minutes(client: Client, inquiry: Inquiry) -> None:
    nameless = make_inquiry(contact=make_contact("", ""))

    pages = [client.post(STATUS, {"number": n}, follow=True) for n in (inquiry.number, inquiry.number, nameless.number)]

    assert len({page.text.partition('role="status"')[2].partition("</p>")[0] for page in pages}) == 1
    assert Dispatch.objects.count() == 1


def test_a_number_that_nobody_has_gets_the_same_answer_as_one_that_somebody_has(inquiry: Inquiry) -> None:
    answers = [Client().post(STATUS, {"number": number}) for number in (inquiry.number, "H-999999")]
    pages = [Client().post(STATUS, {"number": number}, follow=True) for number in (inquiry.number, "H-999999")]

    assert [(answer.status_code, answer["Location"], answer.content) for answer in answers] == [(302, STATUS, b"")] * 2
    assert len({page.text.replace(str(page.context["csrf_token"]), "") for page in pages}) == 1


def test_the_address_itself_is_never_shown(client: Client, inquiry: Inquiry) -> None:
    page = client.post(STATUS, {"number": inquiry.number}, follow=True)

    assert "nakamura" not in page.text


@pytest.mark.parametrize("number", ["なし", "0", "9" * 30, "", "9" * 41])
def test_what_is_no_number_gets_a_sentence_and_the_form(client: Client, number: str) -> None:
    page = client.post(STATUS, {"number": number})

    assert page.status_code == 422
    assert 'id="id_number_error"' in page.text
    assert 'name="number"' in page.text


def test_numbers_cannot_be_tried_one_after_the_other(client: Client, inquiry: Inquiry) -> None:
    for number in range(10):
        client.post(STATUS, {"number": f"H-99{number}"}, REMOTE_ADDR="1.2.3.4")

    page = client.post(STATUS, {"number": inquiry.number}, REMOTE_ADDR="1.2.3.4")

    assert page.status_code == 429
    assert not Dispatch.objects.exists()


# --- the link itself --------------------------------------------------------------------------------------------------
def test_looking_at_a_link_does_not_use_it(client: Client, inquiry: Inquiry) -> None:
    link = Link.objects.issue(inquiry)

    for _scanner in range(3):
        page = client.get(f"/status/{link.token}/")

    link.refresh_from_db()
    assert page.status_code == 200
    assert '<button class="btn btn-primary' in page.text
    assert link.used_at is None
    assert client.get("/status/now/").status_code == 403


def test_the_button_opens_the_page_once(client: Client, inquiry: Inquiry) -> None:
    link = Link.objects.issue(inquiry)

    page = client.post(f"/status/{link.token}/", follow=True)
    again = Client().post(f"/status/{link.token}/")

    assert page.redirect_chain == [("/status/now/", 302)]
    assert inquiry.number in page.text
    assert again.status_code == 410


def test_a_used_link_offers_a_new_one(client: Client, inquiry: Inquiry) -> None:
    link = Link.objects.issue(inquiry)
    link.use()

    page = client.get(f"/status/{link.token}/")

    assert page.status_code == 410
    assert f'href="{STATUS}"' in page.text


def test_a_link_of_a_later_mail_ends_those_of_earlier_ones(client: Client, inquiry: Inquiry) -> None:
    first = Dispatch.objects.send_link(inquiry, at=timezone.now() - timedelta(hours=1))
    second = Dispatch.objects.send_link(inquiry)
    assert first
    assert second
    assert first.link
    assert second.link
    first.mark_sent(at=timezone.now())
    assert client.get(f"/status/{first.link.token}/").status_code == 200

    second.mark_sent(at=timezone.now())

    assert client.get(f"/status/{first.link.token}/").status_code == 410
    assert client.get(f"/status/{second.link.token}/").status_code == 200


def test_while_a_later_mail_waits_the_earlier_link_works(client: Client, inquiry: Inquiry) -> None:
    first = Dispatch.objects.send_link(inquiry, at=timezone.now() - timedelta(hours=1))
    Dispatch.objects.send_link(inquiry)

    assert first
    assert first.link
    assert client.get(f"/status/{first.link.token}/").status_code == 200


def test_an_expired_or_forged_link_says_so(client: Client, inquiry: Inquiry) -> None:
    old = Link.objects.issue(inquiry, at=timezone.now() - timedelta(days=15))

    for token in (old.token, "1:forged", "%00"):
        assert client.get(f"/status/{token}/").status_code == 410
        assert client.post(f"/status/{token}/").status_code == 410


def test_no_cache_and_no_other_site_learns_the_link(client: Client, inquiry: Inquiry) -> None:
    link = Link.objects.issue(inquiry)

    for page in (client.get(f"/status/{link.token}/"), client.get("/status/bad/"), client.get("/status/now/")):
        assert "no-store" in page["Cache-Control"]
        assert page["Referrer-Policy"] == "same-origin"
        assert "noindex" in page["X-Robots-Tag"]


def test_the_session_gets_a_new_key_when_a_link_opens_it(client: Client, inquiry: Inquiry) -> None:
    client.post("/ask/", {"words": "?", "reach": "mail", "address": "nakamura@example.jp"})
    before = client.session.session_key

    client.post(f"/status/{Link.objects.issue(inquiry).token}/")

    assert client.session.session_key != before
