"""A caller reports a charge outside the announced window by keys alone: the supervisor's home has it within seconds."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Escalation, FraudReport, Owner, Role, Scope, Staff
from tests.browser.accessibility import axe
from tests.browser.conftest import no_complaints, sign_in
from tests.chromium import Windows
from tests.makers import FACTS, make_answer, make_issuer, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def _pages_ask_often(settings: Settings, _nothing_changes_by_itself: None) -> None:
    settings.HOTLINE_NEWS_SECONDS = 0.3


@pytest.fixture(autouse=True)
def _notice(db: None) -> None:
    window = {"value": [f"{TODAY - timedelta(days=90)}", f"{TODAY}"], "quote": "期間", "sure": True}
    version = make_version(facts=FACTS | {"windows": {"member": None, "card": window}})
    make_answer(make_topic("check-statement", name_ja="明細の確認", digit=4, never_say=["補償します"]), version)
    make_issuer()


@pytest.fixture(params=[Role.SUPERVISOR, Role.HEADQUARTERS])
def home(
    request: pytest.FixtureRequest, windows: Windows, live_server: LiveServer, _notice: None
) -> Iterator[tuple[BrowserContext, Page, Role]]:
    """The home screen of somebody who hears of alarms, before there is one."""
    with windows.open(locale="ja-JP", viewport={"width": 1280, "height": 900}) as window, no_complaints(window):
        sign_in(window, make_staff("chief", "主任", request.param), live_server)
        page = window.new_page()
        page.goto(reverse("home"))
        expect(page.locator("#alarms .count")).to_have_text("0")
        yield window, page, request.param


def test_the_alarm_stands_on_the_home_screen_at_once(
    home: tuple[BrowserContext, Page, Role], desk_page: Page, operator: Staff
) -> None:
    _window, theirs, role = home
    desk_page.goto(reverse("call_create"))
    expect(desk_page.locator("[name=who]")).to_be_focused()
    keys = desk_page.keyboard
    keys.type("石田 健二")
    keys.press("Tab")
    desk_page.evaluate("document.activeElement.blur()")
    keys.press("4")
    keys.press("Alt+u")
    desk_page.wait_for_url("**/fraud-reports/new/")
    expect(desk_page.locator("[name=charged_on]")).to_be_focused()
    expect(desk_page.locator("#say-h ~ .aloud")).to_contain_text("本日中に")
    keys.type(f"{TODAY - timedelta(days=100):%m%d%Y}")
    desk_page.locator("[name=yen]").focus()
    keys.type("50,000")
    keys.press("Tab")
    keys.type("ミドリ ストア")
    keys.press("Control+Enter")
    desk_page.wait_for_url(re.compile(r"/fraud-reports/\d+/$"))

    report = FraudReport.objects.get()
    assert (report.yen, report.merchant, report.scope) == (50_000, "ミドリ ストア", Scope.EARLIER)
    assert Escalation.objects.get().owner == Owner.INCIDENT_TEAM
    expect(desk_page.locator(".page")).to_contain_text("公表した対象期間より前の請求")
    alarm = theirs.locator("#alarms")
    expect(alarm.locator(".count")).to_have_text("1")
    expect(alarm.locator(".count")).to_have_class("count is-late")
    expect(alarm).to_contain_text("50,000円")
    if role == Role.HEADQUARTERS:
        expect(alarm).not_to_contain_text("石田")
    else:
        expect(alarm).to_contain_text("石田")
    expect(theirs.locator("#news")).to_contain_text("調査の担当")


def test_the_form_and_the_page_of_one_can_be_used_by_everybody(desk_page: Page, operator: Staff) -> None:
    desk_page.goto(reverse("call_create"))
    desk_page.keyboard.type("石田")
    desk_page.keyboard.press("Tab")
    desk_page.evaluate("document.activeElement.blur()")
    desk_page.keyboard.press("4")
    desk_page.keyboard.press("Alt+u")
    desk_page.wait_for_url("**/fraud-reports/new/")
    assert axe(desk_page) == []
    desk_page.keyboard.press("Control+Enter")
    expect(desk_page.locator("[name=charged_on]")).to_be_visible()
