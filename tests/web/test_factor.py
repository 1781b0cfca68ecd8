"""The first sign-in: a second factor is set up, its recovery codes are shown once, and then the desk opens."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inquiries.models import Event, Role, Staff
from tests.makers import PASSWORD, make_staff

pytestmark = pytest.mark.django_db(transaction=True)
"""allauth tells of a new factor when the transaction is committed."""
SET_UP, CODES = reverse("mfa_activate_totp"), reverse("mfa_view_recovery_codes")


def code(secret: str, ahead: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead)))


def post(client: Client, path: str, **form: str) -> HttpResponseBase:
    return client.post(path, form)


def signed_in(staff: Staff) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": staff.username, "password": PASSWORD})
    return client


def set_up(client: Client) -> HttpResponseBase:
    client.get(SET_UP)
    return post(client, SET_UP, code=code(client.session["mfa.totp.secret"]))


@pytest.mark.parametrize("role", Role)
def test_the_first_sign_in_leads_over_the_set_up_to_the_desk(role: Role) -> None:
    client = signed_in(make_staff("takahashi", "高橋", role))
    assert client.get(reverse("home"))["Location"] == SET_UP

    assert set_up(client)["Location"] == CODES

    assert client.get(reverse("home")).status_code == 200
    assert Event.objects.named("second_factor.set_up").get().particulars == {"factor": "totp"}


def test_the_secret_stands_there_as_a_picture_and_as_text_and_nothing_comes_from_elsewhere(operator: Staff) -> None:
    client = signed_in(operator)

    answer = client.get(SET_UP)

    page, secret = answer.content.decode(), client.session["mfa.totp.secret"]
    assert 'src="data:image/svg+xml;base64,' in page
    assert " ".join(re.findall("....", secret)) in page
    assert re.findall(r'(?:src|href)="(?:https?:)?//', page) == []
    assert "<style" not in page
    assert "style=" not in page
    assert "img-src 'self' data:" in answer["Content-Security-Policy"]


def test_a_wrong_code_opens_nothing(operator: Staff) -> None:
    client = signed_in(operator)
    client.get(SET_UP)

    post(client, SET_UP, code="000000x")

    assert client.get(reverse("home"))["Location"] == SET_UP
    assert not Authenticator.objects.exists()


def test_the_recovery_codes_are_shown_once(operator: Staff) -> None:
    client = signed_in(operator)
    set_up(client)
    kept = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()

    first, second = (client.get(CODES).content.decode() for _time in range(2))

    assert all(f"{one[:4]} {one[4:]}" in first for one in kept)
    assert "data-print" in first
    assert not [one for one in kept if one[:4] in second and one[4:] in second]
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 403


def test_a_recovery_code_that_was_given_is_spent_and_the_home_screen_says_so(operator: Staff) -> None:
    TOTP.activate(operator, generate_totp_secret())
    used, *_others = RecoveryCodes.activate(operator).get_unused_codes()

    client = signed_in(operator)
    post(client, reverse("mfa_authenticate"), code=used)

    assert client.get(reverse("home")).context["own_sign_in"].codes_left == 9
    assert "リカバリーコード" in client.get(reverse("home")).content.decode()
    assert Event.objects.named("second_factor.spent").get().particulars == {"left": 9}
    again = signed_in(operator)
    post(again, reverse("mfa_authenticate"), code=used)
    assert again.get(reverse("home")).status_code == 302


def test_a_code_of_the_app_is_nothing_to_speak_of(operator: Staff) -> None:
    TOTP.activate(operator, secret := generate_totp_secret())
    client = signed_in(operator)

    post(client, reverse("mfa_authenticate"), code=code(secret))

    assert client.get(reverse("home")).context["own_sign_in"].codes_left is None


def test_whoever_removes_their_only_one_sets_up_the_next_at_once(operator: Staff) -> None:
    client = signed_in(operator)
    set_up(client)
    client.get(CODES)

    post(client, reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.exists()
    assert client.get(reverse("home"))["Location"] == SET_UP
    assert Event.objects.named("second_factor.removed").exists()


def test_where_it_is_switched_off_in_earnest_every_home_screen_says_so(desk: Client, settings: Settings) -> None:
    settings.HOTLINE_SECOND_FACTOR = False
    assert "パスワードだけで" in desk.get(reverse("home")).content.decode()

    settings.HOTLINE_SAMPLE = True
    assert "パスワードだけで" not in desk.get(reverse("home")).content.decode()


@pytest.mark.parametrize(
    "form", [{}, {"credential": "{}"}, {"credential": "x"}, {"credential": '{"id": 1}'}, {"code": ""}]
)
def test_a_broken_second_step_is_asked_again(operator: Staff, form: dict[str, str]) -> None:
    TOTP.activate(operator, generate_totp_secret())
    client = signed_in(operator)

    answer = client.post(reverse("mfa_authenticate"), form)

    assert answer.status_code == 200
    assert "認証アプリ" in answer.content.decode()
    assert client.get(reverse("home")).status_code == 302


@pytest.mark.parametrize(
    "name", ["mfa_index", "mfa_deactivate_totp", "mfa_list_webauthn", "mfa_generate_recovery_codes"]
)
def test_whoever_has_one_looks_after_it(operator: Staff, name: str) -> None:
    client = signed_in(operator)
    set_up(client)
    Authenticator.objects.create(user=operator, type="webauthn", data={"name": "会社のパソコン"})

    page = client.get(reverse(name))

    assert page.status_code == 200
    assert "多要素" not in page.content.decode()
    assert ("会社のパソコン" in page.content.decode()) == (name in {"mfa_index", "mfa_list_webauthn"})
