"""The page of goodwill: off with its reason, on with a clause; codes come in whole, and no page repeats one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from inquiries.models import Lot, Promise, RemedyCode, Staff, Version
from tests.goodwills import PROMISED, make_confirmer, make_lot, make_promise, make_remedy
from tests.makers import make_inquiry, make_version

pytestmark = pytest.mark.django_db
PAGE = "/desk/goodwill/"


def file(text: str, name: str = "クーポン.csv", charset: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(charset), content_type="text/csv")


def load(client: Client, text: str, yen: str = "500", charset: str = "utf-8") -> str:
    return client.post(reverse("lot_create"), {"file": file(text, charset=charset), "yen": yen}, follow=True).text


def test_it_is_off_and_says_why(desk: Client) -> None:
    make_version()

    page = desk.get(PAGE).text

    assert "公開中のお知らせに約束の記載がないため、何も進呈しません。" in page
    assert "約束はしないでください" in page
    assert reverse("lot_create") not in page


def test_a_supervisor_proposes_the_sentence_that_says_so_and_nothing_is_given_yet(
    supervisor_desk: Client, desk: Client
) -> None:
    clause = make_version("ほかの文です。", PROMISED).clauses.get(text=PROMISED)

    page = supervisor_desk.post(
        reverse("promise_create"), {"clause": clause.pk, "kind": "coupon", "yen": "５００円"}, follow=True
    ).text

    assert Promise.objects.get().yen == 500
    assert PROMISED in page
    assert PROMISED in desk.get(PAGE).text
    assert "まだ何も進呈しません" in page
    assert reverse("lot_create") not in page
    assert Promise.objects.in_force() is None


def test_after_a_refused_form_its_address_can_be_read(supervisor_desk: Client) -> None:
    for name in ("promise_create", "promise_delete", "lot_create"):
        assert supervisor_desk.get(reverse(name), follow=True).status_code == 200


def test_a_sentence_of_an_old_version_is_no_choice(supervisor_desk: Client) -> None:
    old = make_version(PROMISED).clauses.get()
    make_version("別の文です。")

    said = {"clause": old.pk, "kind": "coupon", "yen": "500"}

    assert supervisor_desk.post(reverse("promise_create"), said).status_code == 422
    assert not Promise.objects.exists()


def test_when_the_notice_says_it_otherwise_it_is_off_and_shows_what_it_said(supervisor_desk: Client) -> None:
    make_promise()
    make_version("お詫びは終わりました。")

    page = supervisor_desk.get(PAGE).text

    assert "そのままの形では載っていません" in page
    assert PROMISED in page


def test_it_is_ended_with_a_reason(supervisor_desk: Client) -> None:
    make_promise()

    refused = supervisor_desk.post(reverse("promise_delete"), {"reason": "."})
    supervisor_desk.post(reverse("promise_delete"), {"reason": "読み違いでした。"})

    assert refused.status_code == 422
    assert Promise.objects.in_force() is None


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("A-0001\nA-0002\n", "utf-8"),
        ("コード\r\nA-0001\r\n\r\nA-0002", "utf-8-sig"),
        ('"引換コード",\n"A-0001",\n"A-0002",\n', "cp932"),
    ],
)
def test_codes_come_in_as_companies_export_them(supervisor_desk: Client, text: str, charset: str) -> None:
    make_promise()

    page = load(supervisor_desk, text, charset=charset)

    assert RemedyCode.objects.count() == 2
    assert "A-0001" not in page


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("A-0001\nA 02\nA-0003,x\n", "2, 3"),
        ("A-0001\nA-0001\n", "2"),
        ("", "空"),
        ("コード\n", "コードがありません"),
        ("A-0001\n=cmd()\n", "2"),
        ("A-0001\n4111111111111111\n", "2"),
    ],
)
def test_of_a_file_with_a_bad_line_nothing_is_taken_and_no_code_is_shown(
    supervisor_desk: Client, text: str, says: str
) -> None:
    make_promise()

    page = load(supervisor_desk, text)

    assert says in page
    assert "A-0001" not in page
    assert not Lot.objects.exists()


def test_a_code_that_is_here_already_is_told_by_its_line(supervisor_desk: Client) -> None:
    make_promise()
    make_lot("A-0002")

    page = load(supervisor_desk, "コード\nA-0001\nA-0002\n")

    assert "3行目" in page
    assert "A-0002" not in page
    assert RemedyCode.objects.count() == 1


def test_only_a_supervisor_writes(desk: Client) -> None:
    make_promise()

    for name in ("promise_create", "promise_delete", "lot_create"):
        assert desk.post(reverse(name), {}).status_code == 403


def test_headquarters_reads_totals_and_no_name(client: Client, operator: Staff, supervisor: Staff) -> None:
    make_promise()
    make_lot()
    inquiry = make_inquiry()
    make_remedy(inquiry, by=operator, approved_by=supervisor).read_aloud(by=operator)
    client.force_login(make_confirmer())

    page = client.get(PAGE).text

    assert "500" in page
    assert inquiry.number not in page
    assert inquiry.contact.name not in page


def test_few_codes_are_said_to_run_low(supervisor_desk: Client) -> None:
    make_promise()
    make_lot()

    assert "残りわずかです" in supervisor_desk.get(PAGE).text
    assert Version.objects.in_force()
