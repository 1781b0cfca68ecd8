"""Codes and passwords are tried five times, whoever tries, from wherever, at the sign-in and behind it."""

import time
from collections.abc import Iterator
from itertools import count

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from axes.models import AccessAttempt
from django.core.cache import cache
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.masking import mask
from inquiries.models import Lockout, Staff
from inquiries.models.lockout import TRIES
from tests.makers import PASSWORD, make_staff

pytestmark = pytest.mark.django_db
SECRET = generate_totp_secret()
SHUT_OUT = "認証コードの誤りが続いたため"
SHUT_OUT_OF_PASSWORDS = "パスワードの誤りが続いたため"


@pytest.fixture
def keeper(operator: Staff) -> Staff:
    """An operator who has set up a second factor."""
    TOTP.activate(operator, SECRET)
    RecoveryCodes.activate(operator)
    return operator


def code(ahead: int = 0) -> str:
    """What the authenticator shows now, or in so many half minutes."""
    return str(format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + ahead)))


def recovery_codes(staff: Staff) -> list[str]:
    kept = Authenticator.objects.get(user=staff, type=Authenticator.Type.RECOVERY_CODES)
    unused: list[str] = RecoveryCodes(kept).get_unused_codes()
    return unused


def from_(address: str, staff: Staff) -> Client:
    """A browser at that address, in which the right password was typed."""
    client = Client(REMOTE_ADDR=address)
    assert client.post(reverse("account_login"), {"login": staff.username, "password": PASSWORD}).status_code == 302
    return client


def type_in(client: Client, said: str) -> str:
    """A code at the sign-in; the page that answers, or where it leads to."""
    return page(client.post(reverse("mfa_authenticate"), {"code": said}))


def page(answer: HttpResponseBase) -> str:
    return str(answer.headers.get("Location") or getattr(answer, "content", b"").decode())


def wrong_ones(times: int) -> Iterator[str]:
    return (f"wrong{turn}" for turn in range(times))


def test_a_right_code_signs_in(keeper: Staff) -> None:
    assert type_in(from_("1.2.3.4", keeper), code()) == reverse("home")


def test_after_five_wrong_codes_the_right_one_does_not_get_in(keeper: Staff) -> None:
    client = from_("1.2.3.4", keeper)
    pages = [type_in(client, wrong) for wrong in wrong_ones(60)]

    assert SHUT_OUT in type_in(client, code())

    assert [SHUT_OUT in one for one in pages] == [False] * (TRIES - 1) + [True] * (61 - TRIES)
    assert client.get(reverse("home")).status_code == 302


def test_what_was_wrong_is_logged_without_what_was_typed(keeper: Staff, caplog: pytest.LogCaptureFixture) -> None:
    client = from_("1.2.3.4", keeper)

    for wrong in wrong_ones(TRIES):
        type_in(client, wrong)

    said = [one.getMessage() for one in caplog.records if one.name == "inquiries.forms.accounts"]
    tried = f"a wrong code was given for account {keeper.pk}"
    assert said == [tried] * (TRIES - 1) + [f"no code is taken for account {keeper.pk}"]
    assert [mask(one).text for one in said] == said


def test_the_page_says_until_when(keeper: Staff) -> None:
    client = from_("1.2.3.4", keeper)
    *_others, last = [type_in(client, wrong) for wrong in wrong_ones(TRIES)]

    until = timezone.localtime(Lockout.objects.get().until)
    assert f"{until.hour}:" in last
    client.cookies["django_language"] = "en"
    assert "no code is accepted before" in type_in(client, code())


def test_it_does_not_help_to_come_from_everywhere(keeper: Staff) -> None:
    addresses = count(1)
    for wrong in wrong_ones(TRIES):
        type_in(from_(f"1.2.3.{next(addresses)}", keeper), wrong)

    assert SHUT_OUT in type_in(from_("9.8.7.6", keeper), code())


def test_when_the_time_is_over_the_right_code_gets_in(keeper: Staff) -> None:
    client = from_("1.2.3.4", keeper)
    for wrong in wrong_ones(TRIES):
        type_in(client, wrong)
    Lockout.objects.update(until=timezone.now())

    assert type_in(client, code()) == reverse("home")


def test_nobody_is_shut_out_by_who_does_not_know_the_password(keeper: Staff, stranger: Client) -> None:
    for wrong in wrong_ones(20):
        stranger.post(reverse("mfa_authenticate"), {"code": wrong})
        stranger.post(reverse("mfa_reauthenticate"), {"code": wrong})

    assert not Lockout.objects.exists()
    assert type_in(from_("1.2.3.4", keeper), code()) == reverse("home")


