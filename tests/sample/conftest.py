"""One incident for all tests of its folder; it is taken back at the end."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from inquiries.sample.incident import load
from inquiries.sample.team import Team
from tests.makers import PASSWORD, TOKYO

AFTERNOON = datetime(2026, 11, 24, 14, 30, tzinfo=TOKYO)


@pytest.fixture(scope="module")
def incident(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Team]:
    """The sample as it stands on an afternoon, and the people at the desk."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(now=AFTERNOON, password=PASSWORD)
        transaction.set_rollback(True)
