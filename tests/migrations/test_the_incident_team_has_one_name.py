"""The route of a topic that was set up under the team's former name."""

import importlib

import pytest
from django.apps import apps
from django.db import connection

from inquiries.models import Topic
from tests.makers import make_topic

pytestmark = pytest.mark.django_db
migration = importlib.import_module("inquiries.migrations.0045_the_incident_team_has_one_name")


def test_it_is_renamed_and_no_other_route_is() -> None:
    for key, route in [("member", "照会の担当（本人確認のあと）"), ("police", "調査の担当"), ("thanks", "")]:
        make_topic(key, route=route)

    migration.rename(apps, connection.schema_editor())

    routes = dict(Topic.objects.values_list("key", "route"))
    assert routes == {"member": "調査の担当（本人確認のあと）", "police": "調査の担当", "thanks": ""}
