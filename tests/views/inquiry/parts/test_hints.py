"""Suggested answers: those of the inquiry's topics first, then what its words sound like."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Draft, Staff, Version
from inquiries.views.inquiry.parts.hints import Hints
from tests.makers import make_answer, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db
WORDS = "カードの再発行に手数料はかかりますか。"


@pytest.fixture
def version() -> Version:
    return make_version("再発行の手数料はご負担いただかないようお願いしております。", "警視庁へ通報しております。")


def test_what_the_words_sound_like_follows_the_topics_that_somebody_chose(operator: Staff, version: Version) -> None:
    fee, police = make_topic("reissue-fee", order=1), make_topic("police", order=2)
    first, second = version.clauses.order_by("order")
    by_sound, by_choice = make_answer(fee, version, clauses=[first]), make_answer(police, version, clauses=[second])
    inquiry = make_inquiry(WORDS, topics=[police])
    draft = Draft.objects.begin(inquiry, by=operator)

    hints = Hints(inquiry, WORDS, draft, version)

    assert [(hint.key, hint.answer) for hint in hints.rows][:2] == [(1, by_choice), (2, by_sound)]
    assert not hints.abstain


def test_what_the_draft_holds_is_marked(operator: Staff, version: Version) -> None:
    answer = make_answer(fee := make_topic("reissue-fee"), version)
    inquiry = make_inquiry(WORDS, topics=[fee])
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(answer)

    assert [hint.is_inserted for hint in Hints(inquiry, WORDS, draft, version).rows] == [True]


def test_no_more_than_there_are_number_keys(operator: Staff, version: Version) -> None:
    topics = [make_topic(f"topic-{number}") for number in range(12)]
    for topic in topics:
        make_answer(topic, version)
    inquiry = make_inquiry(WORDS, topics=topics)

    hints = Hints(inquiry, WORDS, Draft.objects.begin(inquiry, by=operator), version)

    assert [hint.key for hint in hints.rows] == list(range(1, 10))


def test_an_old_version_answers_nothing_any_more(operator: Staff, version: Version) -> None:
    make_answer(fee := make_topic("reissue-fee"), version)
    inquiry, newer = make_inquiry(WORDS, topics=[fee]), make_version("新しい文です。")

    assert Hints(inquiry, WORDS, Draft.objects.begin(inquiry, by=operator), newer).rows == []


def test_without_a_notice_nothing_is_suggested(operator: Staff) -> None:
    inquiry = make_inquiry(WORDS)

    hints = Hints(inquiry, WORDS, Draft.objects.begin(inquiry, by=operator), None)

    assert hints.abstain
    assert hints.rows == []


def test_a_card_without_clauses_shows_the_words_it_would_put_in(desk: Client) -> None:
    thanks = make_topic("thanks", name_ja="お礼", route="")
    words = {"opening": "ご連絡をありがとうございました。", "next_step": "いつでもお知らせください。", "silence": ""}
    make_answer(thanks, make_version(), clauses=[], **words)
    inquiry = make_inquiry("ありがとうございました。よく分かりました。返信は不要です。")

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()
    hints = page[page.index('id="hints"') :]

    assert "ご連絡をありがとうございました。<br>いつでもお知らせください。" in hints
    assert "お尋ねはないようです。" in hints
    assert "お尋ねへの答えがないようです" not in hints
