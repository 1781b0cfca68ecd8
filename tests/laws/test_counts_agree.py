"""A figure that leads somewhere is the figure that stands there: top bar, rail, home screen and lists ask the same."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import (
    Answer,
    Dispatch,
    Draft,
    Fee,
    Hold,
    Objection,
    Owner,
    Received,
    Reporter,
    Role,
    Staff,
    Stage,
)
from inquiries.models.arrival.envelope import Envelope
from tests.makers import (
    make_answer,
    make_contact,
    make_fraud_report,
    make_inquiry,
    make_issuer,
    make_issuer_call,
    make_late_inquiry,
    make_reissue,
    make_staff,
    make_topic,
    make_version,
)
from tests.markup import tight

pytestmark = pytest.mark.django_db
MANY = 7
"""More than the home screen names."""
LINK = re.compile(
    r'<a\b[^>]*?href="(?P<to>[^"]+)"[^>]*>(?:(?!</a>).)*?<b(?![^>]* hidden)[^>]*>(?:<span[^>]*>)?(?P<figure>\d+)',
    re.DOTALL,
)
TAB = r'aria-current="true">[^<]*<span class="num">(\d+)'
SAID = {
    reverse("home"): r'<p[^>]*class="count is-late">(\d+)</p><div><h2>送れていないメール',
    reverse("inquiry_list"): TAB,
    reverse("inquiry_list") + "?state=late": TAB,
    reverse("mention_list"): TAB,
    reverse("dispatch_list"): r'id="failed-h">[^<]*<span class="num">(\d+)',
    reverse("dispatch_list") + "#held-h": r'id="held-h">[^<]*<span class="num">(\d+)',
    reverse("reissue_list"): r'進行中<b class="num">(\d+)',
    reverse("escalation_list"): TAB,
    reverse("answer_list"): r'順に承認する<span class="num">(\d+)|定型回答(\d+)件が、ほかの人の承認を待っています',
    reverse("approval_list"): r'id="list-h">[^<]*<span class="num">(\d+)',
    reverse("inquiry_list") + "?state=mine": TAB,
    reverse("escalation_list") + "?state=late": TAB,
    reverse("escalation_list") + "?state=asked": TAB,
    reverse("issuer_call_list") + "?state=open": r'<h1>[^<]*</h1><span class="num">(\d+)',
    reverse("received_list") + "?outcome=waiting": r'<h1>[^<]*<span class="num">(\d+)',
}
"""How each page says its figure."""


def replied(answer: Answer, by: Staff) -> Dispatch:
    inquiry = make_inquiry()
    draft = Draft.objects.begin(inquiry, by=by)
    draft.insert(answer)
    return draft.send(by=by, seen=inquiry.messages.latest("pk").pk)


def fail(dispatch: Dispatch | None) -> None:
    assert dispatch
    dispatch.mark_failed(at=timezone.now(), error="550 no such user", for_good=True)


def make_mail_that_did_not_leave(by: Staff) -> None:
    """Given up for another reason than the three, queued or given up, that quote an old version."""
    answer = make_answer(make_topic(), make_version())
    for number in range(3):
        queued = replied(answer, by)
        if number:
            fail(queued)
    make_version("手数料は当社が負担します。")
    for number in range(MANY):
        contact = make_contact(f"中村 {number}", f"nakamura{number}@example.jp")
        fail(Dispatch.objects.acknowledge(make_inquiry(contact=contact)))


def make_late_ones(by: Staff, other: Staff) -> None:
    """Answers owed and overdue, one of them held longer than promised, and questions handed on in vain."""
    now = timezone.now()
    for number in range(MANY + 1):
        make_late_inquiry().claim(by=other if number % 2 else by)
        for owner, hours in [(Owner.SUPERVISOR, -1), (Owner.LEGAL, 1), (Owner.CARD_DESK, -1), (Owner.CARD_DESK, 1)]:
            make_inquiry().escalate(by=by, owner=owner, due_at=now + timedelta(hours=hours))
    make_inquiry().put_on_hold(by=by, reason=Hold.Reason.CUSTOMER, until=now - timedelta(hours=1))
    for _time in range(MANY + 3):
        make_inquiry().claim(by=other)


@pytest.fixture
def _busy(operator: Staff, supervisor: Staff) -> None:
    """A hotline of which every place holds more than the home screen names."""
    make_mail_that_did_not_leave(operator)
    make_staff("kobayashi", "小林", Role.CARD_DESK)
    make_late_ones(operator, supervisor)
    issuer = make_issuer()
    for number in range(MANY + 2):
        make_answer(make_topic(f"new-{number}"), state=Answer.State.DRAFT)
        Received.objects.enter(Envelope(f"<{number}@example.com>", 1), Received.Outcome.QUARANTINED)
        make_reissue(by=operator)
        make_issuer_call(issuer, by=operator)
        make_inquiry().note(by=operator, text="@鈴木")
        make_inquiry().note(by=supervisor, text="@佐藤")
    Objection.objects.send_back(Answer.objects.to_approve().latest("pk"), by=supervisor, reason="二文目を揃える")
    make_reissue(by=operator).step(Stage.UNWANTED, by=operator, reported_by=Reporter.CUSTOMER)


def said_at(desk: Client, to: str) -> str:
    """The figure of a page, in its own words."""
    page = tight(desk.get(to.partition("#")[0]).content.decode())
    found = re.search(SAID[to], page)
    assert found, f"{to} does not say how many: {SAID[to]}"
    return str(next(filter(None, found.groups())))


def figures_of(page: str, element: str, name: str) -> dict[str, str]:
    """Each link of the top bar or the rail that carries a figure."""
    part = re.search(rf'<{element} class="{name}".*?</{element}>', page, re.DOTALL)
    assert part
    return {unescape(link["to"]): link["figure"] for link in LINK.finditer(part[0])}


@pytest.mark.usefixtures("_busy")
@pytest.mark.parametrize("reader", ["desk", "supervisor_desk"])
@pytest.mark.parametrize(("element", "name"), [("header", "strip"), ("nav", "rail")])
def test_what_the_top_bar_and_the_rail_say_stands_where_they_lead(
    request: pytest.FixtureRequest, reader: str, element: str, name: str
) -> None:
    client: Client = request.getfixturevalue(reader)
    page = tight(client.get(reverse("notice_show")).content.decode())

    figures = figures_of(page, element, name)

    assert len(figures) >= 4
    assert {to: said_at(client, to) for to in figures} == figures


@pytest.mark.usefixtures("_busy")
def test_what_the_home_screen_counts_it_names_or_says_how_many_more(supervisor_desk: Client) -> None:
    page = tight(supervisor_desk.get(reverse("home")).content.decode())
    needs = re.findall(
        r'<li class="need"><p[^>]*class="count[^"]*">(\d+)</p>(.*?)(?=<li class="need">|</section>)', page, re.DOTALL
    )

    for count, need in needs:
        named = len(re.findall(r"<li>", need))
        others = sum(map(int, re.findall(r"ほか(\d+)件", need)))
        assert named + others == int(count), need


@pytest.mark.usefixtures("_busy")
def test_where_the_home_screen_leads_on_stand_as_many_as_it_counts(supervisor_desk: Client) -> None:
    page = tight(supervisor_desk.get(reverse("home")).content.decode())
    leads = re.findall(
        r'<p[^>]*class="count[^"]*">(\d+)</p>(?:(?!class="count).)*?<a class="small" href="([^"]+)"', page, re.DOTALL
    )

    assert len(leads) > 5
    assert {to: count for count, to in leads} == {to: said_at(supervisor_desk, to) for _count, to in leads}


def make_odd_cards(by: Staff) -> None:
    """Cards to look into of both kinds, without a word, and with a fee; and charges that take too long."""
    long_ago = timezone.now() - timedelta(days=40)
    for number in range(MANY):
        reissue = make_reissue(by=by, at=long_ago)
        stage = Stage.ARRIVED if number % 2 else Stage.CONTACTED
        reissue.step(stage, by=by, reported_by=Reporter.CUSTOMER, on=long_ago.date(), at=long_ago)
        if number % 3 == 0:
            reissue.refuse(by=by, reported_by=Reporter.CUSTOMER)
        if number % 4 == 0:
            reissue.set_fee(Fee.CHARGED, by=by, yen=1100)
        make_fraud_report(by=by, at=long_ago, charged_on=long_ago.date())


@pytest.mark.parametrize(("board", "fewest"), [("reissue_list", 6), ("fraud_report_list", 2)])
def test_each_figure_of_a_board_is_the_number_of_what_it_leads_to(
    desk: Client, operator: Staff, board: str, fewest: int
) -> None:
    make_odd_cards(operator)
    page = tight(desk.get(reverse(board)).content.decode())
    needs = re.findall(r'<p class="count is-late">(\d+)</p>(?:(?!class="count).)*?<a href="(\?[^"]+)"', page)
    cells = re.findall(r'<td[^>]*><a href="(\?[^"]+)">(\d+)</a>', page)
    figures = {unescape(to): count for count, to in needs} | {unescape(to): count for to, count in cells}

    shown = {to: tight(desk.get(reverse(board) + to.partition("#")[0]).content.decode()) for to in figures}
    found = {to: re.search(r'id="cases">.*?</h2><span class="num">(\d+)', page) for to, page in shown.items()}

    assert len(figures) >= fewest
    assert {to: match and match[1] for to, match in found.items()} == figures


@pytest.mark.usefixtures("_busy")
def test_whoever_sees_no_customers_is_told_no_figures_of_their_mail() -> None:
    client = Client()
    client.force_login(make_staff("honsha", "山本", Role.HEADQUARTERS))

    page = tight(client.get(reverse("home")).content.decode())

    assert figures_of(page, "nav", "rail").get(reverse("home")) is None
