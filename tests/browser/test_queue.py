"""The rows of the queue beside an opened inquiry, measured."""

import pytest
from playwright.sync_api import Page

from inquiries.models import Layout, Owner, SavedView, Staff
from tests.browser.accessibility import axe
from tests.makers import make_inquiry, make_topic

pytestmark = pytest.mark.django_db(transaction=True)
CUT = """() => [...document.querySelectorAll(".case .meta > .push")].filter((name) =>
  name.getBoundingClientRect().right > name.parentElement.getBoundingClientRect().right + 1).length"""

WHOLE = "document.querySelector('.case .raised').scrollWidth <= document.querySelector('.case .raised').clientWidth"


def test_the_topic_gives_way_before_whose_answer_it_waits_for(desk_page: Page, operator: Staff) -> None:
    inquiry = make_inquiry(topics=[make_topic(name_ja="取材・株主・行政からのお問合せについて")])
    inquiry.claim(by=operator)
    inquiry.escalate(by=operator, owner=Owner.PRESS_DESK, words="数字について")
    desk_page.set_viewport_size({"width": 1440, "height": 900})

    desk_page.goto(f"/desk/inquiries/{inquiry.pk}/")

    assert desk_page.evaluate(WHOLE)


def test_who_has_an_inquiry_is_in_sight_however_many_answers_it_waits_for(desk_page: Page, operator: Staff) -> None:
    inquiry = make_inquiry(topics=[make_topic(name_ja="取材・株主・行政からのお問合せ")])
    inquiry.claim(by=operator)
    for owner in (Owner.PRESS_DESK, Owner.HEADQUARTERS, Owner.LEGAL):
        inquiry.escalate(by=operator, owner=owner, words="数字について")
    desk_page.set_viewport_size({"width": 1440, "height": 900})

    desk_page.goto(f"/desk/inquiries/{inquiry.pk}/")

    assert desk_page.locator(".case .meta > .push").count() == 1
    assert desk_page.evaluate(CUT) == 0


def test_a_saved_view_opens_by_two_keys_and_is_worked_through_by_one(desk_page: Page, operator: Staff) -> None:
    make_inquiry()
    inquiry = make_inquiry(channel="phone")
    for name, channel in (("メール", "mail"), ("電話", "phone")):
        SavedView.objects.keep(name, asked={"state": "owed", "channel": channel}, by=operator)
    desk_page.goto("/desk/inquiries/")

    desk_page.keyboard.press("v")
    desk_page.keyboard.press("2")
    desk_page.wait_for_url("**/desk/inquiries/?view=*")
    view = desk_page.url.partition("?")[2]
    assert desk_page.locator("#list-h").inner_text() == "電話"
    assert axe(desk_page) == []
    desk_page.keyboard.press("n")

    desk_page.wait_for_url(f"**/desk/inquiries/{inquiry.pk}/?{view}")
    desk_page.go_back()
    desk_page.wait_for_url(f"**/desk/inquiries/?{view}")
    desk_page.keyboard.press("j")
    desk_page.keyboard.press("Enter")
    desk_page.wait_for_url(f"**/desk/inquiries/{inquiry.pk}/?{view}")


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_dense_rows_have_no_more_than_their_lines_and_stay_on_the_screen(
    desk_page: Page, operator: Staff, width: int
) -> None:
    make_inquiry(topics=[make_topic(name_ja="取材・株主・行政からのお問合せ")]).claim(by=operator)
    desk_page.set_viewport_size({"width": width, "height": 900})
    desk_page.goto("/desk/inquiries/?state=mine")
    usual = desk_page.locator(".case").bounding_box()

    Layout.objects.arrange(operator, is_dense=True, without=["topics", "came_in"])
    desk_page.reload()

    dense = desk_page.locator(".case").bounding_box()
    assert usual
    assert dense
    assert dense["height"] < usual["height"]
    assert not desk_page.locator(".case .topics").first.is_visible()
    assert desk_page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert axe(desk_page) == []
