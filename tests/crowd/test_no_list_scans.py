"""PostgreSQL finds by index what each list shows and how much it holds, however many inquiries there are."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Count, Sum
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from inquiries.crowd.loading import Crowd
from inquiries.models import (
    Answer,
    FraudReport,
    Inquiry,
    IssuerCall,
    Kind,
    OneTimeCode,
    Priority,
    Promise,
    Remedy,
    RemedyCode,
    Role,
    Scope,
    SheetReturn,
    Staff,
)
from inquiries.models.batch.kinds import ACTS
from inquiries.models.few import MOST
from inquiries.models.lookup.one_time_code import codes_spent
from inquiries.models.reply import code_mail
from tests.makers import PASSWORD, TOKYO, make_staff

pytestmark = [
    pytest.mark.every_case,
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL's planner"),
]

AFTERNOON = datetime(2026, 11, 24, 14, 30, tzinfo=TOKYO)
MANY = 20_000
HEADQUARTERS = "honbu"
LARGE = (
    "inquiry|message|event|dispatch|received|closure|assignment|contact|mailaddress|quotation"
    "|sheet|sheetrow|sheetreturn|misfit|issuercall|issuercall_about"
    "|remedy|remedycode|beneficiary|onetimecode|verification|sighting"
)
SCAN = re.compile(rf"(Limit [^\n]*\n *->  )?Seq Scan on inquiries_(?:{LARGE})\b[^\n]*?rows=(\d+)[^\n]*(\n *Filter)?")


@pytest.fixture(scope="module")
def crowd(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load = Crowd(MANY, 30, 1, PASSWORD, AFTERNOON)
        load.prepare()
        load.load()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        connection.check_constraints()  # once, not at the end of each test anew
        yield
        transaction.set_rollback(True)


@pytest.fixture
def many_charges(crowd: None) -> None:
    """Of one inquiry in twenty, as after a second announcement; some of their people are known to be one."""
    make_staff(HEADQUARTERS, "山本", Role.HEADQUARTERS)
    by, inquiries = Staff.objects.get(username="sato"), list(Inquiry.objects.order_by("pk")[::20])
    FraudReport.objects.bulk_create(
        FraudReport(
            inquiry=one, charged_on=one.received_at, yen=5_000, stage_on=one.received_at,
            scope=Scope.WITHIN, by=by, at=one.received_at,
        )
        for one in inquiries
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def scans(path: str, *, by: str = "sato", **query: str) -> list[str]:
    """Each statement of this page that reads a large table from end to end, with the line of its plan."""
    client = Client()
    client.force_login(Staff.objects.get(username=by))

    def look() -> None:
        assert client.get(path, query).status_code == 200

    return scans_of(look)


def scans_of(work: Callable[[], object]) -> list[str]:
    """The same of the statements of this work."""
    asked = list[tuple[str, Any]]()

    def note(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        if sql.startswith("SELECT"):
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        work()
    found = []
    with connection.cursor() as cursor:
        for sql, params in asked:
            cursor.execute(f"EXPLAIN {sql}", params)
            plan = "\n".join(row[0] for row in cursor.fetchall())
            # A count that stops at MOST may begin anywhere, as long as every row counts or enough are expected.
            far = [scan[0] for scan in SCAN.finditer(plan) if not (scan[1] and (int(scan[2]) > MOST or not scan[3]))]
            found += [f"{scan}: {sql[:400]}" for scan in far]
    return found


@pytest.mark.parametrize("state", ["owed", "unclaimed", "mine", "waiting", "late", "closed", "all"])
def test_no_tab_of_the_queue_scans_a_large_table(crowd: None, state: str) -> None:
    assert scans(reverse("inquiry_list"), state=state) == []


@pytest.mark.parametrize("state", ["owed", "unclaimed", "late", "closed", "all"])
def test_a_page_deep_in_the_list_is_found_by_index(crowd: None, state: str) -> None:
    client = Client()
    client.force_login(Staff.objects.get(username="sato"))
    first = client.get(reverse("inquiry_list"), {"state": state}).context["queue"].stretch

    assert first.after
    assert scans(reverse("inquiry_list"), state=state, after=first.after) == []


@pytest.mark.parametrize("state", ["owed", "unclaimed", "mine", "waiting", "late", "closed", "all"])
@pytest.mark.parametrize("sort", ["newest", "oldest", "changed"])
def test_no_tab_in_another_order_scans_a_large_table(crowd: None, state: str, sort: str) -> None:
    assert scans(reverse("inquiry_list"), state=state, sort=sort) == []


@pytest.mark.parametrize("state", ["owed", "unclaimed", "late", "closed", "all"])
@pytest.mark.parametrize("sort", ["newest", "oldest", "changed"])
def test_a_page_deep_in_another_order_is_found_by_index(crowd: None, state: str, sort: str) -> None:
    client = Client()
    client.force_login(Staff.objects.get(username="sato"))
    first = client.get(reverse("inquiry_list"), {"state": state, "sort": sort}).context["queue"].stretch

    assert first.after
    assert scans(reverse("inquiry_list"), state=state, sort=sort, after=first.after) == []


@pytest.mark.parametrize(
    "page",
    [
        "home",
        "call_create",
        "mention_list",
        "dispatch_list",
        "received_list",
        "reissue_list",
        "fraud_report_list",
        "answer_list",
        "batch_list",
    ],
)
def test_no_page_scans_a_large_table(crowd: None, page: str) -> None:
    assert scans(reverse(page)) == []


@pytest.mark.parametrize(
    ("board", "chosen"),
    [
        ("reissue_list", {"no_word": "on"}),
        ("reissue_list", {"snag": "early"}),
        ("reissue_list", {"stage": "contacted"}),
        ("reissue_list", {"beginning": "themselves"}),
        ("fraud_report_list", {"stage": "received"}),
        ("fraud_report_list", {"outside": "on"}),
    ],
)
def test_no_place_of_a_board_scans_a_large_table(crowd: None, board: str, chosen: dict[str, str]) -> None:
    assert scans(reverse(board), **chosen) == []


@pytest.mark.parametrize("page", ["home", "fraud_report_list"])
def test_the_totals_of_many_unknown_charges_scan_no_large_table(crowd: None, many_charges: None, page: str) -> None:
    assert scans(reverse(page), by=HEADQUARTERS if page == "home" else "sato") == []


@pytest.mark.parametrize(
    "page", ["home", "sheet_list", "misfit_list", "issuer_list", "issuer_call_list", "reissue_list"]
)
def test_no_page_of_a_supervisor_scans_a_large_table(crowd: None, page: str) -> None:
    assert scans(reverse(page), by="suzuki") == []


def test_calls_of_card_companies_are_found_by_index(crowd: None) -> None:
    call = IssuerCall.objects.newest_first()[10]

    assert scans(reverse("issuer_call_list"), state="open") == []
    assert scans(reverse("issuer_call_list"), issuer=str(call.issuer_id)) == []
    assert scans(reverse("issuer_call_show", args=[call.pk])) == []
    assert scans(reverse("issuer_show", args=[call.issuer_id])) == []


def test_the_page_of_apology_codes_reads_no_large_table_but_for_what_was_given(crowd: None) -> None:
    given = Remedy.objects.filter(state=Remedy.State.GIVEN)
    summed = scans_of(lambda: given.aggregate(count=Count("pk"), yen=Sum("promise__yen")))

    assert [one for one in scans(reverse("promise_show"), by="suzuki") if one not in summed] == []


@pytest.mark.parametrize("page", ["sheet_list", "misfit_list", "issuer_call_list"])
def test_the_second_stretch_of_a_list_is_found_by_index(crowd: None, page: str) -> None:
    client = Client()
    client.force_login(Staff.objects.get(username="suzuki"))
    first = client.get(reverse(page)).context["stretch"]

    assert first.after
    assert scans(reverse(page), by="suzuki", after=first.after) == []


def test_the_page_of_a_sheet_and_of_its_answer_scan_no_large_table(crowd: None) -> None:
    answer = SheetReturn.objects.latest("pk")

    assert scans(reverse("sheet_show", args=[answer.sheet_id]), by="suzuki") == []
    assert scans(reverse("sheet_return_show", args=[answer.pk]), by="suzuki") == []


def test_the_page_of_a_remedy_and_the_giving_of_a_code_scan_no_large_table(crowd: None) -> None:
    remedy = Remedy.objects.newest_first()[10]
    promise = Promise.objects.in_force()
    assert promise

    assert scans(reverse("remedy_show", args=[remedy.pk])) == []
    assert scans_of(lambda: list(RemedyCode.objects.free().worth(promise.yen).order_by("pk")[:20])) == []
    assert scans_of(lambda: list(Remedy.objects.of(remedy.inquiry))) == []


def test_one_time_codes_are_found_by_index(crowd: None) -> None:
    code = OneTimeCode.objects.exclude(posted_at=None)[10]

    assert scans_of(lambda: list(OneTimeCode.objects.to_mail(AFTERNOON))) == []
    assert scans_of(lambda: OneTimeCode.objects.of_the_page(code.inquiry).newest()) == []
    assert scans_of(lambda: OneTimeCode.objects.of_the_desk(code.inquiry).running(AFTERNOON).count()) == []
    assert scans_of(lambda: code_mail._mailed_lately(code, AFTERNOON)) == []
    assert scans_of(lambda: list(codes_spent(AFTERNOON))) == []
    assert scans(reverse("inquiry_show", args=[code.inquiry_id])) == []


def test_the_page_of_an_inquiry_scans_no_large_table(crowd: None) -> None:
    inquiry = Inquiry.objects.owed().in_turn()[:1].get()

    assert scans(reverse("inquiry_show", args=[inquiry.pk])) == []


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (Kind.TAKE, {}),
        (Kind.CLOSE, {"outcome": "answered"}),
        (Kind.REPLY, {"insists": True}),
        (Kind.REMIND, {}),
        (Kind.CALL, {"day": "2026-11-25", "opens": "10:00", "closes": "17:00", "minutes": 10, "people": []}),
    ],
)
def test_a_look_at_many_scans_no_large_table(crowd: None, kind: Kind, asked: dict[str, Any]) -> None:
    staff, answer = Staff.objects.get(username="sato"), Answer.objects.approved().in_order()[0]
    normal = Inquiry.objects.owed().filter(priority=Priority.NORMAL).in_turn()
    few = list(normal.values_list("pk", flat=True)[:20])  # hundreds of twenty thousand are rightly joined by scanning

    assert scans_of(lambda: ACTS[kind](staff, asked | {"answer": answer.pk}).look(few, at=AFTERNOON)) == []
