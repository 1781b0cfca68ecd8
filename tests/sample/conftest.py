"""One incident for all tests of its folder; it is taken back at the end."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from inquiries.sample.incident import load
from inquiries.sample.team import Team
from tests.makers import PASSWORD, TOKYO

AFTERNOON = datetime(2026, 11, 24, 14, 30, tzinfo=TOKYO)
YEARS_LATER = AFTERNOON + timedelta(days=2000)


@pytest.fixture(scope="module")
def incident(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Team]:
    """The sample as it stands on an afternoon, told years later: a row that looks at the clock itself is seen."""
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(YEARS_LATER), override_settings(HOTLINE_MAILBOXES=["incoming"]):
            team = load(now=AFTERNOON, password=PASSWORD)
        yield team
        transaction.set_rollback(True)
