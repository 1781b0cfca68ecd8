"""Whatever staff type about a call or a card, no column of any table holds a whole card number afterwards."""

import re
import unicodedata
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from inquiries.models import Answer, Call, Contact, Inquiry, Issuer, Owner, Staff
from inquiries.models.arrival.call import CallEntry
from tests.makers import NOON, make_answer, make_fraud_report, make_inquiry, make_reissue

pytestmark = pytest.mark.django_db
NUMBERS = [
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "4111111111111111",
    "４１１１１１１１１１１１１１１１",
    "４１１１－１１１１－１１１１－１１１１",
    "4111\u200b1111\u200b1111\u200b1111",
    "4111.1111.1111.1111",
]


def database() -> str:
    """Every row of every table, folded, without whatever can stand between two digits."""
    dump = StringIO()
    call_command("dumpdata", stdout=dump)
    return re.sub(r"(?<=\d)[\s\u200b.\-ー]+(?=\d)", "", unicodedata.normalize("NFKC", dump.getvalue()))


def is_kept() -> bool:
    return "4111111111111111" in database()


def test_a_number_that_was_kept_would_be_found(operator: Staff) -> None:
    Contact.objects.create(name="４１１１－１１１１ 1111 1111")

    assert is_kept()


@pytest.mark.parametrize("number", NUMBERS)
def test_the_forms_of_calls_and_reissues_keep_none(desk: Client, operator: Staff, number: str) -> None:
    reissue = make_reissue(make_inquiry(), by=operator)
    call, last = reverse("call_create"), reverse("reissue_create", args=[reissue.inquiry_id])

    for who in (number, f"中村 {number}", f"090-1234-5678 {number}", "中村"):
        desk.post(call, {"who": who, "memo": f"番号は{number}です", "began_at": number})
    desk.post(call, {"memo": number, "callback_at_0": "today", "callback_at_1": number, "issuer": number})
    desk.post(reverse("contact_list"), {"who": number})
    desk.post(last, {"last_four": number, "brand": number, "reported_by": "customer"})
    desk.post(reverse("fee_edit", args=[reissue.pk]), {"fee": "charged", "yen": number})
    desk.post(reverse("step_create", args=[reissue.pk]), {"stage": "advised", "reported_by": number, "on": number})
    desk.post(reverse("reissue_issuer_edit", args=[reissue.pk]), {"issuer": number})
    desk.post(reverse("issuer_list"), {"name": number})
    report = make_fraud_report(reissue.inquiry, by=operator)
    charge = {"charged_on": str(report.charged_on), "yen": "500", "merchant": f"店 {number}"}
    for field in ("charged_on", "yen", "merchant", "issuer", "brand", "last_four", "registered_on", "police_number"):
        for path in ("fraud_report_create", "fraud_report_edit"):
            key = report.inquiry_id if path.endswith("create") else report.pk
            shown = desk.post(reverse(path, args=[key]), charge | {field: number, "reported_by": "customer"})
            assert number not in shown.content.decode()
    desk.post(reverse("fraud_step_create", args=[report.pk]), {"stage": number, "reported_by": number, "on": number})

    assert Call.objects.count() == 1
    assert not is_kept()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_failed_sign_in_keeps_none(stranger: Client, number: str) -> None:
    sign_in = f"{reverse('account_login')}?next=/desk/inquiries/?words={number}"

    stranger.post(sign_in, {"login": number, "password": number, "next": f"/desk/{number}/"})

    assert AccessAttempt.objects.count() == 1
    assert not is_kept()


@pytest.mark.parametrize("number", NUMBERS)
def test_the_words_of_an_answer_keep_none(supervisor_desk: Client, number: str) -> None:
    words = {"opening": number, "silence": f"番号 {number}", "next_step": number}
    answer = make_answer()

    supervisor_desk.post(reverse("answer_edit", args=[answer.pk]), words)

    assert Answer.objects.latest("pk").opening.startswith("[")
    assert not is_kept()


@pytest.mark.parametrize("number", NUMBERS)
def test_the_verbs_of_calls_and_reissues_keep_none(operator: Staff, number: str) -> None:
    Contact.objects.find_or_make(name=number, kana=number, company=number, phone=number)
    Call.objects.log(CallEntry(name=number, phone=number, memo=number), by=operator, at=NOON)
    inquiry = Inquiry.objects.latest("pk")
    inquiry.note(by=operator, text=number)
    inquiry.escalate(by=operator, owner=Owner.CARD_DESK, due_at=NOON, words=number)
    inquiry.put_on_hold(by=operator, reason="customer", words=number)
    Issuer.objects.add(number, by=operator)

    assert not is_kept()
