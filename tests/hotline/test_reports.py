"""What a report of an error shows of the settings."""

import pytest
from django.test import RequestFactory
from django.views.debug import get_exception_reporter_filter
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.once


@pytest.mark.parametrize("name", ["HOTLINE_MAILBOXES", "CELERY_BROKER_URL", "REDIS_URL", "ANYMAIL"])
def test_no_address_with_a_password_is_in_it(settings: Settings, name: str) -> None:
    setattr(settings, name, ["imaps://desk:sesame@mail.example.jp/INBOX"])

    shown = get_exception_reporter_filter(RequestFactory().get("/")).get_safe_settings()

    assert name in shown
    assert "sesame" not in str(shown)


def test_what_is_no_secret_is_shown() -> None:
    request = RequestFactory().get("/")

    assert get_exception_reporter_filter(request).get_safe_settings()["TIME_ZONE"] == "Asia/Tokyo"
