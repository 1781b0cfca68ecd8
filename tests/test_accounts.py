import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_of_a_failed_sign_in_nothing_that_was_sent_is_written_down(stranger: Client) -> None:
    stranger.post(reverse("account_login"), {"login": "sato", "password": "wrong", "note": "4111 1111 1111 1111"})

    attempt = AccessAttempt.objects.get()
    assert (attempt.username, attempt.post_data, attempt.get_data) == ("sato", "", "")
    assert attempt.failures_since_start == 1
