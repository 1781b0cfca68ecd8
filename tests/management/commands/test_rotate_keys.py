"""rotate_keys: after it the old key opens nothing and is needed for nothing; the list stays as it is."""

import io
import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.utils import translation
from pytest_django import Settings

from inquiries.models import BlindKey, Roster, RosterEntry, Staff
from inquiries.models.locking import WrongKeys
from inquiries.models.roster.blind_key import Kind
from inquiries.models.sign_in.second_factor import opened
from tests.rosters import make_entry, make_roster

pytestmark = pytest.mark.django_db
NEW = Fernet.generate_key().decode()


def run(*arguments: str) -> tuple[dict[str, int], str]:
    out, err = io.StringIO(), io.StringIO()
    with translation.override("en"):
        call_command("rotate_keys", *arguments, stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue()


def test_all_is_encrypted_with_the_first_key(settings: Settings) -> None:
    make_roster([make_entry(None, "A", mail="a@example.jp"), make_entry(None, "B")], in_force=True)
    old = settings.HOTLINE_KEYS
    settings.HOTLINE_KEYS = [NEW, *old]

    said, _words = run()

    assert said == {"keys": 1, "addresses": 1, "codes": 0, "factors": 0, "contacts": 0}
    settings.HOTLINE_KEYS = [NEW]
    person = Roster.objects.to_look_up().find(Kind.MEMBER, "A").get()
    assert person.mail_address() == "a@example.jp"
    settings.HOTLINE_KEYS = old
    with pytest.raises(WrongKeys):
        RosterEntry.objects.get(pk=person.pk).mail_address()


def test_second_factors_are_encrypted_with_it_too(operator: Staff, settings: Settings) -> None:
    TOTP.activate(operator, "SECRET")
    RecoveryCodes.activate(operator)
    settings.HOTLINE_KEYS = [NEW, *settings.HOTLINE_KEYS]

    said, _words = run()

    assert said["factors"] == 2
    settings.HOTLINE_KEYS = [NEW]
    assert opened(Authenticator.objects.get(type="totp").data["secret"]) == "SECRET"


def test_without_the_old_key_it_says_so_and_changes_nothing(settings: Settings) -> None:
    make_roster(in_force=True)
    old = settings.HOTLINE_KEYS
    settings.HOTLINE_KEYS = [NEW]

    with pytest.raises(CommandError, match="HOTLINE_KEYS"):
        run()

    settings.HOTLINE_KEYS = old
    assert Roster.objects.to_look_up().can_be_opened


def test_another_key_of_the_hmacs_needs_the_list_again() -> None:
    make_roster(in_force=True)

    _said, words = run("--new-blind-key")

    assert "load the list again" in words
    assert BlindKey.objects.count() == 2
    assert Roster.objects.to_look_up().has_old_key
