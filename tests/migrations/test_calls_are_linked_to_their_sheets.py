"""Calls from before that name the number of a sheet are about it; other words stay as they were typed."""

import importlib

import pytest
from django.apps import apps
from django.db import connection

from inquiries.models import IssuerCall, Staff
from tests.makers import make_issuer, make_issuer_call
from tests.sheets import make_cases, make_handed_over

pytestmark = pytest.mark.django_db
migration = importlib.import_module("inquiries.migrations.0098_link_calls_to_their_sheets")


@pytest.mark.parametrize(("typed", "is_linked"), [("１", True), ("7", False), ("先週の分", False), ("", False)])
def test_only_a_number_that_is_there_becomes_a_reference(operator: Staff, *, typed: str, is_linked: bool) -> None:
    sheet = make_handed_over(make_cases(1, make_issuer()))
    call = make_issuer_call(sheet.issuer, by=operator)
    IssuerCall.objects.filter(pk=call.pk).update(sheet=typed)

    migration.link(apps, connection.schema_editor())

    call.refresh_from_db()
    assert (call.about_sheet, call.sheet) == (sheet if is_linked else None, typed)
