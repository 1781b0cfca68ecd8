"""A search goes by POST; no address holds its words, and reload, back and the pages work all the same."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Channel, Inquiry, Staff
from tests.makers import make_contact, make_inquiry, make_topic
from tests.searched import search, searched

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]
VISA = "4111 1111 1111 1111"


def found(desk: Client, words: str, **fields: str) -> list[Inquiry]:
    return list(searched(desk, words, **fields).context["queue"].rows)


def test_the_address_holds_a_key_and_not_the_words_and_works_again(desk: Client) -> None:
    inquiry = make_inquiry("桔梗の件です。")

    address = search(desk, "桔梗", state="all")["Location"]

    query = parse_qs(urlsplit(address).query)
    assert set(query) == {"state", "search"}
    assert "桔梗" not in "".join(query["search"])
    assert [desk.get(address).context["queue"].rows for _ in range(2)] == [[inquiry], [inquiry]]
    assert address == search(desk, "桔梗", state="all")["Location"]


def test_the_tabs_and_the_pages_carry_the_key(desk: Client) -> None:
    for _ in range(51):
        make_inquiry("桔梗の件です。")
    address = search(desk, "桔梗")["Location"]
    key = parse_qs(urlsplit(address).query)["search"][0]

    page = desk.get(address).content.decode()

    assert f"?search={key}&amp;page=2" in page
    assert f"?search={key}&amp;state=closed" in page
    assert 'value="桔梗"' in page


def test_words_that_are_kept_no_more_are_asked_for_again(desk: Client) -> None:
    page = desk.get(reverse("inquiry_list"), {"search": "gone"}).content.decode()

    assert "もう一度入力してください" in page


def test_the_last_thirty_searches_are_kept(desk: Client) -> None:
    first, *_others, last = [search(desk, f"桔梗{number}")["Location"] for number in range(31)]

    assert not desk.get(first).context["queue"].words
    assert desk.get(last).context["queue"].words == "桔梗30"


def test_a_card_number_is_not_searched_for_nor_kept(desk: Client) -> None:
    make_inquiry()

    answer = desk.post(reverse("search_create"), {"q": f"中村 {VISA}"}, follow=True)

    assert "検索しませんでした" in answer.content.decode()
    assert "4111" not in str(dict(desk.session)) + answer.content.decode()


def test_a_get_is_no_search(desk: Client) -> None:
    make_inquiry("桔梗の件です。")

    assert desk.get(reverse("search_create"), {"q": "桔梗"}).status_code == 405
    assert not desk.get(reverse("inquiry_list"), {"q": "桔梗"}).context["queue"].words


# --- filters in words -------------------------------------------------------------------------------------------------
@pytest.fixture
def wanted(operator: Staff) -> Inquiry:
    """By telephone, on the fee, by Yamada; beside it one that differs in all of these."""
    make_inquiry(
        "手数料の件です。",
        contact=make_contact("石田 健二", "ishida@example.jp"),
        topics=[make_topic("other", name_ja="その他", name_en="Other")],
    )
    contact = make_contact("山田 花子", "yamada@example.jp", kana="ヤマダ ハナコ")
    topic = make_topic("reissue-fee", name_ja="再発行の手数料", name_en="Reissue fee")
    inquiry = make_inquiry("手数料の件です。", contact=contact, channel=Channel.PHONE, topics=[topic])
    inquiry.claim(by=operator)
    return inquiry


@pytest.mark.parametrize(
    "words",
    [
        "channel:phone",
        "経路：電話",
        "topic:reissue-fee",
        "分類:再発行の手数料",
        'topic:"Reissue fee"',
        "from:山田",
        "氏名:やまだ 手数料",
        "owner:sato",
        "担当:佐藤 手数料",
        "手数料 channel:phone topic:reissue-fee since:1/1 from:山田",
    ],
)
def test_filters_in_words_narrow_it_down(desk: Client, wanted: Inquiry, words: str) -> None:
    assert found(desk, words) == [wanted]


def test_days_in_words_begin_and_end_with_the_day(desk: Client, wanted: Inquiry) -> None:
    today = timezone.localdate()
    written = f"{today.year}年{today.month}月{today.day}日"

    assert wanted in found(desk, f"since:{written} until:{today}")
    assert found(desk, f"以降:{today.year + 1}-01-01") == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("topic:桔梗 手数料", "「桔梗」という分類はありません"),
        ("channel:fax 手数料", "「fax」という経路はありません"),
        ("owner:桔梗 手数料", "「桔梗」という担当者はいません"),
        ("since:13/45 手数料", "「13/45」は日付として読めません"),
    ],
)
def test_what_is_unclear_is_said_and_nothing_is_lost(desk: Client, wanted: Inquiry, words: str, sentence: str) -> None:
    page = searched(desk, words)

    assert sentence in page.content.decode()
    assert page.context["queue"].words == words
    assert len(page.context["queue"].rows) == 2


def test_other_words_with_a_colon_are_words(desk: Client) -> None:
    inquiry = make_inquiry("件名は Re:ご回答 でした。12:30に届きました。")

    assert found(desk, "Re:ご回答 12:30") == [inquiry]


# --- the order --------------------------------------------------------------------------------------------------------
def test_the_number_comes_first_then_the_name_then_the_newest(desk: Client) -> None:
    named = make_inquiry(contact=make_contact("桔梗 花子", "hanako@example.jp"))
    old, new = make_inquiry("桔梗の件です。"), make_inquiry("桔梗の件です。")

    assert found(desk, "桔梗") == [named, new, old]
    assert found(desk, f"{old.pk:06} {old.number}") == [old]
