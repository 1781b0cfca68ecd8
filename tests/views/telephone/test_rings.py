"""A telephone system says who rings, the person who is rung reads it, and one key opens the call form with it."""

import json
import logging
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Extension, Staff, TelephoneSystem
from inquiries.web.bearer import TRIES, wrong_tokens
from inquiries.web.rings import ring, ringing
from tests.makers import make_contact, make_inquiry
from tests.markup import tight

pytestmark = pytest.mark.django_db
API, NEWS, MASK = reverse("ring_announce"), reverse("news_show"), reverse("call_create")
NUMBER = "090-0000-1234"


@pytest.fixture(autouse=True)
def _nobody_rings() -> None:
    cache.clear()


@pytest.fixture
def token(supervisor: Staff, operator: Staff) -> str:
    """The token of a connected telephone system; the operator is rung at 201."""
    Extension.objects.take("201", by=operator)
    return TelephoneSystem.objects.connect("構内交換機", by=supervisor)[1]


def announce(token: str, said: Any, **but: Any) -> Any:
    body = said if isinstance(said, (str, bytes)) else json.dumps(said)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return Client(enforce_csrf_checks=True).post(API, body, content_type="application/json", headers=headers, **but)


def news(desk: Client, **said: str) -> str:
    return tight(desk.get(NEWS, said).content.decode())


def test_who_rings_is_read_with_the_next_news(desk: Client, token: str) -> None:
    make_contact("中村 由紀", phone=NUMBER)

    answer = announce(token, {"number": NUMBER, "to": "201"})

    assert (answer.status_code, answer.json()) == (202, {"accepted": True})
    page = news(desk)
    assert "着信：中村 由紀" in page
    assert "090-••••-1234" in page
    assert NUMBER not in page
    assert "+81900000" not in page


def test_the_page_that_shows_it_hears_nothing_more(desk: Client, operator: Staff, token: str) -> None:
    announce(token, {"number": NUMBER, "to": "201"})
    key = ringing(operator)[0].key
    first = desk.get(NEWS)
    seen = first.content.decode().split('data-seen="')[1].split('"')[0]
    figured = first.content.decode().split('data-figured="')[1].split('"')[0]

    assert desk.get(NEWS, {"seen": seen, "figured": figured, "rings": key}).status_code == 204
    desk.post(reverse("ring_delete", args=[key]))
    gone = desk.get(NEWS, {"seen": seen, "figured": figured, "rings": key})
    assert gone.status_code == 200
    assert 'data-rings=""' in gone.content.decode()


def test_two_contacts_with_one_number_are_counted_and_a_stranger_and_no_number_are_said(
    desk: Client, token: str
) -> None:
    make_contact("中村 由紀", phone=NUMBER)
    make_contact("中村 太郎", "taro@example.jp", phone=NUMBER)
    for number in (NUMBER, "03-0000-0001", None):
        announce(token, {"number": number, "to": "sato"})

    page = news(desk)

    assert "着信：この番号の相談者が2件" in page
    assert "着信：登録のない番号" in page
    assert "着信：非通知" in page


