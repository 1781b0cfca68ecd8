"""Inquiries from before say when the last event of their history happened."""

import importlib
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from inquiries.models import Inquiry
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db
migration = importlib.import_module("inquiries.migrations.0059_when_inquiries_changed_is_copied")


def test_an_inquiry_changed_when_its_last_event_happened() -> None:
    inquiry, long_ago = make_inquiry(), timezone.now() - timedelta(days=9)
    last = inquiry.record("call.wanted", by=None)
    Inquiry.objects.update(changed_at=long_ago)

    migration.copy(apps, connection.schema_editor())

    assert Inquiry.objects.get(pk=inquiry.pk).changed_at == last.at
