"""The rows of the queue beside an opened inquiry, measured."""

import pytest
from playwright.sync_api import Page

from inquiries.models import Owner, Staff
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