def test_wrong_recovery_codes_count_as_well(keeper: Staff) -> None:
    client = from_("1.2.3.4", keeper)
    for wrong in ("12345678", "00000000", "wrong1", "wrong2", "wrong3"):
        type_in(client, wrong)

    assert SHUT_OUT in type_in(client, recovery_codes(keeper)[0])
    assert len(recovery_codes(keeper)) == 10


def test_a_code_is_used_once_even_if_the_cache_was_restarted(keeper: Staff) -> None:
    used = code()
    type_in(from_("1.2.3.4", keeper), used)
    cache.clear()

    assert type_in(from_("1.2.3.4", keeper), used) != reverse("home")


def test_a_recovery_code_is_used_once(keeper: Staff) -> None:
    used = recovery_codes(keeper)[0]
    assert type_in(from_("1.2.3.4", keeper), used) == reverse("home")

    assert type_in(from_("1.2.3.4", keeper), used) != reverse("home")


def test_the_code_that_set_up_the_authenticator_does_not_sign_in(operator: Staff, desk: Client) -> None:
    confirm(desk)
    desk.get(reverse("mfa_activate_totp"))
    secret = desk.session["mfa.totp.secret"]
    used = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    assert desk.post(reverse("mfa_activate_totp"), {"code": used}).status_code == 302

    assert type_in(from_("1.2.3.4", operator), used) != reverse("home")


def confirm(client: Client) -> HttpResponseBase:
    """Whoever is signed in gives the password once more."""
    return client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


@pytest.mark.parametrize("name", ["mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"])
def test_the_second_factor_is_changed_only_by_who_confirms_who_they_are(keeper: Staff, desk: Client, name: str) -> None:
    assert "reauthenticate" in page(desk.get(reverse(name)))
    for wrong in wrong_ones(TRIES):
        desk.post(reverse("mfa_reauthenticate"), {"code": wrong})

    assert SHUT_OUT in page(desk.post(reverse("mfa_reauthenticate"), {"code": code()}))
    assert "reauthenticate" in page(desk.get(reverse(name)))
    assert Authenticator.objects.count() == 2


def test_tries_behind_the_sign_in_count_with_those_at_it(keeper: Staff, desk: Client) -> None:
    for wrong in wrong_ones(TRIES):
        desk.post(reverse("mfa_reauthenticate"), {"code": wrong})

    assert SHUT_OUT in type_in(from_("1.2.3.4", keeper), code())


def test_wrong_first_codes_of_a_new_authenticator_count(operator: Staff, desk: Client) -> None:
    confirm(desk)
    pages = [page(desk.post(reverse("mfa_activate_totp"), {"code": wrong})) for wrong in wrong_ones(TRIES)]

    assert SHUT_OUT in pages[-1]


def test_who_took_over_a_session_does_not_guess_the_password(operator: Staff, settings: Settings) -> None:
    settings.AXES_ENABLED = False  # it counts by address, and whoever took over a session comes from many
    settings.ACCOUNT_RATE_LIMITS = False
    client = Client()
    client.force_login(operator)
    old = {"password1": "a new password of mine", "password2": "a new password of mine"}
    for wrong in ("wrong1", "wrong2", "wrong3"):
        client.post(reverse("account_reauthenticate"), {"password": wrong})
    for wrong in ("wrong4", "wrong5"):
        client.post(reverse("account_change_password"), old | {"oldpassword": wrong})

    assert SHUT_OUT_OF_PASSWORDS in page(confirm(client))
    assert SHUT_OUT_OF_PASSWORDS in page(
        client.post(reverse("account_change_password"), old | {"oldpassword": PASSWORD})
    )
    operator.refresh_from_db()
    assert operator.check_password(PASSWORD)


def test_the_right_password_confirms_again_and_again(desk: Client) -> None:
    assert [confirm(desk).status_code for _turn in range(TRIES + 1)] == [302] * (TRIES + 1)


def test_behind_our_proxy_nobody_shuts_out_somebody_else(operator: Staff, settings: Settings) -> None:
    settings.HOTLINE_PROXIES = 1
    for wrong in wrong_ones(TRIES):
        elsewhere = {"x-forwarded-for": "9.9.9.9"}
        Client().post(reverse("account_login"), {"login": "sato", "password": wrong}, headers=elsewhere)

    here = {"x-forwarded-for": "1.2.3.4"}
    said = Client().post(reverse("account_login"), {"login": "sato", "password": PASSWORD}, headers=here)
    assert page(said) == reverse("home")
    assert AccessAttempt.objects.values_list("ip_address", flat=True).get() == "9.9.9.9"


def test_an_inactive_person_is_not_helped_by_a_code() -> None:
    gone = make_staff("kato", "加藤", is_active=False)
    TOTP.activate(gone, SECRET)
    client = Client()
    client.post(reverse("account_login"), {"login": "kato", "password": PASSWORD})

    assert type_in(client, code()) != reverse("home")
