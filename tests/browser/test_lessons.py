"""Lessons are taken and refused without a mouse."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Lesson, Training
from tests.browser.accessibility import axe
from tests.makers import make_lesson


@pytest.fixture
def lessons(supervisor_page: Page, live_server: LiveServer) -> list[Lesson]:
    """Three wait, and the page is open."""
    figures = {"register": "", "phrases": 40, "first": 0.5, "three": 0.75, "silent": 0.25}
    Training.objects.keep(b"", basis="", lessons=7, figures={"lessons": [figures, figures]}, is_in_force=False)
    lessons = [make_lesson(ranked=["police", "reissue-fee"]) for _ in range(3)]
    supervisor_page.goto("/desk/lessons/")
    return lessons


def test_several_are_taken_by_keys(supervisor_page: Page, lessons: list[Lesson]) -> None:
    for key in ("j", " ", "j", " ", "t"):
        supervisor_page.keyboard.press(key)
    expect(supervisor_page.locator("main [data-row]")).to_have_count(1)

    assert list(Lesson.objects.waiting()) == lessons[2:]
    assert Lesson.objects.taught().count() == 2


def test_one_is_refused_by_keys(supervisor_page: Page, lessons: list[Lesson]) -> None:
    for key in ("j", "j", " ", "r"):
        supervisor_page.keyboard.press(key)
    expect(supervisor_page.locator(".says")).to_contain_text("削除")
    assert Lesson.objects.waiting().count() == 3
    supervisor_page.keyboard.press("Control+Enter")
    expect(supervisor_page.locator("main [data-row]")).to_have_count(2)

    lessons[1].refresh_from_db()
    assert (lessons[1].state, lessons[1].text) == (Lesson.State.REFUSED, "")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_page_is_for_everybody(supervisor_page: Page, lessons: list[Lesson], scheme: str, width: int) -> None:
    supervisor_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    supervisor_page.set_viewport_size({"width": width, "height": 900})

    assert axe(supervisor_page) == []
    assert not supervisor_page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
