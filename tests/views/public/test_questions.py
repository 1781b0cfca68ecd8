"""The public's questions: searched without JavaScript, offered while one types, and kept nowhere."""

import pytest
from django.test import Client

from inquiries.models import Answer, Event, Inquiry
from tests.laws.places import database, logged
from tests.makers import make_answer, make_topic, make_version

pytestmark = pytest.mark.django_db
LIST, OFFER = "/questions/", "/questions/offer/"
VISA = "4111 1111 1111 1111"


@pytest.fixture
def fee(db: None) -> Answer:
    version = make_version("再発行の手数料は、ご負担とならないよう申し入れております。", "警視庁に被害を申告しました。")
    asked = {"asked_ja": "手数料はかかりますか", "asked_en": "Is there a fee?", "is_public": True}
    police = make_topic("police", name_ja="警察", asked_ja="警察に届けましたか", is_public=True)
    make_answer(police, version, clauses=[version.clauses.get(key="c2")], silence="", opening="")
    return make_answer(make_topic("fee", name_ja="再発行の手数料", **asked), version, silence="")


def found(client: Client, words: str) -> list[Answer]:
    return list(client.get(LIST, {"q": words}).context["found"])


def test_each_stands_in_a_customer_s_words_with_its_quotation_and_the_way_to_its_place(
    client: Client, fee: Answer
) -> None:
    page = client.get(LIST).content.decode()

    assert "<summary>手数料はかかりますか</summary>" in page
    assert f'<blockquote lang="ja">{fee.clauses[0].text}</blockquote>' in page
    assert f'href="/#{fee.clauses[0].key}"' in page


@pytest.mark.parametrize(
    "words", ["手数料", "ﾃｽｳﾘｮｳ 手数料", "再発行　手数料", "再発効の手数料", "サイハッコウの手数料", "is there a fee"]
)
def test_it_is_found_in_any_width_and_with_a_slip(client: Client, fee: Answer, words: str) -> None:
    assert found(client, words)[0] == fee


def test_what_the_notice_does_not_speak_of_finds_nothing_and_leads_to_the_form(client: Client, fee: Answer) -> None:
    page = client.get(LIST, {"q": "ぬるぽガッツ"})

    assert list(page.context["found"]) == []
    assert 'href="/ask/"' in page.content.decode()


def test_what_is_not_public_or_not_approved_is_not_found(client: Client) -> None:
    make_answer(make_topic("inside", name_ja="手数料"))
    make_answer(make_topic("draft", name_ja="手数料", is_public=True), state=Answer.State.DRAFT)

    assert found(client, "手数料") == []


def test_what_is_looked_for_passes_the_mask_and_is_kept_nowhere(client: Client, fee: Answer) -> None:
    before = database()

    with logged() as log:
        page = client.get(LIST, {"q": f"手数料 {VISA}"})
        offered = client.post(OFFER, {"words": f"手数料 {VISA}"})

    assert VISA not in page.content.decode()
    assert VISA not in offered.content.decode()
    assert database() == before
    assert "手数料" not in log.getvalue()
    assert not Event.objects.exists()


def test_it_is_offered_while_somebody_writes(client: Client, fee: Answer) -> None:
    page = client.post(OFFER, {"words": "カードの再発行に手数料はかかるのでしょうか。"}).content.decode()

    assert "手数料はかかりますか" in page
    assert "<html" not in page


def test_without_javascript_it_stands_on_the_page_that_gives_the_number(client: Client, fee: Answer) -> None:
    said = {"words": "再発行の手数料はかかりますか。", "reach": "mail", "address": "nakamura@example.jp"}

    page = client.post("/ask/", said, follow=True)

    assert Inquiry.objects.count() == 1
    assert fee in page.context["found"]
    assert "手数料はかかりますか" in page.content.decode()


def test_a_machine_soon_stands_still(client: Client, fee: Answer) -> None:
    statuses = {client.get(LIST, {"q": "手数料"}, REMOTE_ADDR="8.8.8.8").status_code for _ in range(61)}
    offers = {client.post(OFFER, {"words": "手数料"}, REMOTE_ADDR="8.8.8.8").status_code for _ in range(121)}

    assert statuses == {200, 429}
    assert offers == {200, 429}
