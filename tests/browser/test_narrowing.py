"""Thirty topics are narrowed down as one types, in the call form and at the inquiry."""

import pytest
from playwright.sync_api import Page, expect

from inquiries.models import Inquiry, Topic
from tests.makers import make_inquiry, make_topic, make_version

NAMES = [
    "発覚の経緯",
    "公表の時期",
    "対象期間",
    "補償",
    "書類の送付",
    "退会",
    "パスワード",
    "不審な連絡",
    "取材",
    "警察",
]


@pytest.fixture
def topics(db: None) -> list[Topic]:
    """Ten without a digit; one is known by its question and its English name alone."""
    make_version()
    rest = [make_topic(f"topic-{place}", name_ja=name, name_en="") for place, name in enumerate(NAMES)]
    erasure = make_topic("erasure", name_ja="登録の削除", name_en="Erasure", asked_ja="情報を消してもらえますか")
    return [*rest, erasure]


@pytest.fixture
def case(topics: list[Topic], desk_page: Page) -> Page:
    """The page of an inquiry, its topics asked by key."""
    inquiry = make_inquiry()
    desk_page.goto(f"/desk/inquiries/{inquiry.pk}/")
    desk_page.keyboard.press("t")
    expect(desk_page.get_by_label("分類を探す")).to_be_focused()
    return desk_page


@pytest.mark.parametrize("typed", ["削除", "消して", "ERASURE", "ｅｒａ", "情報 消"])
def test_whatever_word_of_it_somebody_has_in_mind_it_is_found(case: Page, typed: str) -> None:
    case.get_by_label("分類を探す").fill(typed)

    expect(case.locator(".form-check:visible")).to_have_text(["登録の削除"])


def test_kana_of_either_kind_finds_it(case: Page) -> None:
    case.get_by_label("分類を探す").fill("ぱすわーど")

    expect(case.locator(".form-check:visible")).to_have_text(["パスワード"])


def test_by_keys_alone_two_are_found_ticked_and_set(case: Page) -> None:
    for word in ("取材", "警察"):
        case.keyboard.type(word)
        case.keyboard.press("Enter")

    expect(case.locator(".form-check:visible")).to_have_count(11)
    case.keyboard.press("Control+Enter")

    expect(case.locator("#standing")).to_contain_text("警察")
    assert {topic.name_ja for topic in Inquiry.objects.get().topics.all()} == {"取材", "警察"}


def test_what_is_ticked_stays_in_sight_and_escape_shows_all_again(case: Page) -> None:
    case.get_by_label("補償").check()

    case.get_by_label("分類を探す").fill("退会")
    expect(case.locator(".form-check:visible")).to_have_text(["補償", "退会"])
    case.keyboard.press("Escape")

    expect(case.locator(".form-check:visible")).to_have_count(11)
    expect(case.get_by_label("分類を探す")).to_be_focused()


def test_in_the_phone_mask_the_other_topics_are_narrowed_down(topics: list[Topic], desk_page: Page) -> None:
    desk_page.goto("/desk/calls/new/")
    desk_page.keyboard.press("Alt+0")
    expect(desk_page.get_by_label("分類を探す")).to_be_focused()

    desk_page.keyboard.type("消して")
    desk_page.keyboard.press("ArrowDown")
    desk_page.keyboard.press("Space")

    expect(desk_page.get_by_label("登録の削除")).to_be_checked()
    expect(desk_page.locator("details .keypad label:visible")).to_have_count(1)
