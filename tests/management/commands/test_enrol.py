"""Taking on staff from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from inquiries.models import Staff

pytestmark = pytest.mark.django_db


def enrol(*arguments: str) -> str:
    out = StringIO()
    call_command("enrol", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue().strip()


def test_whoever_is_taken_on_signs_in_with_the_password_printed(client: Client) -> None:
    password = enrol("sato", "--name", "佐藤", "--role", "operator", "--until", "2099-01-01")

    client.post("/accounts/login/", {"login": "sato", "password": password})

    assert client.session["_auth_user_id"] == str(Staff.objects.get(username="sato").pk)


def test_a_weak_password_is_refused_and_nobody_is_taken_on() -> None:
    with pytest.raises(CommandError):
        enrol("sato", "--name", "佐藤", "--role", "operator", "--password", "12345")

    assert not Staff.objects.exists()


def test_a_name_is_given_once() -> None:
    enrol("sato", "--name", "佐藤", "--role", "operator")

    with pytest.raises(CommandError, match="sato"):
        enrol("sato", "--name", "佐藤", "--role", "supervisor")
