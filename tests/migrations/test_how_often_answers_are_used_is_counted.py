"""Answers that were told before the count are counted."""

import importlib

import pytest
from django.apps import apps
from django.db import connection

from inquiries.models import Answer, Draft, Staff, Use
from tests.makers import make_answer, make_inquiry

pytestmark = pytest.mark.django_db
migration = importlib.import_module("inquiries.migrations.0053_how_often_answers_are_used_is_counted")


def tell(answer: Answer, by: Staff) -> None:
    inquiry = make_inquiry()
    draft = Draft.objects.begin(inquiry, by=by)
    draft.insert(answer)
    draft.send(by=by, seen=inquiry.messages.latest("pk").pk)


def test_all_that_was_told_is_counted(operator: Staff) -> None:
    answer = make_answer()
    tell(answer, operator)
    tell(answer, operator)
    Use.objects.all().delete()

    migration.count(apps, connection.schema_editor())

    assert Use.objects.differing() == []
    assert Use.objects.get().count == 2
