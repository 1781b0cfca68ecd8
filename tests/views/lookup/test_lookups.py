"""Looking somebody up at the desk: whoever asks hears the same, whatever was found."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inquiries.models import Call, Lookup, Sighting, Staff, Version
from inquiries.models.inquiry.allowance import Allowance
from inquiries.models.lookup.criteria import criteria
from inquiries.models.lookup.sentences import SENTENCES, Saying, Way
from tests.makers import make_inquiry, make_staff
from tests.models.lookup.test_lookup import make_list

pytestmark = pytest.mark.django_db
NEW = "/desk/look-ups/new/"
ASKED = {"kind": "mail", "value": "nakamura@example.jp", "reason": "対象かどうかのお尋ね"}
HTMX = {"HX-Request": "true"}
VARIES = re.compile(r'value="[^"]{12,}"|name="lookups" value="\d+"|\d+:\d+')


def test_during_a_call_the_same_is_said_whatever_was_found(desk: Client) -> None:
    make_list(nakamura="card", tanaka="outside", sato="untold")
    values = [f"{name}@example.jp" for name in ("nakamura", "tanaka", "sato", "stranger")]

    pages = {VARIES.sub("", desk.post(NEW, ASKED | {"value": value}, headers=HTMX).text) for value in values}

    assert len(pages) == 1
    assert SENTENCES[Saying.SEALED][Way.ALOUD].ja in pages.pop()


def test_the_periods_of_the_notice_are_quoted_and_told_apart(desk: Client) -> None:
    make_list(nakamura="card")

    page = desk.post(NEW, ASKED, headers=HTMX).text

    member, card = (page.index(criterion.lead.ja) for criterion in criteria(Version.objects.in_force()))
    assert member < page.index("平成27年4月1日から平成28年4月15日まで") < card
    assert card < page.index("平成28年1月1日から平成28年4月15日まで")


def test_the_call_takes_its_look_ups_along(desk: Client, operator: Staff) -> None:
    make_list(nakamura="card")
    page = desk.post(NEW, ASKED, headers=HTMX).text
    key = re.findall(r'name="lookups" value="(\d+)"', page)

    desk.post("/desk/calls/new/", {"memo": "対象かどうかのお尋ね。", "lookups": key})

    assert Lookup.objects.get().inquiry == Call.objects.get().inquiry
    again = desk.post(NEW, ASKED | {"lookups": key}, headers=HTMX).text
    assert f'value="{key[0]}"' not in again


def test_a_refused_call_keeps_its_look_ups(desk: Client) -> None:
    key = re.findall(r'name="lookups" value="(\d+)"', desk.post(NEW, ASKED, headers=HTMX).text)

    page = desk.post("/desk/calls/new/", {"lookups": key})

    assert page.status_code == 422
    assert f'name="lookups" value="{key[0]}"' in page.text


def test_a_second_look_up_names_the_first_as_well(desk: Client) -> None:
    first = re.findall(r'name="lookups" value="(\d+)"', desk.post(NEW, ASKED, headers=HTMX).text)

    page = desk.post(NEW, ASKED | {"lookups": [*first, "x", "9" * 30]}, headers=HTMX).text

    assert len(re.findall(r'name="lookups"', page)) == 2


def test_beside_an_inquiry_stands_that_somebody_was_looked_up_and_not_what_was_found(desk: Client) -> None:
    make_list(nakamura="card")
    inquiry = make_inquiry()

    page = desk.post(reverse("inquiry_lookup_create", args=[inquiry.pk]), ASKED, follow=True)

    assert page.redirect_chain[0][0].endswith("#lookup")
    assert "結果は、ご本人の確認ができるまで表示されません" in page.text
    assert not any(sentence.ja in page.text for sentence in SENTENCES[Saying.MEMBER_AND_CARD].values())


def test_what_the_list_said_before_it_changed_is_to_be_asked_anew(desk: Client) -> None:
    make_list(nakamura="card")
    inquiry = make_inquiry()
    desk.post(reverse("inquiry_lookup_create", args=[inquiry.pk]), ASKED)
    make_list(nakamura="member")

    assert "もう一度照会してください" in desk.get(reverse("inquiry_show", args=[inquiry.pk])).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "nakamura"},
        {"value": ""},
        {"reason": "."},
        {"kind": "x"},
        {"kind": "member", "value": "4111111111111111"},
    ],
)
def test_what_cannot_be_looked_up_is_said_beside_its_field(desk: Client, wrong: dict[str, str]) -> None:
    page = desk.post(NEW, ASKED | wrong, headers=HTMX)

    assert page.status_code == 422
    assert "is-late" in page.text
    assert "4111111111111111" not in page.text
    assert not Sighting.objects.against(Allowance.REVEALS).exists()


def test_over_the_allowance_nobody_is_looked_up_and_a_supervisor_sees_it(
    desk: Client, supervisor_desk: Client, settings: Settings
) -> None:
    settings.HOTLINE_REVEALS_PER_HOUR = 1
    desk.post(NEW, ASKED)

    page = desk.post(NEW, ASKED | {"value": "tanaka@example.jp"}, headers=HTMX)

    assert page.status_code == 409
    assert "1時間の上限に達しました" in page.text
    assert "1時間の上限で止まった人" in supervisor_desk.get("/desk/").text
    assert "1時間の上限で止まった人" not in desk.get("/desk/").text


def test_without_javascript_a_page_says_it(desk: Client, client: Client) -> None:
    page = desk.post(NEW, ASKED, follow=True)

    assert SENTENCES[Saying.SEALED][Way.ALOUD].ja in page.text
    client.force_login(make_staff("tanaka", "田中"))
    assert client.get(page.redirect_chain[0][0]).status_code == 404


def test_headquarters_looks_nobody_up(client: Client) -> None:
    client.force_login(make_staff("honsha", "山本", "headquarters"))

    assert client.post(NEW, ASKED).status_code == 403
