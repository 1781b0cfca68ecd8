"""What somebody would try is no password, and the sentence says why."""

import secrets
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from inquiries.models import Staff
from tests.makers import PASSWORD

YOSHIDA = Staff(username="yoshida", name="吉田 花子", email="hanako.yoshida@akane.example.jp")
NAME, COMPANY, KEYS, SAME, COMMON = (
    "your own name",
    "of the company",
    "side by side",
    "again and again",
    "everybody tries",
)


@pytest.fixture(autouse=True)
def akane(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "madoguchi@akane-bungu.example.jp"
    settings.HOTLINE_BASE_URL = "https://hotline.akane.example.jp"


def refused(password: str, user: Staff | None = YOSHIDA) -> str:
    with translation.override("en"):
        try:
            validate_password(password, user)
        except ValidationError as error:
            return " ".join(error.messages)
    return ""


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("yoshida-yoshida", NAME),
        ("Yoshida2026!!", NAME),
        ("y0sh1da-y0sh1da", NAME),
        ("yoshida-hanako-2026", NAME),
        ("吉田花子吉田花子吉田花子", NAME),
        ("YOSHIDAyoshida1", NAME),
        ("akane-hotline-2026", COMPANY),
        ("Akane-Bungu-2026", COMPANY),
        ("madoguchi-madoguchi", COMPANY),
        ("H0tl1ne-H0tl1ne", COMPANY),
        ("ホットライン窓口2026年", COMPANY),
        ("yoshida-hotline-1", COMPANY),
        ("qwertyuiop12", KEYS),
        ("1qaz2wsx3edc", KEYS),
        ("asdfghjkl;asdf", KEYS),
        ("abcdefghijkl", KEYS),
        ("098765432109", KEYS),
        ("yoshida-qwerty1", KEYS),
        ("zzzzzzzzzzzz", SAME),
        ("kumo-kumo-kumo-kumo", SAME),
        ("sunshine2026!", COMMON),
        ("dragondragon1", COMMON),
    ],
)
def test_what_somebody_would_try_is_refused(password: str, why: str) -> None:
    assert why in refused(password)


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "another fine sentence",
        "a new password of mine",
        "青い自転車で海へ行ったよ",
        "mizu-kaban-tokei-57",
        "yoshida likes blue bicycles",
    ],
)
def test_several_words_that_do_not_belong_are_taken(password: str) -> None:
    assert refused(password) == ""


def test_what_enrol_makes_is_taken() -> None:
    assert [one for one in (secrets.token_urlsafe(12) for _time in range(300)) if refused(one)] == []


def test_without_a_person_the_rest_is_known() -> None:
    assert refused("yoshida-yoshida", None) == refused("kumori-kumori", None) != refused("madoguchi-2026", None)


@pytest.mark.django_db
def test_the_page_says_why_in_the_reader_s_language(desk: Client, django_user_model: Any) -> None:
    told = {"oldpassword": PASSWORD, "password1": "sato-sato-sato", "password2": "sato-sato-sato"}

    page = desk.post(reverse("account_change_password"), told).content.decode()

    assert "ご自身の名前やユーザー名" in page
    assert django_user_model.objects.get().check_password(PASSWORD)
