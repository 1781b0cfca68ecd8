"""The drill: a hotline with a row of every kind is backed up, lost, and is there again."""

import json
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.utils import timezone

from inquiries.backup import making
from inquiries.backup.content import Counts
from inquiries.backup.damaged import Damaged
from inquiries.backup.erasures import Erasures, NotAnErasure
from inquiries.backup.making import check, make, one_moment
from inquiries.backup.restoring import NotEmpty, OtherVersion, StillNamed, restore
from inquiries.backup.rows import Digest, stored
from inquiries.backup.tables import applied, tables
from inquiries.models import Contact, Dispatch, Event, Index, Item, OneTimeCode, Staff
from inquiries.models.sign_in.session import Session
from tests import emptied
from tests.faults.killing import database_url
from tests.faults.programs import ran
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backup(world: World, tmp_path: Path) -> Path:
    """One of the database as it is."""
    make(tmp_path / "made.backup", at=timezone.now())
    return tmp_path / "made.backup"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test that wants one leaves a backup for the others."""
    return tmp_path_factory.mktemp("backup") / "made.backup"


@pytest.fixture
def lost(request: pytest.FixtureRequest, kept: Path, tmp_path: Path) -> Path:
    """A copy of it; the database is empty, its tables are there."""
    if not kept.exists():
        request.getfixturevalue("world")
        make(kept, at=timezone.now())
        emptied.empty(None)
    return Path(shutil.copy(kept, tmp_path))


def hashes() -> dict[str, str]:
    return {table.name: Digest.of(stored(table)).sha256 for table in tables()}


def erased(table: str, key: int, **values: str) -> str:
    """A line of the erasure list."""
    return json.dumps({"table": table, "key": key} | ({"values": values} if values else {}))


def back(path: Path, *erasures: str) -> Counts:
    return restore(path, at=timezone.now(), erasures=Erasures.read(erasures)).counts


def test_every_row_comes_back_as_it_was(backup: Path) -> None:
    before, contacts = hashes(), Contact.objects.count()
    emptied.empty(None)

    counts = back(backup)

    changed = {
        "inquiries.dispatch",
        "inquiries.event",
        "inquiries.item",
        "inquiries.onetimecode",
        "inquiries.factorreset",
    }
    assert contacts
    assert counts.hashes == before
    assert {name: value for name, value in hashes().items() if name not in changed} == {
        name: value for name, value in before.items() if name not in changed
    }


def test_a_mail_that_waited_does_not_leave_a_second_time(lost: Path) -> None:
    back(lost)

    assert not Dispatch.objects.waiting().exists()
    held = Dispatch.objects.failed()
    assert [mail.error.partition(":")[0] for mail in held if "backup" in mail.error]
    assert Event.objects.named("backup.restored").get().particulars["held"] > 0


def test_a_sign_in_that_was_ended_since_stays_ended(tmp_path: Path, operator: Staff) -> None:
    browser = Client()
    browser.force_login(operator)
    assert browser.get("/desk/").status_code == 200
    make(tmp_path / "made.backup", at=timezone.now())
    emptied.empty(None)

    back(tmp_path / "made.backup")

    assert not Session.objects.exists()
    assert browser.get("/desk/").status_code == 302


def test_many_at_once_that_were_under_way_do_not_go_on(backup: Path) -> None:
    Item.objects.update(state=Item.State.PENDING)
    backup.unlink()
    make(backup, at=timezone.now())
    emptied.empty(None)

    back(backup)

    assert not Item.objects.pending().exists()
    assert "バックアップ" in Item.objects.all()[0].reason


def test_a_code_that_was_on_its_way_opens_nothing(lost: Path) -> None:
    back(lost)

    assert not OneTimeCode.objects.filter(expires_at__gt=timezone.now()).exists()


def test_a_new_row_has_a_key_that_none_had_before(tmp_path: Path) -> None:
    gone = Contact.objects.create()
    key = gone.pk
    gone.delete()
    make(tmp_path / "made.backup", at=timezone.now())
    emptied.empty(None)

    back(tmp_path / "made.backup")

    assert Contact.objects.create().pk > key + 9_000, "those that were given after the backup are passed over"


def test_what_was_erased_since_is_not_brought_back_nor_found(backup: Path) -> None:
    named = Contact.objects.exclude(name="").filter(inquiries__isnull=False).latest("pk")
    emptied.empty(None)

    back(backup, erased("inquiries.contact", named.pk, name="", kana="", company=""))

    contact = Contact.objects.get(pk=named.pk)
    assert (contact.name, contact.search_name.strip()) == ("", "")
    assert named not in Contact.objects.matching(named.name)
    assert not any(named.name in row.text for row in Index.objects.filter(inquiry__contact=contact))


@pytest.mark.parametrize(
    "line",
    [
        {"table": "inquiries.contacts", "key": 1},
        {"table": "inquiries.contact", "key": "1"},
        {"table": "inquiries.contact", "key": 1, "values": {"nmae": ""}},
    ],
)
def test_a_line_that_names_nothing_there_is_refused(lost: Path, line: dict[str, Any]) -> None:
    with pytest.raises(NotAnErasure, match="1"):
        back(lost, json.dumps(line))

    assert not Staff.objects.exists()


def test_a_row_that_others_name_is_not_left_out_alone(backup: Path) -> None:
    key = Event.objects.exclude(by=None)[0].by_id
    emptied.empty(None)

    with pytest.raises(StillNamed):
        back(backup, erased("inquiries.staff", key or 0))

    assert not Staff.objects.exists()


def test_lines_whose_row_came_after_the_backup_are_counted(lost: Path) -> None:
    restored = restore(lost, at=timezone.now(), erasures=Erasures.read([erased("inquiries.contact", 987_654)]))

    assert (restored.erased, restored.missed) == (0, 1)


def test_two_backups_to_one_name_leave_the_first(tmp_path: Path) -> None:
    (half := tmp_path / "made.backup.half").write_bytes(b"of somebody else")

    with pytest.raises(CommandError, match=r"made\.backup\.half"):
        call_command("backup", str(tmp_path / "made.backup"))

    assert half.read_bytes() == b"of somebody else"


def test_a_hotline_in_use_is_left_alone(backup: Path) -> None:
    before = hashes()

    with pytest.raises(NotEmpty):
        back(backup)

    assert hashes() == before


def test_of_a_damaged_backup_nothing_is_restored(lost: Path) -> None:
    lost.write_bytes(lost.read_bytes()[:-1])

    with pytest.raises(Damaged):
        back(lost)

    assert not Staff.objects.exists()


def test_tables_of_another_version_are_refused(lost: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = applied()
    monkeypatch.setattr("inquiries.backup.restoring.applied", lambda: [*known, ("inquiries", "9999_later")])

    with pytest.raises(OtherVersion):
        back(lost)


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "made.backup").write_bytes(b"kept")

    with pytest.raises(CommandError, match=r"made\.backup"):
        call_command("backup", str(tmp_path / "made.backup"))

    assert (tmp_path / "made.backup").read_bytes() == b"kept"


def test_a_backup_that_cannot_be_read_back_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "check", lambda _path: Counts())

    with pytest.raises(Damaged):
        make(tmp_path / "made.backup", at=timezone.now())

    assert not list(tmp_path.glob("made*"))


def test_nobody_but_its_owner_may_read_it(tmp_path: Path) -> None:
    make(tmp_path / "made.backup", at=timezone.now())

    assert (tmp_path / "made.backup").stat().st_mode & 0o777 == 0o600


def test_the_desk_goes_on_meanwhile_and_the_backup_is_of_one_moment() -> None:
    before, written = Contact.objects.count(), threading.Event()

    def write() -> None:
        Contact.objects.create(name="meanwhile")
        connection.close()
        written.set()

    with one_moment():
        assert Contact.objects.count() == before
        threading.Thread(target=write).start()
        assert written.wait(30)
        assert Contact.objects.count() == before
    assert Contact.objects.count() == before + 1


@pytest.fixture
def other(blank: BaseDatabaseWrapper) -> str:
    """The address of a database without tables."""
    blank.close()
    return database_url(blank)


def test_the_commands_bring_a_hotline_into_a_database_without_tables(
    world: World, tmp_path: Path, other: str, settings: object
) -> None:
    file, keys = tmp_path / "made.backup", ",".join(settings.HOTLINE_KEYS)  # type: ignore[attr-defined]
    made = ran("manage.py", "backup", str(file), var=tmp_path, DATABASE_URL=database_url(), HOTLINE_KEYS=keys)
    assert made.returncode == 0, made.stdout

    ended = ran("manage.py", "restore", str(file), var=tmp_path, DATABASE_URL=other, HOTLINE_KEYS=keys)

    assert ended.returncode == 0, ended.stdout
    printed = json.loads(ended.stdout.strip().splitlines()[-1])
    assert printed["hashes"] == json.loads(made.stdout.strip().splitlines()[-1])["hashes"]
    again = ran("manage.py", "restore", str(file), var=tmp_path, DATABASE_URL=other, HOTLINE_KEYS=keys)
    assert again.returncode == 1
    assert "Traceback" not in again.stdout


def test_a_file_can_be_looked_through(lost: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("restore", str(lost), "--check")

    assert json.loads(capsys.readouterr().out)["hashes"] == check(lost).hashes
