"""The board of unknown charges, the page of one, and where they stand elsewhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from inquiries.models import FraudReport, FraudStage, Issuer, Reporter, Role, Staff
from tests.makers import FACTS, make_answer, make_fraud_report, make_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
FIRST = TODAY - timedelta(days=200)
CHARGE = {"charged_on": f"{TODAY}", "yen": "50,000円", "merchant": "ミドリ ストア", "reported_by": "customer"}


@pytest.fixture
def _window(db: None) -> None:
    window = {"value": [FIRST.isoformat(), TODAY.isoformat()], "quote": "期間", "sure": True}
    version = make_version(facts=FACTS | {"windows": {"member": None, "card": window}})
    make_answer(make_topic("check-statement", never_say=["補償します"]), version)


def board(desk: Client, **asked: str) -> str:
    page: str = desk.get(reverse("fraud_report_list"), asked).content.decode()
    return page


@pytest.mark.usefixtures("_window")
class TestWritingOneDown:
    def test_the_form_shows_the_clause_and_what_is_never_said(self, desk: Client) -> None:
        page = desk.get(reverse("fraud_report_create", args=[make_inquiry().pk])).content.decode()

        assert "カードの裏面にあるカード会社の電話番号へ" in page
        assert "お客様の情報が流出した可能性があります。" in page
        assert "補償します" in page

    def test_it_leads_to_what_is_to_be_said(self, desk: Client) -> None:
        inquiry = make_inquiry()

        answer = desk.post(reverse("fraud_report_create", args=[inquiry.pk]), CHARGE, follow=True)

        report = FraudReport.objects.get()
        assert (report.yen, report.merchant, report.inquiry) == (50_000, "ミドリ ストア", inquiry)
        assert answer.redirect_chain[-1][0] == reverse("fraud_report_show", args=[report.pk])
        assert "本日中に" in answer.content.decode()

    def test_pressed_again_it_leads_to_the_one_that_was_written_and_not_to_the_latest(self, desk: Client) -> None:
        inquiry, other = make_inquiry(), make_staff("kato", "加藤")
        path = reverse("fraud_report_create", args=[inquiry.pk])
        said = CHARGE | {"press": "a" * 32}

        first = desk.post(path, said)
        make_fraud_report(inquiry, by=other)
        second = desk.post(path, said)

        assert FraudReport.objects.count() == 2
        assert first["Location"] == second["Location"]

    @pytest.mark.parametrize(
        ("but", "says"),
        [
            ({"charged_on": f"{TODAY + timedelta(days=1)}"}, "先の日付です"),
            ({"yen": "0"}, "金額が0円です"),
            ({"yen": "4111111111111111"}, "1億円以上は"),
            ({"police_number": "4111-1111-1111-1111"}, "カード番号のおそれがある"),
            ({"last_four": "41111"}, "4桁"),
            ({"registered_on": f"{TODAY}", "never_registered": "on"}, "両立しません"),
        ],
    )
    def test_what_cannot_be_is_said_and_the_rest_stays(self, desk: Client, but: dict[str, str], says: str) -> None:
        answer = desk.post(reverse("fraud_report_create", args=[make_inquiry().pk]), CHARGE | but)

        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert "ミドリ ストア" in answer.content.decode()
        assert not FraudReport.objects.exists()

    def test_from_the_call_screen(self, desk: Client) -> None:
        answer = desk.post(reverse("call_create"), {"memo": "身に覚えのない請求", "unknown_charge": "1"}, follow=True)

        assert answer.resolver_match.url_name == "fraud_report_create"

    def test_the_inquiry_shows_it_beside_the_talk(self, desk: Client, operator: Staff) -> None:
        report = make_fraud_report(by=operator, yen=50_000, is_registered=False)

        page = desk.get(reverse("inquiry_show", args=[report.inquiry_id])).content.decode()

        assert "50,000円" in page
        assert "当サイトに登録のないカード" in page


@pytest.mark.usefixtures("_window")
class TestThePageOfOne:
    def test_what_is_learned_later_is_written_down(self, desk: Client, operator: Staff) -> None:
        report = make_fraud_report(by=operator)

        desk.post(
            reverse("fraud_report_edit", args=[report.pk]),
            CHARGE | {"police_number": "第１２３号", "has_called": "on", "never_registered": "on"},
        )

        report.refresh_from_db()
        assert (report.police_number, report.has_called, report.is_outside) == ("第123号", True, True)

    def test_a_refused_correction_keeps_what_was_typed(self, desk: Client, operator: Staff) -> None:
        report = make_fraud_report(by=operator)

        answer = desk.post(reverse("fraud_report_edit", args=[report.pk]), CHARGE | {"yen": "0"})

        assert answer.status_code == 422
        assert "ミドリ ストア" in answer.content.decode()

    @pytest.mark.parametrize("stage", ["investigated", "cancelled", "not_covered", "own_use"])
    def test_nothing_of_the_card_company_is_on_our_own_word(self, desk: Client, operator: Staff, stage: str) -> None:
        report = make_fraud_report(by=operator)
        step = {"stage": stage, "on": f"{TODAY}"}

        refused = desk.post(reverse("fraud_step_create", args=[report.pk]), step | {"reported_by": "us"})
        taken = desk.post(reverse("fraud_step_create", args=[report.pk]), step | {"reported_by": "issuer"})

        assert (refused.status_code, taken.status_code) == (409, 302)

    def test_two_people_who_end_it_at_once(self, desk: Client, operator: Staff) -> None:
        report = make_fraud_report(by=operator)
        step = {"stage": "withdrawn", "reported_by": "customer", "on": f"{TODAY}"}

        answers = [desk.post(reverse("fraud_step_create", args=[report.pk]), step).status_code for _ in range(2)]

        assert answers == [302, 409]
        assert desk.post(reverse("fraud_step_delete", args=[report.pk])).status_code == 302
        assert desk.post(reverse("fraud_step_delete", args=[report.pk])).status_code == 409


class TestTheBoard:
    def test_a_cell_leads_to_its_cases(self, desk: Client, operator: Staff) -> None:
        issuer = Issuer.objects.add("すずらんカード", by=operator)
        report = make_fraud_report(by=operator, issuer=issuer, yen=12_345)
        make_fraud_report(by=operator, yen=99)

        page = board(desk, issuer=str(issuer.pk), stage="received")

        assert reverse("fraud_report_show", args=[report.pk]) in page
        assert "すずらんカード · 申出受付" in page
        assert page.count("data-row") == 1

    def test_what_was_typed_into_the_address_is_refused_in_words(self, desk: Client) -> None:
        assert desk.get(reverse("fraud_report_list"), {"stage": "x", "issuer": "999", "after": "~"}).status_code == 422

    def test_its_statements_do_not_grow(self, desk: Client, operator: Staff) -> None:
        def statements() -> int:
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(reverse("fraud_report_list")).status_code == 200
            return len(queries)

        make_fraud_report(by=operator)
        statements()
        before = statements()
        for number in range(5):
            make_fraud_report(by=operator, issuer=Issuer.objects.add(f"カード{number}", by=operator))

        assert statements() == before

    def test_a_page_ends_where_the_next_begins(self, desk: Client, operator: Staff) -> None:
        inquiry = make_inquiry()
        for _time in range(51):
            make_fraud_report(inquiry, by=operator)

        first = desk.get(reverse("fraud_report_list"))
        second = desk.get(reverse("fraud_report_list"), {"after": first.context["stretch"].after})

        assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 1)


@pytest.mark.usefixtures("_window")
class TestHome:
    def home_of(self, staff: Staff) -> Any:
        client = Client()
        client.force_login(staff)
        return client.get(reverse("home"))

    @pytest.mark.parametrize(
        ("role", "shown"),
        [
            (Role.SUPERVISOR, {"alarm", "name"}),
            (Role.HEADQUARTERS, {"alarm"}),
            (Role.ADMINISTRATOR, set()),
        ],
    )
    def test_the_alarm_stands_where_it_belongs(self, operator: Staff, role: Role, shown: set[str]) -> None:
        report = make_fraud_report(by=operator, is_registered=False)

        page = self.home_of(make_staff("other", "別の人", role)).content.decode()

        assert ('id="alarms"' in page) == ("alarm" in shown)
        assert ("当サイトに登録のないカード" in page) == ("alarm" in shown)
        assert (str(report.inquiry.contact) in page) == ("name" in shown)

    def test_an_operator_goes_on_with_their_own(self, operator: Staff) -> None:
        make_fraud_report(by=operator, is_registered=False)

        assert 'id="alarms"' not in self.home_of(operator).content.decode()

    def test_headquarters_reads_persons_cases_and_yen(self, operator: Staff) -> None:
        inquiry = make_inquiry()
        for yen in (1_000, 2_000):
            make_fraud_report(inquiry, by=operator, yen=yen)
        twice = make_fraud_report(inquiry, by=operator, yen=2_000)
        twice.step(FraudStage.DUPLICATE, by=operator, reported_by=Reporter.US)

        totals = self.home_of(make_staff("honsha", "山本", Role.HEADQUARTERS)).context["totals"]

        assert (totals.persons, totals.cases, totals.yen) == (1, 2, 3_000)
        assert (totals.opened, totals.ended, totals.running) == (3, 1, 2)
        assert totals.adds_up

    def test_a_page_that_is_open_learns_of_it(self, operator: Staff) -> None:
        chief = make_staff("chief", "主任", Role.SUPERVISOR)
        client = Client()
        client.force_login(chief)
        make_fraud_report(by=operator, is_registered=False)

        news = client.get(reverse("news_show"), {"seen": "0", "alarms": "0."}).content.decode()

        assert 'id="alarms"' in news
        assert "調査の担当" in news
        assert 'data-first="1"' in news
