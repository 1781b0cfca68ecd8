"""The hours of a notice in preparation: fourteen days to look at, and a form to correct them in."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from inquiries.models import Check, Proof, Role, Staff, Version
from inquiries.notice.versions.proofing import items, read_again
from tests.makers import make_staff
from tests.publishing import put_in_force, settle

pytestmark = pytest.mark.django_db
Row = dict[str, Any]
TEXT = """お客様情報の流出に関するお知らせ

1. 窓口
本件のお問合せ専用窓口は0120-000-000です。
受付時間は{hours}です。
"""
SURE = "毎日9:00~18:00"


@pytest.fixture
def hq_desk(db: None) -> Client:
    """The browser of 本部, signed in: the second person."""
    client = Client()
    client.force_login(make_staff("hq", "本部", Role.HEADQUARTERS))
    return client


def begun(supervisor: Staff, hours: str = SURE) -> Proof:
    text = TEXT.format(hours=hours) if hours else TEXT.replace("受付時間は{hours}です。\n", "")
    return Proof.objects.begin(text, published_on=date(2026, 11, 20), by=supervisor)


def rows(*spans: Row, **special: str) -> dict[str, Any]:
    """A schedule as it is typed."""
    said: dict[str, Any] = {"fact": "schedule", "place": "0", "verdict": "corrected", "zone": "Asia/Tokyo"}
    said |= {f"spans-{number}-{name}": value for number, span in enumerate(spans) for name, value in span.items()}
    said |= {f"special-0-{name}": value for name, value in special.items()}
    for prefix, total in (("spans", len(spans)), ("special", 1)):
        said |= {f"{prefix}-TOTAL_FORMS": str(total), f"{prefix}-INITIAL_FORMS": "0"}
    return said


WEEK: Row = {"days": ["0", "1", "2", "3", "4"], "holidays": "closed", "opens": "9", "closes": "12:00"}


def fortnight(desk: Client, proof: Proof) -> list[str]:
    """The rows of the table, in plain words."""
    page = desk.get(f"/desk/proofs/{proof.pk}/").content.decode()
    table = page.split('class="table fortnight"')[1].split("</table>")[0]
    return [" ".join(strip_tags(row).split()) for row in re.findall("<tr.*?</tr>", table, re.DOTALL)[1:]]


def test_the_next_fourteen_days_are_shown_open_or_closed(supervisor_desk: Client, supervisor: Staff) -> None:
    days = fortnight(supervisor_desk, begun(supervisor, "火曜日を除く毎日9:00~12:00、13:00~24:00"))

    today = timezone.localdate()
    assert len(days) == 14
    for ahead, row in enumerate(days):
        is_tuesday = (today + timedelta(ahead)).weekday() == 1
        assert ("休み" in row) == is_tuesday
        assert ("9:00～12:00、13:00～24:00" in row) != is_tuesday


def test_whose_clock_it_is_is_said_where_it_is_not_ours(supervisor_desk: Client, supervisor: Staff) -> None:
    proof = begun(supervisor)
    ours = supervisor_desk.get(f"/desk/proofs/{proof.pk}/").content.decode()
    supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", rows(WEEK) | {"zone": "Asia/Singapore"})

    theirs = supervisor_desk.get(f"/desk/proofs/{proof.pk}/").content.decode()

    assert "Asia/Tokyoの時刻" not in ours
    assert "Asia/Singaporeの時刻" in theirs


def test_a_hotline_that_has_ended_says_so_above_the_closed_days(supervisor_desk: Client, supervisor: Staff) -> None:
    proof = begun(supervisor)
    said = {"fact": "ends_on", "added": "1", "first": "2020-01-31", "clause": "c1"}
    supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", said)

    page = supervisor_desk.get(f"/desk/proofs/{proof.pk}/").content.decode()

    assert "このお知らせでは、窓口は2020年1月31日に終了しています。" in page
    assert all("休み" in row for row in fortnight(supervisor_desk, proof))


def test_what_is_refused_is_said_in_its_row(supervisor_desk: Client, supervisor: Staff) -> None:
    typed = rows(WEEK, WEEK | {"closes": "8:00"})

    page = supervisor_desk.post(f"/desk/proofs/{begun(supervisor).pk}/checks/", typed).content.decode()
    first, second = page.split("<fieldset")[1:3]

    assert "終わりが始まりより前になっています" not in first
    assert "終わりが始まりより前になっています" in second


def test_days_of_which_nothing_was_said_are_marked(supervisor_desk: Client, supervisor: Staff) -> None:
    proof = begun(supervisor, "9:00~18:00")

    days = fortnight(supervisor_desk, proof)

    unsure = [row for row in days if "どの曜日に受け付けるか" in row]
    assert 4 <= len(unsure) < 14
    assert all("9:00～18:00" in row for row in days)


def test_nothing_is_in_force_before_somebody_has_confirmed_the_days(
    supervisor_desk: Client, hq_desk: Client, supervisor: Staff
) -> None:
    proof = begun(supervisor, "9:00~18:00")

    assert put_in_force(hq_desk, proof).status_code == 409
    settle(supervisor_desk, proof)
    put_in_force(hq_desk, proof)

    facts = Version.objects.get().facts
    assert facts["schedule"]["sure"]
    assert "doubt" not in str(facts["schedule"])


def test_the_schedule_is_corrected_row_by_row(supervisor_desk: Client, hq_desk: Client, supervisor: Staff) -> None:
    proof = begun(supervisor)
    week: Row = WEEK | {"opens_again": "１３：００", "closes_again": "17:30", "phone": "0120-000-000"}
    saturday: Row = {"days": ["5"], "holidays": "same", "opens": "10:00", "closes": "24:00", "last": "2027-03-31"}

    supervisor_desk.post(
        f"/desk/proofs/{proof.pk}/checks/", rows(week, saturday, first="2026-12-29", last="2027-01-03", yearly="on")
    )
    put_in_force(hq_desk, proof)

    facts = Version.objects.get().facts
    of_week = {"days": [0, 1, 2, 3, 4], "holidays": False, "from": None, "until": None, "phone": "0120-000-000"}
    assert facts["schedule"]["value"]["spans"] == [
        {"opens": "09:00", "closes": "12:00", **of_week},
        {"opens": "13:00", "closes": "17:30", **of_week},
        {
            "opens": "10:00",
            "closes": "24:00",
            "days": [5],
            "holidays": None,
            "from": None,
            "until": "2027-03-31",
            "phone": None,
        },
    ]
    assert facts["schedule"]["value"]["special"] == [{"from": "12-29", "until": "01-03", "spans": []}]
    assert [fact["value"] for fact in facts["hours"]] == [["09:00", "17:30"], ["10:00", "24:00"]]
    assert [fact["value"] for fact in facts["closed_days"]] == [6, "year-end"]
    assert Check.objects.get().by == supervisor


def test_hours_go_with_their_number_when_it_is_corrected(
    supervisor_desk: Client, hq_desk: Client, supervisor: Staff
) -> None:
    proof = begun(supervisor)
    said = {"fact": "phones", "place": "0", "verdict": "corrected", "first": "0120-111-111"}

    supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", said)
    put_in_force(hq_desk, proof)

    assert [span["phone"] for span in Version.objects.get().facts["schedule"]["value"]["spans"]] == ["0120-111-111"]


def test_what_is_corrected_once_is_filled_in_the_next_time(supervisor_desk: Client, supervisor: Staff) -> None:
    proof = begun(supervisor)
    supervisor_desk.post(
        f"/desk/proofs/{proof.pk}/checks/", rows(WEEK, first="2026-12-24", opens="9:00", closes="12:00")
    )

    page = supervisor_desk.get(f"/desk/proofs/{proof.pk}/")

    form = page.context["sheet"].fortnight.form
    assert form.spans[0]["closes"].value() == "12:00"
    assert form.special[0]["first"].value() == "2026-12-24"


@pytest.mark.parametrize(
    "span",
    [
        WEEK | {"closes": "8:00"},
        WEEK | {"opens": "quarter past"},
        WEEK | {"closes": "49:00"},
        WEEK | {"days": []},
        WEEK | {"closes": ""},
        WEEK | {"first": "2027-01-01", "last": "2026-01-01"},
        WEEK | {"phone": "0120-999-999"},
        {},
    ],
)
def test_hours_that_cannot_be_are_refused_and_stay_typed(supervisor_desk: Client, supervisor: Staff, span: Row) -> None:
    proof = begun(supervisor)

    page = supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", rows(span, first="2026-12-29"))

    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
    assert 'value="2026-12-29"' in page.content.decode()
    assert not Check.objects.exists()


@pytest.mark.parametrize(
    "broken",
    [
        {"spans-TOTAL_FORMS": "x"},
        {"spans-TOTAL_FORMS": "99999"},
        {"zone": "Mars/Base"},
        {"special-0-first": "", "special-0-opens": "9:00"},
        {"special-0-opens": "9:00"},
    ],
)
def test_a_broken_form_is_refused(supervisor_desk: Client, supervisor: Staff, broken: dict[str, str]) -> None:
    proof = begun(supervisor)

    page = supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", rows(WEEK, first="2026-12-29") | broken)

    assert page.status_code == 422
    assert not Check.objects.exists()


def test_where_no_hours_were_read_it_is_said_and_they_can_be_written(
    supervisor_desk: Client, hq_desk: Client, supervisor: Staff
) -> None:
    proof = begun(supervisor, "")
    page = supervisor_desk.get(f"/desk/proofs/{proof.pk}/").content.decode()

    said = rows(WEEK) | {"added": "1", "clause": "c1"}
    del said["verdict"]
    supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", said)
    put_in_force(hq_desk, proof)

    assert "受付時間を読み取れませんでした" in page
    facts = Version.objects.get().facts
    assert facts["schedule"]["value"]["spans"][0]["closes"] == "12:00"
    assert [fact["value"] for fact in facts["hours"]] == [["09:00", "12:00"]]


def test_hours_that_were_corrected_before_there_was_a_schedule_wait_for_somebody(supervisor: Staff) -> None:
    proof = begun(supervisor)
    said: Row = {
        "fact": "hours",
        "place": 0,
        "quote": "9:00~18:00",
        "verdict": "corrected",
        "value": ["10:00", "18:00"],
    }
    Check.objects.create(proof=proof, by=supervisor, **said)

    [schedule] = [item for item in items(read_again(proof), proof.checks.all()) if item.name == "schedule"]

    assert schedule.needs_somebody
