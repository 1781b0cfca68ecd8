"""A remedy at the desk: asked for from an inquiry, approved by another person, its code on one page, once."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Inquiry, Remedy, Staff
from tests.goodwills import CODES, WHY, make_lot, make_promise, make_remedy
from tests.makers import make_inquiry, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(supervisor: Staff) -> Inquiry:
    make_promise(by=supervisor)
    make_lot(by=supervisor)
    return make_inquiry()


def at(name: str, row: Inquiry | Remedy) -> str:
    return reverse(name, args=[row.pk])


def test_it_is_asked_for_approved_and_read_aloud_once(desk: Client, supervisor_desk: Client, inquiry: Inquiry) -> None:
    assert at("remedy_create", inquiry) in desk.get(at("inquiry_show", inquiry)).text
    desk.post(at("remedy_create", inquiry), {"reason": WHY})
    remedy = Remedy.objects.get()
    supervisor_desk.post(at("remedy_approval_create", remedy))

    shown = desk.post(at("remedy_code_create", remedy))
    again = desk.post(at("remedy_code_create", remedy))
    later = desk.get(at("remedy_show", remedy))

    assert CODES[0] in shown.text
    assert "no-store" in shown["Cache-Control"]
    assert again.status_code == 409
    assert not any(code in page.text for page in (again, later) for code in CODES)
    assert "電話で" in later.text


def test_without_a_reason_in_words_nothing_is_asked(desk: Client, inquiry: Inquiry) -> None:
    assert desk.post(at("remedy_create", inquiry), {"reason": "."}).status_code == 422
    assert not Remedy.objects.exists()


def test_the_second_for_a_person_is_refused_with_the_first(desk: Client, operator: Staff, inquiry: Inquiry) -> None:
    make_remedy(inquiry, by=operator)

    page = desk.post(at("remedy_create", make_inquiry("もう一度")), {"reason": WHY})

    assert page.status_code == 422
    assert inquiry.number in page.text


def test_an_operator_approves_and_declines_nothing(desk: Client, operator: Staff, inquiry: Inquiry) -> None:
    remedy = make_remedy(inquiry, by=operator)

    for name in ("remedy_approval_create", "remedy_delete"):
        assert desk.post(at(name, remedy), {"reason": WHY}).status_code == 403


def test_a_supervisor_does_not_approve_their_own(supervisor_desk: Client, supervisor: Staff, inquiry: Inquiry) -> None:
    remedy = make_remedy(inquiry, by=supervisor)

    assert at("remedy_approval_create", remedy) not in supervisor_desk.get(at("remedy_show", remedy)).text
    assert supervisor_desk.post(at("remedy_approval_create", remedy)).status_code == 409


def test_it_is_declined_with_a_reason(supervisor_desk: Client, operator: Staff, inquiry: Inquiry) -> None:
    remedy = make_remedy(inquiry, by=operator)

    refused = supervisor_desk.post(at("remedy_delete", remedy), {"reason": ""})
    supervisor_desk.post(at("remedy_delete", remedy), {"reason": "期間外の方です。"})

    remedy.refresh_from_db()
    assert refused.status_code == 422
    assert remedy.state == Remedy.State.DECLINED


def test_what_did_not_arrive_is_made_void_and_another_is_approved_anew(
    desk: Client, supervisor_desk: Client, operator: Staff, supervisor: Staff, inquiry: Inquiry
) -> None:
    remedy = make_remedy(inquiry, by=operator, approved_by=supervisor)
    desk.post(at("remedy_code_create", remedy))

    desk.post(at("remedy_return_create", remedy), {"reason": "電話が切れました。"})

    assert desk.post(at("remedy_code_create", remedy)).status_code == 409
    supervisor_desk.post(at("remedy_approval_create", remedy))
    assert CODES[1] in desk.post(at("remedy_code_create", remedy)).text
    assert "無効" in desk.get(at("remedy_show", remedy)).text


def test_off_the_page_says_why(desk: Client, inquiry: Inquiry) -> None:
    make_version("お詫びは終わりました。")

    assert "約束の記載がない" in desk.get(at("remedy_create", inquiry)).text
    assert desk.post(at("remedy_create", inquiry), {"reason": WHY}).status_code == 422
    assert at("remedy_create", inquiry) not in desk.get(at("inquiry_show", inquiry)).text


def test_a_refusal_is_said_once(desk: Client, inquiry: Inquiry) -> None:
    desk.post(at("remedy_create", inquiry), {"reason": WHY})

    page = desk.post(at("remedy_create", inquiry), {"reason": "もう一度のお申し出です。"}).text

    assert page.count("お一人につき1件です。メール") == 1
