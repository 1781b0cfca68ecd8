"""A sheet goes out by keys alone: the card desk makes it, a supervisor hands it over, and its answer is accepted."""

import re
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Issuer, Misfit, Reissue, Sheet, Stage
from tests.browser.accessibility import axe
from tests.browser.conftest import no_complaints, sign_in
from tests.chromium import Windows
from tests.makers import make_issuer, make_supervisor
from tests.sheets import answers, as_csv, make_cases, make_maker

pytestmark = pytest.mark.django_db(transaction=True)
WIDE = {"width": 1280, "height": 900}


@pytest.fixture
def aoba(db: None) -> Issuer:
    return make_issuer()


@pytest.fixture
def maker_page(windows: Windows, live_server: LiveServer, aoba: Issuer) -> Iterator[Page]:
    with windows.open(locale="ja-JP", viewport=WIDE) as window, no_complaints(window):
        sign_in(window, make_maker(), live_server)
        yield window.new_page()


@pytest.fixture
def second_page(windows: Windows, live_server: LiveServer, aoba: Issuer) -> Iterator[Page]:
    with windows.open(locale="ja-JP", viewport=WIDE) as window, no_complaints(window):
        sign_in(window, make_supervisor(), live_server)
        yield window.new_page()


def test_from_the_board_to_the_company_and_back(maker_page: Page, second_page: Page, aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    maker_page.goto(reverse("reissue_list") + f"?issuer={aoba.pk}&stage=contacted")
    maker_page.locator("input[name=row]").first.press("Space")
    maker_page.locator("input[name=row]").last.press("Space")
    maker_page.locator("button[name=act][value=sheet]").press("Enter")
    maker_page.wait_for_url("**/sheets/new/**")
    maker_page.keyboard.press("Control+Enter")
    expect(maker_page.locator("#password")).to_have_text(re.compile(r"^[a-z0-9]{4}(-[a-z0-9]{4}){4}$"))
    assert axe(maker_page) == []

    sheet = Sheet.objects.get()
    second_page.goto(reverse("sheet_show", args=[sheet.pk]))
    second_page.locator("[name=to]").focus()
    second_page.keyboard.type("カード管理部")
    second_page.keyboard.press("Control+Enter")
    with second_page.expect_download() as waiting:
        second_page.get_by_role("button", name="ダウンロード").press("Enter")
    assert waiting.value.suggested_filename == f"sheet-{aoba.pk}-001.zip"

    second_page.goto(reverse("sheet_return_create", args=[sheet.pk]))
    content = as_csv([*answers(cases[:1]), ["R-999999", "再発行受付", ""]])
    file: FilePayload = {"name": "回答.csv", "mimeType": "text/csv", "buffer": content}
    second_page.set_input_files("input[type=file]", file)
    second_page.keyboard.press("Control+Enter")
    second_page.wait_for_url("**/sheet-returns/**")
    second_page.keyboard.press("Control+Enter")
    expect(second_page.locator("#known")).to_have_text("1")
    expect(second_page.locator("#unknown")).to_have_text("1")
    assert axe(second_page) == []
    second_page.keyboard.press("Control+Enter")
    expect(second_page.locator("#kept-h")).to_be_visible()

    assert [case.stage for case in Reissue.objects.order_by("pk")] == [Stage.ACCEPTED, Stage.CONTACTED]
    second_page.goto(reverse("misfit_list"))
    second_page.get_by_role("button", name=re.compile("R-999999")).press("Enter")
    expect(second_page.get_by_text("確認が必要な行はありません。")).to_be_visible()
    assert not Misfit.objects.open().exists()
