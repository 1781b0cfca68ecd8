"""Many inquiries are ticked, looked at, done and undone without a mouse; and with it, as far as a click goes."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Batch, Closure, Inquiry, Staff
from tests.browser.accessibility import axe
from tests.makers import make_answer, make_contact, make_inquiry, make_topic

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def queue(desk_page: Page, live_server: LiveServer) -> list[Inquiry]:
    """Six in the list, which is open; in its order."""
    topic = make_topic("affected")
    make_answer(topic)
    for number in range(6):
        make_inquiry(topics=[topic], contact=make_contact(f"相談者{number}", f"c{number}@example.jp"))
    desk_page.goto("/desk/inquiries/")
    return list(Inquiry.objects.in_turn())


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tick_all(page: Page) -> None:
    page.locator("#selection").get_by_role("button", name="この画面のすべて").click()
    expect(page.locator("#selection [data-words]")).to_have_text("6件を選択中")
    page.wait_for_load_state()


def test_rows_are_ticked_by_keys_and_closed_and_undone(desk_page: Page, queue: list[Inquiry]) -> None:
    press(desk_page, "j", "x", "j", "j", "Shift+X")
    expect(desk_page.locator("#selection [data-words]")).to_have_text("3件を選択中")
    desk_page.get_by_role("button", name="完了にする").press("Enter")

    desk_page.get_by_label("回答不要").press(" ")
    press(desk_page, "Control+Enter")
    expect(desk_page.get_by_role("button", name="3件を完了にする")).to_be_visible()
    assert not Closure.objects.exists()
    press(desk_page, "Control+Enter")
    expect(desk_page.locator("main .state")).to_have_text("完了")
    assert set(Closure.objects.values_list("inquiry", flat=True)) == {one.pk for one in queue[:3]}

    press(desk_page, "z")
    expect(desk_page.locator("main .state")).to_have_text("取り消し済み")
    assert not Closure.objects.exists()


def test_ticks_stay_when_the_page_is_loaded_again(desk_page: Page, queue: list[Inquiry]) -> None:
    press(desk_page, "j", "x")
    expect(desk_page).to_have_url(re.compile("chosen="))

    desk_page.reload()

    expect(desk_page.locator(".tick :checked")).to_have_count(1)
    assert "H-" not in desk_page.url


def test_a_click_with_shift_ticks_all_between(desk_page: Page, queue: list[Inquiry]) -> None:
    boxes = desk_page.locator(".tick input")

    boxes.nth(1).click()
    boxes.nth(4).click(modifiers=["Shift"])

    expect(desk_page.locator("#selection [data-words]")).to_have_text("4件を選択中")


def test_what_came_in_meanwhile_is_not_ticked(desk_page: Page, queue: list[Inquiry]) -> None:
    press(desk_page, "j", "x")
    expect(desk_page).to_have_url(re.compile("chosen="))
    make_inquiry("あとから来ました。", contact=make_contact("新しい方", "new@example.jp"))

    desk_page.reload()

    expect(desk_page.locator(".tick input")).to_have_count(7)
    expect(desk_page.locator(".tick :checked")).to_have_count(1)


def test_ticks_of_one_page_are_kept_on_the_next(desk_page: Page, operator: Staff, live_server: LiveServer) -> None:
    for number in range(52):
        make_inquiry(contact=make_contact(f"相談者{number}", f"c{number}@example.jp"))
    desk_page.goto("/desk/inquiries/")
    desk_page.locator(".tick input").first.check()

    desk_page.get_by_role("link", name="次へ").click()

    expect(desk_page.locator(".case")).to_have_count(2)
    expect(desk_page.locator("#selection [data-words]")).to_have_text("1件を選択中")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_its_pages_are_for_everybody(desk_page: Page, queue: list[Inquiry], scheme: str, width: int) -> None:
    desk_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    desk_page.set_viewport_size({"width": width, "height": 900})
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    asked = desk_page.locator("select[name=answer]")

    tick_all(desk_page)
    found = [*axe(desk_page), desk_page.evaluate(wide)]
    for act, particular in (("完了にする", "回答不要"), ("定型回答を送る", None)):
        desk_page.goto("/desk/inquiries/")
        tick_all(desk_page)
        desk_page.get_by_role("button", name=act).click()
        expect(desk_page.get_by_label(particular) if particular else asked).to_be_visible()
        found += [*axe(desk_page), desk_page.evaluate(wide)]
        if particular:
            desk_page.get_by_label(particular).check()
        else:
            asked.select_option(index=1)
        press(desk_page, "Control+Enter")
        desk_page.locator("#done-h").wait_for()
        found += [*axe(desk_page), desk_page.evaluate(wide)]
    press(desk_page, "Control+Enter")
    desk_page.locator("#batch").wait_for()
    found += [*axe(desk_page), desk_page.evaluate(wide)]
    desk_page.goto("/desk/batches/")
    found += [*axe(desk_page), desk_page.evaluate(wide)]

    assert not any(found), found
    assert Batch.objects.count() == 1
