"""A card company is picked while somebody types, and its desks are named as they stand now."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Event, FraudReport, Issuer, Reissue, Staff
from tests.makers import make_fraud_report, make_inquiry, make_issuer, make_issuer_desk, make_reissue

pytestmark = pytest.mark.django_db
NUMBER = "0120-000-111"
CARD = "4111111111111111"


@pytest.fixture
def hinoki() -> Issuer:
    return make_issuer("ひのきファイナンス", kana="ヒノキファイナンス", spellings="杉クレジット", brands=["visa"])


@pytest.mark.parametrize("typed", ["ヒノキ", "ひのき", "杉", "visa"])
def test_those_are_offered_that_fit_what_is_typed(desk: Client, hinoki: Issuer, typed: str) -> None:
    make_issuer("くすのき信販")

    page = desk.post(reverse("issuer_match_list"), {"issuer": typed}).content.decode()

    assert "ひのきファイナンス" in page
    assert "くすのき信販" not in page


def test_it_says_how_many_more_there_are(desk: Client) -> None:
    for number in range(12):
        make_issuer(f"カード{number}")

    page = desk.post(reverse("issuer_match_list"), {"issuer": "カード"}).content.decode()

    assert page.count('role="option"') == 8
    assert "ほか4件" in page


def test_desks_are_named_only_where_somebody_confirmed_them(desk: Client, hinoki: Issuer, supervisor: Staff) -> None:
    issuer_desk = make_issuer_desk(hinoki, kind="reissue", phone=NUMBER)
    address = reverse("issuer_match_show")

    before = desk.post(address, {"issuer": "杉クレジット"}).content.decode()
    issuer_desk.confirm(by=supervisor, seen=issuer_desk.fingerprint)
    after = desk.post(address, {"issuer": "杉クレジット"}).content.decode()

    assert NUMBER not in before
    assert "カード裏面の番号" in before
    assert NUMBER in after
    assert "カード裏面の番号" not in after


def test_the_page_of_a_reissue_names_them_and_that_of_a_charge_too(
    desk: Client, hinoki: Issuer, operator: Staff, supervisor: Staff
) -> None:
    inquiry = make_inquiry()
    reissue = make_reissue(inquiry, by=operator, issuer=hinoki)
    report = make_fraud_report(inquiry, by=operator, issuer=hinoki)
    for kind, phone in (("reissue", "0120-000-111"), ("dispute", "0120-000-222")):
        issuer_desk = make_issuer_desk(hinoki, kind=kind, phone=phone)
        issuer_desk.confirm(by=supervisor, seen=issuer_desk.fingerprint)

    of_card = desk.get(reverse("reissue_show", args=[reissue.pk])).content.decode()
    of_charge = desk.get(reverse("fraud_report_show", args=[report.pk])).content.decode()

    assert ("0120-000-111" in of_card, "0120-000-222" in of_card) == (True, False)
    assert ("0120-000-111" in of_charge, "0120-000-222" in of_charge) == (False, True)


class TestForms:
    def test_a_reissue_takes_a_former_name(self, desk: Client, hinoki: Issuer) -> None:
        desk.post(
            reverse("reissue_create", args=[make_inquiry().pk]),
            {"issuer": "杉クレジット", "reported_by": "customer", "beginning": "themselves"},
        )

        assert Reissue.objects.get().issuer == hinoki

    def test_a_name_outside_the_directory_is_kept_as_typed(self, desk: Client, operator: Staff) -> None:
        inquiry = make_inquiry()
        for _time in range(2):
            desk.post(
                reverse("reissue_create", args=[inquiry.pk]),
                {"issuer": "まつカード", "reported_by": "customer", "beginning": "themselves"},
            )

        issuer = Issuer.objects.get()
        assert not issuer.is_in_directory
        assert set(Reissue.objects.values_list("issuer", flat=True)) == {issuer.pk}
        assert Event.objects.get(action="issuer.named").by == operator

    def test_a_charge_takes_one_and_is_corrected_to_another(self, desk: Client, hinoki: Issuer) -> None:
        report = make_fraud_report(issuer=hinoki)
        said = {"charged_on": str(report.charged_on), "yen": "5000", "merchant": "", "issuer": "まつカード"}

        desk.post(reverse("fraud_report_edit", args=[report.pk]), said)

        kept = FraudReport.objects.get().issuer
        assert kept
        assert (kept.name, kept.is_in_directory) == ("まつカード", False)

    def test_a_name_that_leads_to_two_is_asked_about(self, desk: Client, hinoki: Issuer) -> None:
        assert hinoki.is_called("杉クレジット")
        make_issuer("すぎカード", spellings="杉クレジット")

        answer = desk.post(
            reverse("reissue_create", args=[make_inquiry().pk]),
            {"issuer": "杉クレジット", "reported_by": "customer", "beginning": "themselves"},
        )

        assert answer.status_code == 422
        assert (
            "ひのきファイナンス, すぎカード" in answer.content.decode()
            or "すぎカード, ひのき" in answer.content.decode()
        )
        assert not Reissue.objects.exists()

    def test_a_page_from_before_sends_a_key(self, desk: Client, hinoki: Issuer) -> None:
        said = {"issuer": str(hinoki.pk), "reported_by": "customer", "beginning": "themselves"}

        desk.post(reverse("reissue_create", args=[make_inquiry().pk]), said)

        assert Reissue.objects.get().issuer == hinoki

    @pytest.mark.parametrize("typed", [CARD, f"カード {CARD}", "x" * 61, "99999"])
    def test_what_is_no_name_is_refused_and_a_card_number_not_shown_again(self, desk: Client, typed: str) -> None:
        answer = desk.post(
            reverse("reissue_create", args=[make_inquiry().pk]),
            {"issuer": typed, "reported_by": "customer", "beginning": "themselves"},
        )

        assert answer.status_code == 422
        assert CARD not in answer.content.decode()
        assert not Issuer.objects.exists()
