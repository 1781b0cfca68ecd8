"""What a browser is told by a hotline that is reached over TLS."""

import runpy
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inquiries.models import Link, Staff
from tests.makers import PASSWORD, make_inquiry

pytestmark = [pytest.mark.django_db, pytest.mark.once]
BROWSER = Path(__file__).parents[2] / "hotline" / "browser.py"


@pytest.fixture(autouse=True)
def by_tls(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_BASE_URL", "https://testserver")
    for name, value in runpy.run_path(str(BROWSER)).items():
        if name.isupper():
            setattr(settings, name, value)


def answers(operator: Staff) -> list[Any]:
    """Of pages that set a cookie each: another language, a customer's visit and its end, a sign-in and its end."""
    client, link = Client(), Link.objects.issue(make_inquiry())
    name, word = operator.username, PASSWORD
    return [
        client.post(reverse("set_language"), {"language": "en"}, secure=True),
        client.post(reverse("link_open", kwargs={"token": link.token}), secure=True),
        client.post(reverse("status_end"), secure=True),
        client.get(reverse("account_login"), secure=True),
        client.post(reverse("account_login"), {"login": name, "password": word}, secure=True),
        client.post(reverse("account_logout"), secure=True),
    ]


def test_no_cookie_can_come_from_another_host_or_without_tls(operator: Staff) -> None:
    cookies = [morsel for answer in answers(operator) for morsel in answer.cookies.values()]

    assert {morsel.key for morsel in cookies} == {
        "__Host-csrftoken", "__Host-django_language", "__Host-messages", "__Host-sessionid", "__Secure-hotline_device",
    }  # fmt: skip
    for morsel in cookies:
        assert morsel["secure"]
        assert morsel["samesite"] == "Lax"
        assert not morsel["domain"]
        assert morsel["path"] == ("/" if morsel.key.startswith("__Host-") else "/accounts/")
        assert morsel["httponly"] or not morsel.value or morsel.key == "__Host-csrftoken"


def test_every_page_says_what_it_may_load_and_who_may_hold_it(operator: Staff) -> None:
    for answer in answers(operator):
        rules = answer["Content-Security-Policy"].split("; ")
        assert {"default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= set(rules)
        assert answer["Strict-Transport-Security"] == "max-age=31536000"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["Referrer-Policy"] == "same-origin"


def test_what_is_asked_plainly_is_led_to_tls_and_a_monitor_is_not() -> None:
    assert Client().get(reverse("link_create"))["Location"].startswith("https://")
    assert Client().get(reverse("healthz")).status_code == 200


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT"])
def test_no_page_sends_back_what_it_was_asked(method: str) -> None:
    answer = Client().generic(method, reverse("link_create"), secure=True, headers={"X-Secret": "sesame"})

    assert answer.status_code in {403, 405}
    assert "sesame" not in answer.content.decode()
