"""What somebody reads when things go wrong."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from inquiries.models import Staff
from tests.makers import PASSWORD, make_version

pytestmark = pytest.mark.once  # what pages look like


@pytest.mark.parametrize("page", ["400.html", "403_csrf.html", "500.html"])
def test_a_page_for_the_worst_asks_neither_for_context_nor_for_the_database(page: str) -> None:
    with override("en"):
        html = render_to_string(page)

    assert "<h1>" in html


@pytest.mark.django_db
def test_a_stranger_who_went_astray_is_told_so_and_sees_the_telephone(stranger: Client) -> None:
    make_version()

    answer = stranger.get("/nowhere/", headers={"accept-language": "en"})

    assert answer.status_code == 404
    assert "This page does not exist" in answer.content.decode()
    assert "tel:0120-000-000" in answer.content.decode()


def test_the_operator_who_went_astray_stays_at_the_desk(desk: Client) -> None:
    answer = desk.get("/desk/nowhere/", headers={"accept-language": "en"})

    assert answer.status_code == 404
    assert 'class="rail"' in answer.content.decode()


@pytest.mark.django_db
def test_a_form_from_a_page_of_yesterday_is_refused_in_plain_words() -> None:
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post(reverse("account_login"), {"login": "sato"}, headers={"accept-language": "en"})

    assert answer.status_code == 403
    assert "Please open the page again" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("en", "Please wait a little"), ("ja", "しばらくお待ちください")])
def test_after_five_wrong_passwords_even_the_right_one_must_wait(
    stranger: Client, operator: Staff, language: str, words: str
) -> None:
    heard = {"accept-language": language}
    for _ in range(5):
        stranger.post(reverse("account_login"), {"login": "sato", "password": "wrong"}, headers=heard)

    answer = stranger.post(reverse("account_login"), {"login": "sato", "password": PASSWORD}, headers=heard)

    assert answer.status_code == 429
    assert words in answer.content.decode()


@pytest.mark.django_db
def test_the_sign_in_offers_nobody_an_account(stranger: Client) -> None:
    html = stranger.get(reverse("account_login")).content.decode()

    assert "signup" not in html
