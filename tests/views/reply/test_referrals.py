"""What the notice does not say: said in the reply and handed on, and both taken back."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Answer, Draft, Escalation, Inquiry, Staff, Topic
from tests.makers import make_answer, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def topic() -> Topic:
    make_version()
    return make_topic("compensation", name_ja="補償", route="本部", due_minutes=60)


@pytest.fixture
def inquiry(topic: Topic) -> Inquiry:
    return make_inquiry(topics=[topic])


def press(client: Client, name: str, inquiry: Inquiry, **fields: object) -> tuple[int, str]:
    said = {"seen": "1", "contact": inquiry.contact_id, "words-0": "書いたもの", **fields}
    answer = client.post(reverse(name, args=[inquiry.pk]), said, headers=HTMX)
    return answer.status_code, answer.content.decode()


def test_one_button_says_it_and_hands_it_on(desk: Client, inquiry: Inquiry, topic: Topic) -> None:
    status, page = press(desk, "referral_create", inquiry, topic=topic.pk)

    assert status == 200
    assert "補償については、お知らせに記載がございません。" in Draft.objects.get().text
    assert Escalation.objects.get().route == "本部"
    assert "本部へ引き継ぎ済み" in page
    assert "引き継ぎを取り消す" in page
    assert "二次対応" in page.partition('id="standing"')[2].partition("</div>")[0]
    assert "完了(本部の回答待ち)" in page


def test_the_reply_names_the_day_only_with_a_tick(desk: Client, inquiry: Inquiry, topic: Topic) -> None:
    press(desk, "referral_create", inquiry, topic=topic.pk, names_date=[0])
    assert "までにご連絡" not in Draft.objects.get().text

    press(desk, "referral_create", inquiry, topic=topic.pk, names_date=[topic.pk])

    assert "補償の件は、" in Draft.objects.get().text


def test_it_is_taken_back_with_a_press(desk: Client, inquiry: Inquiry, topic: Topic) -> None:
    press(desk, "referral_create", inquiry, topic=topic.pk)
    said = {f"words-{place}": part["words"] for place, part in enumerate(Draft.objects.get().parts)}

    status, _page = press(desk, "referral_delete", inquiry, escalation=Escalation.objects.get().pk, **said)

    assert status == 200
    assert not Escalation.objects.open().exists()
    assert Draft.objects.get().text == "書いたもの"


def test_a_topic_that_goes_to_nobody_is_not_handed_on(desk: Client, inquiry: Inquiry) -> None:
    status, _page = press(desk, "referral_create", inquiry, topic=make_topic("none", route="").pk)

    assert status == 404


def test_a_closed_inquiry_is_not_handed_on(desk: Client, inquiry: Inquiry, topic: Topic, operator: Staff) -> None:
    inquiry.close(by=operator, outcome="answered")

    status, page = press(desk, "referral_create", inquiry, topic=topic.pk)

    assert status == 409
    assert not Escalation.objects.exists()
    assert "書いたもの" in page


def test_a_topic_without_an_answer_offers_it(desk: Client, inquiry: Inquiry) -> None:
    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()

    assert "記載なしと伝えて引き継ぐ" in page


def test_an_answer_is_put_away_for_everybody_and_brought_back(desk: Client, inquiry: Inquiry, topic: Topic) -> None:
    answer = make_answer(topic)

    _status, page = press(desk, "rejection_create", inquiry, answer=answer.pk)
    assert "見送った回答 1件" in page
    assert f'data-key-name="差し込む: {topic}"' not in page

    _status, page = press(desk, "rejection_delete", inquiry, answer=answer.pk)

    assert "見送った回答" not in page
    assert f'data-key-name="差し込む: {topic}"' in page


def test_an_inserted_answer_is_withdrawn_whole(desk: Client, inquiry: Inquiry, topic: Topic) -> None:
    answer: Answer = make_answer(topic, clauses=[])
    press(desk, "insertion_create", inquiry, answer=answer.pk)

    press(desk, "insertion_delete", inquiry, answer=answer.pk, **{"words-0": Draft.objects.get().text})

    assert Draft.objects.get().text == "書いたもの"