def test_an_answer_tells_nothing_of_the_number(token: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_contact(phone=NUMBER)
    answers = []

    for number in (NUMBER, "03-0000-0001", ""):
        with django_assert_num_queries(2):
            answers.append(announce(token, {"number": number, "to": "201"}))

    assert len({answer.content for answer in answers}) == 1
    headers = [dict(answer.headers) for answer in answers]
    assert len({told.pop("X-Request-ID") for told in headers}) == len(answers)
    assert headers[1:] == headers[:-1]


@pytest.mark.parametrize("given", ["", "ring_wrong", "x" * 5000])
def test_without_the_token_nothing_rings(operator: Staff, token: str, given: str) -> None:
    answer = announce(given, {"number": NUMBER, "to": "201"})

    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert ringing(operator) == []
    assert wrong_tokens() == 1


def test_wrong_tokens_are_slowed_down_and_the_right_one_goes_on(token: str) -> None:
    statuses = [announce("ring_wrong", {}).status_code for _time in range(TRIES + 1)]

    assert statuses == [401] * TRIES + [429]
    assert announce(token, {"number": NUMBER, "to": "201"}).status_code == 202


def test_a_system_that_calls_without_end_is_slowed_down(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inquiries.web.bearer.RINGS", 2)

    statuses = [announce(token, {"number": NUMBER, "to": "201"}).status_code for _time in range(3)]

    assert statuses == [202, 202, 429]


BROKEN = [
    "",
    "{",
    "[]",
    "null",
    '"x"',
    "1",
    b"\xff\xfe",
    "[" * 1900,
    {},
    {"number": NUMBER},
    {"to": "201"} | {"number": 9},
]
BROKEN += [{"number": "12", "to": "201"}, {"number": "4111 1111 1111 1111", "to": "201"}, {"number": [], "to": {}}]
BROKEN += [{"number": "\0", "to": "201"}, {"number": NUMBER, "to": "\0"}, {"number": NUMBER, "to": 201}]


@pytest.mark.parametrize("said", BROKEN, ids=range(len(BROKEN)))
def test_what_cannot_be_read_is_refused_and_not_repeated(operator: Staff, token: str, said: Any) -> None:
    answer = announce(token, said)

    assert answer.status_code in {400, 404}
    assert "1234" not in answer.content.decode()
    assert "4111" not in answer.content.decode()
    assert ringing(operator) == []


def test_nobody_at_an_extension_is_an_error_of_its_own(token: str) -> None:
    assert announce(token, {"number": NUMBER, "to": "999"}).status_code == 404
    assert announce(token, "x" * 3000).status_code == 413
    assert Client().get(API).status_code == 405


@pytest.mark.parametrize(
    "written", ["tel:09000001234", "sip:+819000001234@pbx.example.jp;user=phone", "０９０－００００－１２３４"]
)
def test_a_number_may_be_written_in_many_ways(operator: Staff, token: str, written: str) -> None:
    announce(token, {"number": written, "to": "201"})

    assert [one.number for one in ringing(operator)] == ["+819000001234"]


def test_no_log_holds_the_number_or_the_token(token: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    announce(token, {"number": NUMBER, "to": "201"})
    announce(f"{token}x", {"number": NUMBER, "to": "201"})
    announce(token, {"number": NUMBER, "to": "999"})

    assert "1234" not in caplog.text
    assert token not in caplog.text


def test_one_key_opens_the_call_form_with_who_rings(desk: Client, operator: Staff) -> None:
    contact = make_inquiry(contact=make_contact("中村 由紀", phone=NUMBER)).contact
    coming = ring(operator, "+819000001234")

    answer = desk.post(reverse("ring_take", args=[coming.key]))

    assert answer["Location"] == f"{MASK}?ring={coming.key}"
    page = desk.get(answer["Location"]).content.decode()
    assert f'name="contact" value="{contact.pk}"' in page
    assert f'value="{NUMBER}"' in page.split('name="who"')[1].split(">")[0]
    assert "data-ring" in page
    assert "data-idle" not in page
    assert "data-rings" not in desk.get(MASK).content.decode().split("<form")[1].split(">")[0]


def test_somebody_else_s_ring_and_one_that_is_over_open_an_empty_form(
    desk: Client, supervisor: Staff, operator: Staff
) -> None:
    coming = ring(supervisor, "+819000001234")

    assert desk.post(reverse("ring_take", args=[coming.key]))["Location"] == MASK
    page = desk.get(MASK, {"ring": coming.key}).content.decode()

    assert NUMBER not in page
    assert [one.key for one in ringing(supervisor)] == [coming.key]


def test_the_same_call_is_not_saved_twice_from_two_windows(desk: Client, operator: Staff) -> None:
    coming = ring(operator, "+819000001234")
    path = desk.post(reverse("ring_take", args=[coming.key]))["Location"]
    starts = {desk.get(path).content.decode().split('name="began_at" value="')[1].split('"')[0] for _time in range(2)}

    assert len(starts) == 1


def test_a_click_on_a_number_opens_the_form(desk: Client) -> None:
    answer = desk.post(reverse("ring_create"), {"number": "tel:090-0000-1234"})

    assert "1234" not in answer["Location"]
    assert NUMBER in desk.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("number", ["0907654", "tel:*#06#", "4111111111111111"])
def test_a_link_without_a_whole_number_is_refused_and_not_shown(desk: Client, number: str) -> None:
    answer = desk.post(reverse("ring_create"), {"number": number})

    assert answer.status_code == 422
    assert number not in answer.content.decode()


def test_the_page_for_links_is_open_and_says_nothing_of_anybody(stranger: Client, desk: Client) -> None:
    assert stranger.get(reverse("tel_show")).status_code == 200
    assert stranger.post(reverse("ring_create"), {"number": NUMBER}).status_code == 302
