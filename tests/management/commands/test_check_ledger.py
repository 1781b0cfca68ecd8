"""`check_ledger` compares what was seen in the mailboxes with the ledger."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from inquiries.mail.fetching import fetch
from inquiries.models import Received
from tests.mail.writing import mail
from tests.makers import make_version

pytestmark = pytest.mark.django_db


def printed() -> dict[str, int]:
    out = StringIO()
    call_command("check_ledger", stdout=out)
    counts: dict[str, int] = json.loads(out.getvalue())
    return counts


def test_it_fires_when_a_row_of_a_fetched_mail_is_missing(settings: Settings, tmp_path: Path) -> None:
    make_version(facts={"opens_on": {"value": "2016-04-27", "quote": "4月27日", "sure": True}})
    settings.HOTLINE_MAILBOXES = [str(tmp_path)]
    for number in (1, 2):
        (tmp_path / f"{number}.eml").write_bytes(mail(f"Message-ID: <{number}@example.jp>"))
    fetch()
    whole = printed()

    Received.objects.earliest("pk").delete()

    assert whole == {"collections": 1, "seen": 2, "ledger": 2, "differing": 0}
    assert printed() == {"collections": 1, "seen": 2, "ledger": 1, "differing": 1}
