"""kill -9 in the middle of a list: the list before is whole and in force, and the next try succeeds."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from inquiries.models import Roster, RosterEntry
from inquiries.models.roster.blind_key import Kind
from tests.faults.hotlines import until
from tests.faults.killing import ROOT, database_url
from tests.roster.files import as_csv, rows
from tests.rosters import make_entry, make_roster

PEOPLE = 12_000


@pytest.mark.django_db(transaction=True)
def test_a_list_takes_effect_whole_or_not_at_all(tmp_path: Path) -> None:
    before = make_roster([make_entry(None, f"old-{number}") for number in range(3)], in_force=True)
    file = tmp_path / "list.csv"
    file.write_bytes(as_csv(rows(PEOPLE)))
    env = os.environ | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "hotline.settings"}
    command = [sys.executable, "manage.py", "load_roster", str(file)]

    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL) as loading:
        try:
            assert until(lambda: RosterEntry.objects.count() > 3 or loading.poll() is not None)
            assert loading.poll() is None
        finally:
            loading.kill()

    assert 3 < RosterEntry.objects.count() < PEOPLE + 3
    assert Roster.objects.to_look_up() == before
    assert before.people().count() == 3
    assert before.find(Kind.MEMBER, "OLD-1").count() == 1
    assert not before.find(Kind.MAIL, "member1.1@example.jp").exists()

    call_command("load_roster", str(file), stdout=StringIO())
    now = Roster.objects.to_look_up()
    assert now.people().count() == now.taken == PEOPLE
