"""encrypt_contacts: once every process is of the new version, and back before the old one runs again."""

import io
import json

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from pytest_django import Settings

from inquiries.models import Interim
from inquiries.models.locking import ENCRYPTED
from tests.makers import make_contact
from tests.models.test_encrypted import ADDRESS, stored

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> dict[str, int]:
    out = io.StringIO()
    call_command("encrypt_contacts", *arguments, stdout=out)
    said: dict[str, int] = json.loads(out.getvalue())
    return said


def test_it_says_how_many_rows_were_encrypted() -> None:
    Interim.objects.begin()
    make_contact()

    assert run() == {"rows": 1}

    assert stored()[0].startswith(ENCRYPTED)
    assert run() == {"rows": 0}


def test_it_goes_back() -> None:
    make_contact()

    assert run("--back") == {"rows": 1}

    assert stored() == [ADDRESS]


def test_without_the_key_it_says_what_to_do(settings: Settings) -> None:
    make_contact()
    settings.HOTLINE_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(CommandError, match="HOTLINE_KEYS"):
        run()
