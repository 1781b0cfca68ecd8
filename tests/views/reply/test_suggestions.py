"""Answers proposed while somebody types: in their places, and nothing of the words is kept."""

import logging

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from inquiries.models import Answer, Inquiry
from inquiries.models.inquiry.letter import frame
from tests.laws.test_reading_writes_nothing import written_tables
from tests.makers import make_answer, make_inquiry, make_staff, make_topic, make_version
from tests.written import holding

pytestmark = pytest.mark.django_db
FEE = "カードの再発行に手数料はかかりますか。"
POLICE = "警察には届け出たのですか。"
LIST = reverse("suggestion_list")


@pytest.fixture
def answers() -> tuple[Answer, Answer]:
    version = make_version("再発行の手数料はご負担いただかないようお願いしております。", "警視庁へ通報しております。")
    first, second = version.clauses.order_by("order")
    fee = make_answer(make_topic("reissue-fee", digit=7), version, clauses=[first])
    police = make_answer(make_topic("police", name_ja="警察への届出"), version, clauses=[second])
    return fee, police


def places(client: Client, words: str, **fields: object) -> list[int]:
    """The topics in the three places."""
    typed = client.post(LIST, {"memo": words, **fields}).context["typed"]
    return [place.topic.pk if place else 0 for place in typed.places]


def test_what_the_memo_sounds_like_can_be_chosen_with_its_clause_beside_it(
    desk: Client, answers: tuple[Answer, Answer]
) -> None:
    fee, _police = answers

    page = desk.post(LIST, {"memo": FEE}).content.decode()

    assert f'data-topic="{fee.topic_id}"' in page
    assert "<kbd>7</kbd>" in page
    assert reverse("clause_show", args=[fee.version.number, fee.clauses[0].key]) in page


def test_there_are_three_places_from_the_start(desk: Client, answers: tuple[Answer, Answer]) -> None:
    assert places(desk, "") == [0, 0, 0]
    assert desk.post(LIST, {"memo": ""}).content.decode().count("<li>") == 3


def test_what_is_shown_and_still_fits_keeps_its_place(desk: Client, answers: tuple[Answer, Answer]) -> None:
    fee, police = (answer.topic_id for answer in answers)
    both = places(desk, FEE + POLICE)
    assert set(both) >= {fee, police}

    turned = places(desk, FEE + POLICE, shown=[0, police, fee])

    assert turned[1:] == [police, fee]


def test_a_topic_that_is_chosen_is_not_proposed(desk: Client, answers: tuple[Answer, Answer]) -> None:
    assert answers[0].topic_id not in places(desk, FEE, topics=[answers[0].topic_id])


@pytest.mark.parametrize("shown", [["x"], ["-1"], ["9" * 40], ["²"], ["0"] * 99])
def test_nonsense_is_no_place(desk: Client, answers: tuple[Answer, Answer], shown: list[str]) -> None:
    assert answers[0].topic_id in places(desk, FEE, shown=shown)


@pytest.mark.parametrize("field", ["words-0", "text"])
def test_beside_an_inquiry_an_answer_can_be_inserted(desk: Client, answers: tuple[Answer, Answer], field: str) -> None:
    inquiry = make_inquiry("こんにちは。")

    page = desk.post(reverse("inquiry_suggestion_list", args=[inquiry.pk]), {field: FEE}).content.decode()

    assert f'name="answer" value="{answers[0].pk}"' in page
    assert 'data-key="1"' in page


def test_greeting_and_ending_sound_like_nothing(desk: Client, answers: tuple[Answer, Answer]) -> None:
    inquiry = make_inquiry()
    said = {f"words-{place}": part["words"] for place, part in enumerate(frame(inquiry))}

    typed = desk.post(reverse("inquiry_suggestion_list", args=[inquiry.pk]), said).context["typed"]

    assert typed.places == [None, None, None]


def test_its_key_goes_on_after_those_on_the_page(desk: Client, answers: tuple[Answer, Answer]) -> None:
    fee, police = answers
    path = reverse("inquiry_suggestion_list", args=[make_inquiry().pk])

    page = desk.post(path, {"text": POLICE, "hinted": [fee.topic_id]}).content.decode()

    assert f'name="answer" value="{police.pk}"' in page
    assert 'data-key="2"' in page


def test_nothing_that_was_typed_is_kept(
    desk: Client, answers: tuple[Answer, Answer], caplog: pytest.LogCaptureFixture
) -> None:
    words, inquiry = "ひみつの暗号ゆきうさぎ", make_inquiry()

    with caplog.at_level(logging.DEBUG), written_tables() as tables:
        desk.post(LIST, {"memo": words})
        desk.post(reverse("inquiry_suggestion_list", args=[inquiry.pk]), {"text": words})

    assert tables == set()
    assert words not in caplog.text
    assert holding(words, settings.HOTLINE_VAR) == []


@pytest.mark.parametrize("path", [LIST, "/desk/inquiries/1/suggestions/"])
def test_words_never_stand_in_an_address(desk: Client, path: str) -> None:
    make_inquiry()

    assert desk.get(path, {"memo": "x"}).status_code == 405


def test_headquarters_types_to_nobody(client: Client) -> None:
    client.force_login(make_staff("kato", role="headquarters"))
    make_inquiry()

    assert client.post(LIST, {"memo": FEE}).status_code == 403
    assert client.post(reverse("inquiry_suggestion_list", args=[Inquiry.objects.get().pk])).status_code == 404
