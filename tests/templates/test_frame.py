"""The frame around every page of the desk, and around every public one."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Role
from tests.makers import make_late_inquiry, make_staff, make_version

pytestmark = pytest.mark.once  # what pages look like

ANY_PAGE = "/accounts/password/"
ENGLISH = {"accept-language": "en"}


def frame_of(browser: Client) -> str:
    return browser.get(ANY_PAGE, headers=ENGLISH).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "sees", "sees_not"),
    [
        (Role.OPERATOR, ["inquiry_list", "call_create", "answer_list", "received_list"], ["sample_mail_list"]),
        (Role.CARD_DESK, ["inquiry_list", "reissue_list"], []),
        (Role.HEADQUARTERS, ["answer_list", "notice_show"], ["inquiry_list", "call_create", "dispatch_list"]),
        (Role.ADMINISTRATOR, ["home"], ["inquiry_list", "answer_list", "notice_show"]),
    ],
)
def test_a_person_is_shown_the_places_of_their_role(role: str, sees: list[str], sees_not: list[str]) -> None:
    browser = Client()
    browser.force_login(make_staff("kato", "加藤", role))

    html = frame_of(browser)

    assert [place for place in sees if f'href="{reverse(place)}"' not in html] == []
    assert [place for place in sees_not if f'"{reverse(place)}"' in html] == []


def test_the_strip_says_whose_desk_it_is_and_by_which_version(desk: Client) -> None:
    make_version()

    html = frame_of(desk)

    assert "株式会社あかね文具 hotline" in html
    assert "Notice, version 1" in html


def test_the_strip_counts_what_is_late_in_red(desk: Client) -> None:
    make_late_inquiry()

    html = frame_of(desk)

    assert '<p class="is-late">' in html
    assert '<b data-figure="late">1</b>' in html


def test_the_name_of_the_reader_lies_over_the_page(desk: Client) -> None:
    html = frame_of(desk)

    assert 'class="watermark"' in html


def test_the_language_is_switched_by_one_button_and_the_reader_stays_on_the_page(desk: Client) -> None:
    answer = desk.post(reverse("set_language"), {"language": "en", "next": ANY_PAGE})

    assert answer.headers["location"] == ANY_PAGE
    assert '<html lang="en">' in desk.get(ANY_PAGE, headers={"accept-language": "ja"}).content.decode()


@pytest.mark.django_db
def test_a_browser_that_asks_for_neither_language_gets_japanese(stranger: Client) -> None:
    html = stranger.get(reverse("account_login"), headers={"accept-language": "fr"}).content

    assert '<html lang="ja">' in html.decode()


def test_a_message_can_be_put_away_by_the_keyboard(desk: Client) -> None:
    answer = desk.post(
        ANY_PAGE,
        {
            "oldpassword": "correct horse battery",
            "password1": "another fine sentence",
            "password2": "another fine sentence",
        },
        headers=ENGLISH,
        follow=True,
    )

    assert "data-dismiss" in answer.content.decode()
