"""Three callers of one morning, taken by keys alone: am I affected, where is my new card, and who charged ¥50,000?"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from inquiries.mail.sending.outbox import run
from inquiries.models import (
    Answer,
    Call,
    Closure,
    Decision,
    Fee,
    FraudReport,
    Inquiry,
    Issuer,
    Owner,
    Reissue,
    Role,
    Scope,
    Staff,
    Version,
)
from inquiries.models.lookup.sentences import NOT_CONFIRMED, OTHER_WAYS, SENTENCES, Saying, Way
from inquiries.models.roster.cohort import Cohort, Days
from tests.browser.conftest import sign_in
from tests.chromium import Windows as Browser
from tests.makers import make_answer, make_issuer, make_staff
from tests.rosters import make_entry, make_roster
from tests.servers.smtp import Sink

pytestmark = pytest.mark.django_db(transaction=True)
PHONE, WHO = "090-0000-1234", "中村 由紀"
OUTCOME = SENTENCES[Saying.MEMBER_AND_CARD][Way.ALOUD].ja
SPOKEN = "カードの対象期間に登録された方への回答です。"
ASKED_WHY = "ご本人から、対象かどうかのお尋ね"
REFUND = "手数料は、当社からカード会社へ取り消しをお願いいたします。"
MANY_STOPS = 120


@pytest.fixture(autouse=True)
def _pages_ask_often(settings: Settings) -> None:
    settings.HOTLINE_NEWS_SECONDS = 0.5


@pytest.fixture
def desk(answers: None, operator: Staff, supervisor: Staff) -> Staff:
    """The notice in force, an answer for those in the card window, a list with the caller on it, a card company."""
    version = Version.objects.in_force()
    assert version
    general = Answer.objects.of(version).get(topic__key="scope-card-period", cohort="")
    make_answer(general.topic, version, cohort=Cohort.CARD, opening=SPOKEN)
    with_card = Days(registered_on=date(2025, 9, 1), card_registered_on=date(2026, 4, 1))
    roster = make_roster([])
    roster.take([make_entry(roster, "AK-00001", with_card, mail="nakamura@example.jp", phone=PHONE)])
    roster.come_into_force(rows=1, refused=0, fingerprint=b"", by=supervisor)
    make_issuer("あおばカード")
    return operator


@pytest.fixture
def opened(windows: Browser, live_server: LiveServer) -> Iterator[Callable[[Staff], Page]]:
    """A browser for each of the staff."""
    entered = []

    def page_of(staff: Staff) -> Page:
        context = windows.open(locale="ja-JP", viewport={"width": 1440, "height": 900})
        window = context.__enter__()
        entered.append(context)
        sign_in(window, staff, live_server)
        return window.new_page()

    yield page_of
    for context in reversed(entered):
        context.__exit__(None, None, None)


def tab_to(page: Page, place: str) -> None:
    """As somebody without a mouse: Tab, until one is there."""
    page.wait_for_load_state("load")
    for _ in range(MANY_STOPS):
        if page.evaluate("place => document.activeElement.matches(place)", place):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to {place}")


def press(page: Page, *keys: str) -> None:
    """Once the page listens."""
    page.wait_for_load_state("load")
    for key in keys:
        page.keyboard.press(key)


def choose(page: Page, place: str, value: str) -> None:
    """An option of a select, with the arrow keys."""
    tab_to(page, place)
    for _ in range(MANY_STOPS):
        if page.locator(place).input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{place} has no {value}")


def look_up(page: Page, phone: str) -> None:
    """During the call, by the number that the caller gives."""
    press(page, "Alt+k")
    expect(page.locator("#lookup-value")).to_be_focused()
    page.keyboard.type(phone)
    press(page, "Tab")
    page.keyboard.type(ASKED_WHY)
    press(page, "Enter")
    expect(page.locator("#lookup")).to_contain_text(SENTENCES[Saying.SEALED][Way.ALOUD].ja)


def ask_whether_affected(page: Page, who: str = WHO, phone: str = PHONE) -> Inquiry:
    """He calls, is looked up, told nothing, and promised a call back."""
    page.goto("/desk/calls/new/")
    expect(page.locator("[name=who]")).to_be_focused()
    page.keyboard.type(f"{who} {phone}")
    look_up(page, phone)
    press(page, "Escape")
    press(page, "2")
    expect(page.locator("#say")).to_contain_text("対象期間（カード）")
    press(page, "m")
    page.keyboard.type("自分のカードは対象か知りたい。")
    choose(page, "[name=callback_at_0]", "tomorrow")
    press(page, "Tab")
    page.keyboard.type("1000AM")  # a Japanese browser has no AM, and ignores it
    press(page, "Alt+Enter")
    page.wait_for_url(re.compile(r"/desk/inquiries/\d+/$"))
    return Inquiry.objects.get()


def call_back(page: Page) -> None:
    """On the registered number, and so he is verified."""
    expect(page.locator("#lookup")).not_to_contain_text(OUTCOME)
    press(page, "l")
    expect(page.locator("#promised-h")).to_have_count(0)
    press(page, "i")
    expect(page.get_by_role("button", name="090-••••-1234")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("#contact")).to_contain_text("登録番号へ折り返し済")
    expect(page.locator("#lookup")).to_contain_text(OUTCOME)
    variant = page.locator("aside article", has_text="対象区分:カード情報の対象")
    expect(variant).to_contain_text("電話でのみ")


def end_unconfirmed(page: Page) -> None:
    """He is called back, and his number is on no list: he hears that, and what the notice says; then it is closed."""
    press(page, "l")
    expect(page.locator("#promised-h")).to_have_count(0)
    press(page, "i")
    expect(page.get_by_role("button", name="090-••••-5555")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("#unconfirmed")).to_contain_text(NOT_CONFIRMED.ja)
    expect(page.locator("#unconfirmed")).to_contain_text(OTHER_WAYS.ja)
    expect(page.locator("#unconfirmed blockquote")).not_to_have_count(0)
    expect(page.locator("main")).not_to_contain_text(OUTCOME)
    press(page, "Alt+s")
    page.wait_for_url("**/closure/**")
    expect(page.locator("#asking [name=outcome]:checked")).to_have_value(Closure.Outcome.NO_ANSWER)
    press(page, "Control+Enter")
    page.wait_for_url(re.compile(r"/desk/inquiries/\d+/$"))


def tell(page: Page) -> None:
    """The call form for this inquiry offers the words for his cohort; they are read aloud and kept with the call."""
    press(page, "Alt+v")
    page.wait_for_url("**/desk/calls/new/**")
    expect(page.locator("#topics input").first).to_be_focused()
    press(page, "2")
    variant = page.locator("#say article header", has_text="カード情報の対象")
    expect(page.locator("#say")).to_contain_text(SPOKEN)
    expect(variant).to_be_visible()
    while not page.locator("#told :checked").count() or variant.locator("svg[hidden]").count():
        press(page, "t")
    press(page, "m")
    page.keyboard.type("対象期間をご案内した。")
    press(page, "Alt+Enter")
    page.wait_for_url(re.compile(r"/desk/inquiries/\d+/$"))


def reissue(page: Page) -> Reissue:
    """A reissue is opened, and the fee that was charged in spite of the notice is written down."""
    press(page, "Alt+c")
    page.wait_for_url("**/reissues/new/")
    tab_to(page, "[name=issuer]")
    page.keyboard.type(Issuer.objects.get().name)
    press(page, "Control+Enter")
    page.wait_for_url(re.compile(r"/desk/(reissues|inquiries)/\d+/$"))
    return Reissue.objects.get()


def fee(page: Page, one: Reissue, state: Fee, yen: str = "") -> None:
    """What is known of the fee."""
    page.goto(f"/desk/reissues/{one.pk}/")
    choose(page, "[name=fee]", state)
    if yen:
        tab_to(page, "[name=yen]")
        page.keyboard.type(yen)
    press(page, "Enter" if yen else "Control+Enter")
    expect(page.locator("#fee-h ~ span")).to_have_text(str(state.label))


def ask_headquarters(page: Page, inquiry: Inquiry) -> None:
    """The notice is silent about a fee that was charged."""
    page.goto(f"/desk/inquiries/{inquiry.pk}/")
    press(page, "x")
    choose(page, "#asking [name=owner]", Owner.HEADQUARTERS)
    tab_to(page, "#asking [name=words]")
    page.keyboard.type("再発行の手数料1,100円を請求されました。どうお答えしますか。")
    press(page, "Control+Enter")
    expect(page.locator("#asking [name=words]")).to_have_count(0)


def answer(page: Page) -> None:
    """Headquarters reads what is asked, and no name."""
    page.goto("/desk/")
    tab_to(page, "main a[href*='/escalations/']")
    press(page, "Enter")
    page.wait_for_url(re.compile(r"/desk/escalations/\d+/$"))
    expect(page.locator("main")).not_to_contain_text("中村")
    expect(page.locator("[name=words]")).to_be_focused()
    page.keyboard.type(REFUND)
    tab_to(page, "[name=is_quotable]")
    press(page, "Space", "Control+Enter")
    page.wait_for_url("**/desk/escalations/")


def test_he_asks_is_called_back_told_and_gets_his_fee_back(
    desk: Staff, opened: Callable[[Staff], Page], sink: Sink
) -> None:
    page = opened(desk)

    inquiry = ask_whether_affected(page)
    call_back(page)
    tell(page)
    one = reissue(page)
    fee(page, one, Fee.CHARGED, "1,100")
    ask_headquarters(page, inquiry)
    answer(opened(make_staff("yamamoto", "山本", Role.HEADQUARTERS)))
    page.goto(f"/desk/inquiries/{inquiry.pk}/")
    expect(page.locator("#decided")).to_contain_text(REFUND)
    tab_to(page, "#decided form[action$='/relay/'] button")
    press(page, "Enter")
    expect(page.locator("#decided form[action$='/relay/']")).to_have_count(0)
    fee(page, one, Fee.WITH_HEADQUARTERS)
    fee(page, one, Fee.REFUNDED)

    inquiry.refresh_from_db()
    one.refresh_from_db()
    assert (one.fee, one.fee_yen, one.inquiry) == (Fee.REFUNDED, 1_100, inquiry)
    assert Decision.objects.get().relayed_at
    told = Call.objects.latest("pk")
    assert told.inquiry == inquiry
    assert Cohort.CARD in set(
        inquiry.messages.filter(quotations__answer__isnull=False).values_list("quotations__answer__cohort", flat=True)
    )


def test_one_who_is_on_no_list_is_called_back_hears_what_there_is_to_say_and_it_ends(
    desk: Staff, opened: Callable[[Staff], Page]
) -> None:
    page = opened(desk)

    inquiry = ask_whether_affected(page, "石田 健二", "090-0000-5555")
    end_unconfirmed(page)

    inquiry.refresh_from_db()
    assert inquiry.closure.outcome == Closure.Outcome.NO_ANSWER
    assert inquiry.events.filter(action="contact.told_unconfirmed", by=desk).count() == 1


def test_another_reports_what_the_notice_cannot_explain_and_the_alarm_goes_off_within_the_minute(
    desk: Staff, supervisor: Staff, opened: Callable[[Staff], Page], sink: Sink, settings: Settings
) -> None:
    settings.HOTLINE_ALARM_ADDRESSES = ["taisaku@example.jp"]
    theirs, page = opened(supervisor), opened(desk)
    theirs.goto("/desk/")
    expect(theirs.locator("#alarms .count")).to_have_text("0")
    page.goto("/desk/calls/new/")
    expect(page.locator("[name=who]")).to_be_focused()
    page.keyboard.type("石田 健二 080-0000-5555")
    press(page, "Tab", "Escape", "5", "Alt+u")
    page.wait_for_url("**/fraud-reports/new/")
    expect(page.locator("[name=charged_on]")).to_be_focused()
    reported_at = timezone.now()
    page.keyboard.type("01152026")
    tab_to(page, "[name=yen]")
    page.keyboard.type("50,000")
    press(page, "Control+Enter")
    page.wait_for_url(re.compile(r"/fraud-reports/\d+/$"))

    expect(theirs.locator("#alarms .count")).to_have_text("1")
    expect(theirs.locator("#alarms")).to_contain_text("50,000円")
    assert FraudReport.objects.get().scope == Scope.EARLIER
    assert run()["sent"] == 1
    assert timezone.now() - reported_at < timedelta(minutes=1)
    [mail] = sink.mails
    assert "石田" not in str(mail)
    page.reload()
    expect(page.locator("main")).to_contain_text("taisaku@example.jp")
