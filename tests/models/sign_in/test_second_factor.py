"""Whoever reads the database cannot make a code."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet
from pytest_django import Settings

from inquiries.models import Staff
from inquiries.models.locking import WrongKeys
from inquiries.models.sign_in.second_factor import Unreadable, opened, rotate
from tests.laws.places import database

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(operator: Staff) -> Staff:
    TOTP.activate(operator, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(operator)
    return operator


def test_neither_the_secret_nor_a_recovery_code_stands_in_the_database(keeper: Staff) -> None:
    codes = RecoveryCodes(Authenticator.objects.get(user=keeper, type="recovery_codes"))
    seed = opened(codes.instance.data["seed"])

    everything = database()

    assert [one for one in ["JBSWY3DPEHPK3PXP", seed, *codes.get_unused_codes()] if one in everything] == []


def test_without_its_key_it_says_whom_to_tell(keeper: Staff, settings: Settings) -> None:
    settings.HOTLINE_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(Unreadable):
        TOTP(Authenticator.objects.get(type="totp")).validate_code("123456")


def test_a_rotation_without_the_old_key_changes_nothing(keeper: Staff, settings: Settings) -> None:
    before = list(Authenticator.objects.order_by("pk").values_list("data", flat=True))
    settings.HOTLINE_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(WrongKeys):
        rotate()

    assert list(Authenticator.objects.order_by("pk").values_list("data", flat=True)) == before
