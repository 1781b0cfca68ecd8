"""A question whose answer a new version took out of use says so, instead of vanishing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Answer, Draft, Link, Staff, Version
from inquiries.notice.reading import read
from inquiries.notice.versions.loading import load
from tests.makers import make_inquiry
from tests.notice.texts import sample

pytestmark = pytest.mark.django_db
FEE = "お客様のご負担とならないよう、当社から各カード会社へ申し入れております。"
PAID = "お客様にご負担いただくことなく、当社がお支払いいたします。"
SINCE_JA, SINCE_EN = "から見直しています", "under revision since"


def fee(version: Version) -> Answer:
    return Answer.objects.of(version).to_show().get(topic__key="reissue-fee")


@pytest.fixture
def first(supervisor: Staff) -> Version:
    version = load(sample()).version
    for answer in version.answers.all():
        answer.approve(by=supervisor)
    return version


@pytest.fixture
def second(first: Version) -> Version:
    """What the company says of the fee is another."""
    return load(read(first.text.replace(FEE, PAID), published=first.published_on + timedelta(days=1))).version


def item(page: str, question: str) -> str:
    """What stands under a question."""
    return page.partition(f"<summary>{question}</summary>")[2].partition("</details>")[0]


@pytest.mark.parametrize("path", ["/", "/questions/", "/questions/?q=手数料"])
def test_it_says_since_when_and_whom_to_call(client: Client, second: Version, path: str) -> None:
    under = item(client.get(path).content.decode(), fee(second).topic.asked_ja)

    assert SINCE_JA in under
    assert f'datetime="{timezone.localtime(second.loaded_at).isoformat(timespec="minutes")}"' in under
    assert f'href="tel:{second.phone}"' in under
    assert "18:00" in under
    assert "blockquote" not in under
    assert fee(second).next_step not in under


def test_in_english_it_says_so_in_english(client: Client, second: Version) -> None:
    page = client.get("/questions/", headers={"accept-language": "en"}).content.decode()

    under = item(page, fee(second).topic.asked_en)
    assert SINCE_EN in under
    assert "Please telephone us." in under


def test_it_is_offered_to_who_asks_it(client: Client, second: Version) -> None:
    page = client.post("/questions/offer/", {"words": "カードの再発行に手数料はかかりますか。"}).content.decode()

    assert SINCE_JA in page


def test_once_it_is_approved_the_answer_stands_there(client: Client, second: Version, supervisor: Staff) -> None:
    fee(second).approve(by=supervisor)

    page = client.get("/questions/").content.decode()

    assert SINCE_JA not in page
    assert PAID in page


def test_what_a_supervisor_retired_is_gone(client: Client, second: Version, supervisor: Staff) -> None:
    question = fee(second).topic.asked_ja
    fee(second).retire(by=supervisor, reason="お知らせから外れたため")

    assert question not in client.get("/questions/").content.decode()


def test_what_was_never_public_stays_inside(client: Client, second: Version) -> None:
    topic = fee(second).topic
    topic.is_public = False
    topic.save()

    assert SINCE_JA not in client.get("/questions/").content.decode()


def test_the_customer_sees_that_what_they_were_told_reads_otherwise(
    client: Client, first: Version, operator: Staff
) -> None:
    inquiry = make_inquiry()
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(fee(first))
    dispatch = draft.send(by=operator, seen=inquiry.messages.latest("pk").pk)
    type(dispatch).objects.update(sent_at=timezone.now())
    client.post(reverse("link_open", kwargs={"token": Link.objects.issue(inquiry).token}))
    before = client.get("/status/now/").content.decode()

    load(read(first.text.replace(FEE, PAID), published=first.published_on + timedelta(days=1)))
    after = client.get("/status/now/").content.decode()

    assert FEE in before
    assert "記載が変わりました" not in before
    assert "記載が変わりました" in after


def test_what_moved_or_stayed_is_told_as_before(client: Client, first: Version, operator: Staff) -> None:
    inquiry = make_inquiry()
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(fee(first))
    dispatch = draft.send(by=operator, seen=inquiry.messages.latest("pk").pk)
    type(dispatch).objects.update(sent_at=timezone.now())
    client.post(reverse("link_open", kwargs={"token": Link.objects.issue(inquiry).token}))

    text = first.text.replace("最大3,164件", "最大3,201件")
    load(read(text, published=first.published_on + timedelta(days=1)))

    assert "記載が変わりました" not in client.get("/status/now/").content.decode()


def test_the_desk_is_told_since_when(desk: Client, operator: Staff, second: Version) -> None:
    topic = fee(second).topic
    inquiry = make_inquiry()
    inquiry.set_topics([topic], by=operator)

    beside_a_call = desk.get("/desk/calls/sayings/", {"topics": topic.pk}).content.decode()
    beside_a_reply = desk.get(f"/desk/inquiries/{inquiry.pk}/").content.decode()

    assert "から見直し中" in beside_a_call
    assert "から見直し中" in beside_a_reply
    assert PAID not in beside_a_call.partition('id="told"')[0]
