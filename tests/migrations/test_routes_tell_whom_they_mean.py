"""What was typed as a route before there were owners."""

import importlib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

import inquiries.migrations
from inquiries.models import Topic
from inquiries.notice.answers.catalogue import catalogue
from tests.makers import make_topic

pytestmark = pytest.mark.django_db
NAME = next(Path(inquiries.migrations.__path__[0]).glob("*_routes_tell_whom_they_mean.py")).stem
migration = importlib.import_module(f"inquiries.migrations.{NAME}")


def test_every_route_gets_its_owner_and_loses_it_again() -> None:
    for key, route in [("police", "調査の担当"), ("other", "隣の課"), ("thanks", "")]:
        Topic.objects.filter(pk=make_topic(key, route=route).pk).update(owner="")

    migration.name_owners(apps, connection.schema_editor())

    owners = dict(Topic.objects.values_list("key", "owner"))
    assert owners == {"police": "incident_team", "other": "supervisor", "thanks": ""}
    migration.name_none(apps, connection.schema_editor())
    assert set(Topic.objects.values_list("owner", flat=True)) == {""}


def test_the_routes_of_the_catalogue_mean_whom_the_catalogue_names() -> None:
    for entry in catalogue():
        if entry.route:
            assert migration.owner_of(entry.route) == entry.owner
