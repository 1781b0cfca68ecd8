"""What a container asks of the hotline that runs in it."""

import pytest
from pytest_django.live_server_helper import LiveServer

from hotline.health import answers

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


def test_it_is_asked_under_its_public_name(live_server: LiveServer) -> None:
    assert answers(f"{live_server.url}/healthz", "localhost")


def test_a_name_that_is_not_its_own_is_no_answer(live_server: LiveServer) -> None:
    assert not answers(f"{live_server.url}/healthz", "elsewhere.example.com")


def test_what_is_unwell_or_away_is_no_answer(live_server: LiveServer) -> None:
    assert not answers(f"{live_server.url}/readyz", "localhost"), "no heart has beaten here"
    assert not answers("http://127.0.0.1:1/healthz", "localhost")
