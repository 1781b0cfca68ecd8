"""Second factors of before: encrypted on the way up, and readable again by the older program on the way down."""

import importlib
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection

import inquiries.migrations
from inquiries.models import Staff
from inquiries.models.sign_in.second_factor import opened

pytestmark = pytest.mark.django_db
NAME = next(Path(inquiries.migrations.__path__[0]).glob("*_second_factors_are_encrypted.py")).stem
migration = importlib.import_module(f"inquiries.migrations.{NAME}")


def test_secrets_are_encrypted_and_come_back(operator: Staff) -> None:
    Authenticator.objects.create(user=operator, type="totp", data={"secret": "ABC"})
    Authenticator.objects.create(user=operator, type="recovery_codes", data={"seed": "def", "used_mask": 3})

    migration.encrypt(apps, connection.schema_editor())

    app, codes = Authenticator.objects.order_by("pk").values_list("data", flat=True)
    assert (opened(app["secret"]), opened(codes["seed"]), codes["used_mask"]) == ("ABC", "def", 3)
    migration.decrypt(apps, connection.schema_editor())
    assert Authenticator.objects.get(type="totp").data == {"secret": "ABC"}


def test_what_the_version_before_wrote_meanwhile_stays_on_the_way_down(operator: Staff) -> None:
    Authenticator.objects.create(user=operator, type="totp", data={"secret": "ABC"})

    migration.decrypt(apps, connection.schema_editor())

    assert Authenticator.objects.get().data == {"secret": "ABC"}
