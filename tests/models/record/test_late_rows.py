"""A row whose key was given earlier than that of a row committed before it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal

import pytest
from django.db import connection, transaction

from inquiries.models import Event, Seal
from inquiries.models.record.verifying import Reading
from tests.makers import NOON

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]


def test_nothing_is_sealed_while_an_earlier_key_is_on_its_way() -> None:
    written, done = Signal(), Signal()

    def slowly() -> int:
        try:
            with transaction.atomic():
                early = Event.objects.create(action="inquiry.resumed", at=NOON)
                written.set()
                done.wait(30)
            return early.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        early = pool.submit(slowly)
        assert written.wait(30)
        late = Event.objects.create(action="inquiry.resumed", at=NOON)
        sealed_meanwhile = Seal.objects.seal()
        done.set()

    assert early.result() < late.pk
    assert sealed_meanwhile == 0
    assert Seal.objects.seal() == 1
    assert (Seal.objects.unsealed(), list(Reading().differences())) == (0, [])
