"""`fetch_mail` is one pass over the mailboxes."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from tests.mail.writing import mail
from tests.makers import make_version

pytestmark = pytest.mark.django_db


def test_it_prints_the_counts(settings: Settings, tmp_path: Path) -> None:
    opening = {"value": "2016-04-27", "quote": "4月27日", "sure": True}
    make_version(facts={"opens_on": opening})
    settings.HOTLINE_MAILBOXES = [str(tmp_path)]
    (tmp_path / "1.eml").write_bytes(mail())
    out = StringIO()

    call_command("fetch_mail", stdout=out)

    counts = json.loads(out.getvalue())
    assert (counts["seen"], counts["imported"]) == (1, 1)


def test_it_fails_when_no_mailbox_can_be_reached(settings: Settings) -> None:
    make_version()
    settings.HOTLINE_MAILBOXES = ["imap://desk:secret@127.0.0.1:1/INBOX"]

    with pytest.raises(CommandError) as failed:
        call_command("fetch_mail", stdout=StringIO())

    assert "secret" not in str(failed.value)


def test_it_prints_the_counts_of_a_pass_that_failed_too(settings: Settings) -> None:
    make_version()
    settings.HOTLINE_MAILBOXES = ["imap://desk:secret@127.0.0.1:1/INBOX"]
    out = StringIO()

    with pytest.raises(CommandError):
        call_command("fetch_mail", stdout=out)

    counts = json.loads(out.getvalue())
    assert (counts["seen"], counts["unreachable"]) == (0, 1)
