import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from inquiries.models import Staff
from inquiries.web.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_what_a_browser_calls_itself_is_not_written_down_and_the_rest_is_masked(
    stranger: Client, operator: Staff
) -> None:
    headers = {"User-Agent": "Phone 4111 1111 1111 1111", "Accept": "text/html; 暗証番号は0420"}

    stranger.post(reverse("account_login"), {"login": "sato", "password": "wrong"}, headers=headers)
    attempt = AccessAttempt.objects.get()
    user_logged_in.send(Staff, request=_request(headers), user=operator)

    log = AccessLog.objects.get()
    assert {attempt.user_agent, log.user_agent} == {""}
    assert {attempt.http_accept, log.http_accept} == {"text/html; 暗証番号は••••"}


def _request(headers: dict[str, str]) -> HttpRequest:
    request = RequestFactory(headers=headers).get("/")
    request.session = SessionStore()
    return request


def test_of_a_failed_sign_in_nothing_that_was_sent_is_written_down(stranger: Client) -> None:
    stranger.post(reverse("account_login"), {"login": "sato", "password": "wrong", "note": "4111 1111 1111 1111"})

    attempt = AccessAttempt.objects.get()
    assert (attempt.username, attempt.post_data, attempt.get_data) == ("sato", "", "")
    assert attempt.failures_since_start == 1
