"""What was handed on before there were owners."""

import importlib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

import inquiries.migrations
from inquiries.models import Escalation, Owner, Staff
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db
NAME = next(Path(inquiries.migrations.__path__[0]).glob("*_what_was_handed_on_names_its_owner.py")).stem
migration = importlib.import_module(f"inquiries.migrations.{NAME}")


def test_every_route_means_somebody(operator: Staff) -> None:
    for route in ("本部（法務）", "隣の課"):
        asked = make_inquiry().escalate(by=operator, owner=Owner.CARD_DESK)
        Escalation.objects.filter(pk=asked.pk).update(route=route)

    migration.name_owners(apps, connection.schema_editor())

    assert dict(Escalation.objects.values_list("route", "owner")) == {"本部（法務）": "legal", "隣の課": "supervisor"}


def test_on_the_way_back_what_ended_is_gone_and_the_rest_has_a_route(operator: Staff) -> None:
    ended, asked = (make_inquiry().escalate(by=operator, owner=Owner.LEGAL) for _time in range(2))
    ended.withdraw(by=operator, reason="不要")

    migration.end_what_ended(apps, connection.schema_editor())

    assert list(Escalation.objects.values_list("pk", "route")) == [(asked.pk, "legal")]
