"""One sample incident for all tests of this folder, rolled back at the end."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from inquiries.sample.incident import load
from inquiries.sample.team import Team
from tests.makers import PASSWORD, TOKYO

AFTERNOON = datetime(2026, 11, 24, 14, 30, tzinfo=TOKYO)
YEARS_LATER = AFTERNOON + timedelta(days=2000)


MAILED = {"HOTLINE_MAILBOXES": ["incoming"], "HOTLINE_ALARM_ADDRESSES": ["taisaku@akane.example.jp"]}
"""As the settings of the sample hotline have it."""


@pytest.fixture(scope="module")
def incident(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Team]:
    """The sample loaded for a past afternoon, years before the clock, so that a row stamped by the clock shows."""
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(YEARS_LATER), override_settings(**MAILED):
            team = load(now=AFTERNOON, password=PASSWORD)
        connection.check_constraints()  # once, not at the end of each test anew
        yield team
        transaction.set_rollback(True)
