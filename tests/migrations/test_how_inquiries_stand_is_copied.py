"""Inquiries from before the copies take over what their states say."""

import importlib

import pytest
from django.apps import apps
from django.db import connection

from inquiries.models import Bond, Hold, Inquiry, Merge, Staff
from inquiries.models.inquiry.kept import Standing
from tests.copies import differing
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db
migration = importlib.import_module("inquiries.migrations.0047_how_inquiries_stand_is_copied")


def test_all_that_the_rows_say_is_copied(operator: Staff) -> None:
    closed, held, gone, _open = (make_inquiry() for _each in range(4))
    for inquiry in (closed, held):
        inquiry.claim(by=operator)
    closed.close(by=operator, outcome="not_needed")
    held.put_on_hold(by=operator, reason=Hold.Reason.OTHER)
    Merge.objects.join(gone, into=held, by=operator, bond=Bond.PERSON)
    Inquiry.objects.update(standing=Standing.OPEN, owner=None, held_until=None)

    migration.copy(apps, connection.schema_editor())

    assert differing() == []
    assert Inquiry.objects.get(pk=gone.pk).standing == Standing.MERGED
