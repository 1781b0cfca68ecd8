"""The pages of a list on its way in: who may, what is shown, and that nothing readable is left."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from inquiries.models import Role, Roster, RosterEntry, RosterImport, Staff
from inquiries.roster import importing
from inquiries.tables.unreadable import Reason
from inquiries.web import uploads
from tests.laws.places import cached, database, logged
from tests.makers import make_staff, make_version
from tests.markup import tight
from tests.roster.files import as_csv, rows
from tests.rosters import make_roster, make_roster_import
from tests.written import holding, written_files

pytestmark = pytest.mark.django_db
WINDOWS = {"member": {"value": ["2015-04-01", "2016-04-15"]}, "card": {"value": ["2016-01-01", "2016-04-15"]}}
COUNTS = [{"value": {"what": "member", "number": 40, "unit": "件", "at_most": True}}]


@pytest.fixture(autouse=True)
def notice() -> None:
    make_version(facts={"windows": WINDOWS, "counts": COUNTS})


def signed_in(staff: Staff) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(staff)
    return client


@pytest.fixture
def lead(supervisor: Staff) -> Client:
    return signed_in(supervisor)


@pytest.fixture
def hq_desk() -> Client:
    return signed_in(make_staff("yamamoto", "山本", Role.HEADQUARTERS))


def send(client: Client, content: bytes, name: str = "会員.csv") -> RosterImport:
    answer = client.post("/desk/roster/imports/new/", {"file": SimpleUploadedFile(name, content), "sheet": ""})
    assert answer.status_code == 302, answer.content.decode()
    return RosterImport.objects.latest("pk")


def shown(client: Client, one: RosterImport, query: str = "") -> str:
    return tight(client.get(f"/desk/roster/imports/{one.pk}/{query}").content.decode())


def test_many_refused_rows_are_counted_without_the_row_that_each_is_like(lead: Client) -> None:
    one = make_roster_import(by=Staff.objects.get())
    RosterImport.objects.filter(pk=one.pk).update(
        stage=RosterImport.Stage.CHECKED,
        refused=2,
        reasons={Reason.SAME_ID: 1, Reason.DAY: 2},
        bad=[[4, 5, Reason.SAME_ID, "", 2]],
    )

    page = shown(lead, one)

    assert "<dt>The member ID of another row again</dt><dd>1 row</dd>" in page
    assert "<dd>2 rows</dd>" in page
    assert "The member ID of row 2 again" in page


def test_from_the_file_to_the_list_in_force(lead: Client, hq_desk: Client) -> None:
    one = send(lead, as_csv(rows(50, bad=[3]), "cp932"))
    page = shown(lead, one)
    assert "会員登録日" in page
    assert "member1" not in page
    lead.post(f"/desk/roster/imports/{one.pk}/columns/", {k: str(v) for k, v in one.fields.items()})
    bar = f"/desk/roster/imports/{one.pk}/?progress"
    at_work = lead.get(bar)
    importing.run()
    done = lead.get(bar)
    assert "<progress" in at_work.text
    assert "HX-Redirect" not in at_work
    assert done["HX-Redirect"] == f"/desk/roster/imports/{one.pk}/"
    assert "Somebody else puts it in force" in shown(lead, one)
    page = shown(hq_desk, one)
    assert "No whole mail address" in page
    assert "9 more than announced" in page

    seen = page.partition('name="seen" value="')[2][:32]
    without = hq_desk.post(f"/desk/roster/imports/{one.pk}/acceptance/", {"seen": seen})
    assert without.status_code == 409
    hq_desk.post(f"/desk/roster/imports/{one.pk}/acceptance/", {"seen": seen, "has_seen_bad": "on"})
    importing.run()

    assert Roster.objects.to_look_up().taken == RosterEntry.objects.count() == 49
    assert "9 more than announced" in tight(hq_desk.get("/desk/roster/").content.decode())


def readable(secrets: list[str], said: str) -> list[str]:
    """What of these stands anywhere: database, its file, folder, cache, log."""
    kept = database() + cached() + said
    return [
        secret
        for secret in secrets
        if secret in kept or secret.replace("-", "") in kept or holding(secret, Path(settings.HOTLINE_VAR))
    ]


def test_nothing_readable_is_left_anywhere(lead: Client, hq_desk: Client) -> None:
    body = rows(30, bad=[4])
    secrets = [str(cell) for row in body[2:6] for cell in row[:5] if len(str(cell)) > 5]

    with logged() as log, written_files() as written:
        one = send(lead, as_csv(body), "会員.csv")
        assert readable(secrets, log.getvalue()) == []
        lead.post(f"/desk/roster/imports/{one.pk}/columns/", {k: str(v) for k, v in one.fields.items()})
        importing.run()
        assert readable(secrets, log.getvalue()) == []
        page = shown(hq_desk, one)
        seen = page.partition('name="seen" value="')[2][:32]
        hq_desk.post(f"/desk/roster/imports/{one.pk}/acceptance/", {"seen": seen, "has_seen_bad": "on"})
        importing.run()

    assert RosterEntry.objects.count() == 29
    assert readable(secrets, log.getvalue()) == []
    assert written == []


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.CARD_DESK, Role.ADMINISTRATOR])
def test_nobody_else_sees_even_a_count(role: Role, supervisor: Staff) -> None:
    client, one = signed_in(make_staff("other", "他", role)), make_roster_import(by=supervisor)

    assert client.get("/desk/roster/").status_code == 403
    assert client.get(f"/desk/roster/imports/{one.pk}/").status_code == 404
    assert client.get("/desk/roster/imports/new/").status_code == 403
    assert client.post(f"/desk/roster/imports/{one.pk}/acceptance/").status_code == 403


def test_headquarters_does_not_put_a_file_in(hq_desk: Client, supervisor: Staff) -> None:
    one = make_roster_import(by=supervisor)

    assert hq_desk.get("/desk/roster/imports/new/").status_code == 403
    assert hq_desk.post(f"/desk/roster/imports/{one.pk}/columns/").status_code == 403
    assert hq_desk.post(f"/desk/roster/imports/{one.pk}/end/").status_code == 403


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"x", "nothing in this file"),
        (as_csv([["4111111111111111", *rows(1)[0][1:]]]), "card number"),
        (b"PK\x03\x04", "damaged"),
    ],
)
def test_a_file_that_is_no_list_says_so_and_is_not_kept(content: bytes, words: str, lead: Client) -> None:
    answer = lead.post("/desk/roster/imports/new/", {"file": SimpleUploadedFile("x.csv", content)})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not RosterImport.objects.exists()


def test_a_list_may_be_larger_than_other_files(lead: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 100)
    send(lead, as_csv(rows(20)))

    monkeypatch.setattr(uploads, "LARGEST_LIST", 100)
    monkeypatch.setattr("inquiries.forms.roster.imports.LARGEST_LIST", 100)
    answer = lead.post("/desk/roster/imports/new/", {"file": SimpleUploadedFile("x.csv", as_csv(rows(20)))})
    assert answer.status_code == 422
    assert "too large" in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "words"),
    [({"email": "3", "phone": "3"}, "chosen twice"), ({"registered_on": "5"}, "which column"), ({"email": "99"}, "99")],
)
def test_columns_that_make_no_sense(sent: dict[str, str], words: str, lead: Client, supervisor: Staff) -> None:
    one = make_roster_import(by=supervisor)

    answer = lead.post(f"/desk/roster/imports/{one.pk}/columns/", sent)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_page_an_hour_old_says_so(lead: Client, hq_desk: Client, supervisor: Staff) -> None:
    one = make_roster_import(by=supervisor)
    lead.post(f"/desk/roster/imports/{one.pk}/end/")

    for address in ("columns", "acceptance", "check"):
        sent = {"email": "3"}
        answer = lead.post(f"/desk/roster/imports/{one.pk}/{address}/", sent)
        assert answer.status_code == 409
        assert "moved on" in answer.content.decode()
    assert shown(hq_desk, one)


def test_without_windows_the_page_says_why_nobody_is_in_a_group(hq_desk: Client) -> None:
    make_version("別の文です。", facts={})
    make_roster(in_force=True)

    assert "names no window" in hq_desk.get("/desk/roster/").content.decode()
