"""Whoever reads the database cannot make a code."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from cryptography.fernet import Fernet
from pytest_django import Settings

from inquiries.models import Staff
from inquiries.models.locking import ENCRYPTED, WrongKeys, sealed
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


def test_what_the_version_before_wrote_in_clear_works(operator: Staff) -> None:
    row = Authenticator.objects.create(user=operator, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    code = format_hotp_value(hotp_value("JBSWY3DPEHPK3PXP", next(yield_hotp_counters_from_time())))

    assert TOTP(row).validate_code(code)


@pytest.mark.usefixtures("keeper")
def test_a_rotation_encrypts_what_stands_in_clear(supervisor: Staff) -> None:
    clear = Authenticator.objects.create(user=supervisor, type="totp", data={"secret": "KRSXG5CTMVRXEZLU"})
    codes = Authenticator.objects.create(user=supervisor, type="recovery_codes", data={"seed": "0f", "used_mask": 1})

    done = rotate()

    clear.refresh_from_db()
    codes.refresh_from_db()
    assert done == 4
    assert (opened(clear.data["secret"]), opened(codes.data["seed"])) == ("KRSXG5CTMVRXEZLU", "0f")
    assert codes.data["used_mask"] == 1
    assert "KRSXG5CTMVRXEZLU" not in database()


@pytest.mark.parametrize("written", ["JBSWY3DPEHPK3PXP", "0f" * 40])
def test_a_token_is_told_from_what_stands_in_clear(written: str) -> None:
    assert sealed(written).startswith(ENCRYPTED)
    assert opened(sealed(written)) == opened(written) == written


def test_a_rotation_without_the_old_key_changes_nothing(keeper: Staff, settings: Settings) -> None:
    before = list(Authenticator.objects.order_by("pk").values_list("data", flat=True))
    settings.HOTLINE_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(WrongKeys):
        rotate()

    assert list(Authenticator.objects.order_by("pk").values_list("data", flat=True)) == before
