"""What an English reader gets: our words in English, and Japanese only where it is quoted and marked as Japanese."""

import re

import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from tests.makers import make_answer, make_topic, make_version

pytestmark = pytest.mark.django_db
JAPANESE = re.compile("[ぁ-ヿ一-鿿]")
COMPANY = "株式会社あかね文具"
PAGES = ["/", "/questions/", "/questions/?q=fee", "/ask/", "/status/"]


@pytest.fixture
def reader(client: Client) -> Client:
    """Somebody who reads English, of a notice that answers one question and is silent on another."""
    version = make_version("再発行の手数料は、ご負担とならないよう申し入れております。")
    asked = {"is_public": True, "digit": 1, "asked_ja": "手数料は", "asked_en": "Is there a fee?"}
    fee = make_topic("reissue-fee", name_ja="手数料", name_en="Replacement fee", **asked)
    make_answer(fee, version, silence="返金については記載がございません。", next_step="本部へ引き継ぎます。")
    pay = make_topic("compensation", name_ja="補償", name_en="Compensation", asked_en="Will you pay?", is_public=True)
    make_answer(
        pay, version, clauses=[], silence="補償については記載がございません。", next_step="本部へ引き継ぎます。"
    )
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_half_translated(reader: Client, address: str) -> None:
    page = html.fromstring(reader.get(address).content)
    for element in page.xpath('//*[@lang="ja"]'):
        element.drop_tree()

    said = [text.replace(COMPANY, "") for text in page.itertext()]
    left = [text for text in said if JAPANESE.search(text)]

    assert left == []


def test_the_page_says_plainly_that_the_notice_is_in_japanese(reader: Client) -> None:
    assert "This notice exists in Japanese only" in reader.get("/").content.decode()


def test_a_question_on_which_the_notice_is_silent_says_so_in_english(reader: Client) -> None:
    page = html.fromstring(reader.get("/questions/").content)
    said = {one.find("summary").text_content(): one.text_content() for one in page.iter("details")}

    assert "The notice does not say anything about this." in said["Will you pay?"]
    assert "The notice is in Japanese. This is what it says" in said["Is there a fee?"]
    assert "the notice does not answer everything" in said["Is there a fee?"]
