"""A desk whose notice changed before there was such a rule says since when it revises."""

import importlib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

import inquiries.migrations
from inquiries.models import Answer
from tests.makers import make_answer, make_topic, make_version

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]
NAME = next(Path(inquiries.migrations.__path__[0]).glob("*_answers_under_review_are_being_revised.py")).stem
migration = importlib.import_module(f"inquiries.migrations.{NAME}")


def migrate() -> None:
    migration.say_since_when(apps, connection.schema_editor())


def test_what_waits_in_the_place_of_something_said_is_revised_since_its_version_came() -> None:
    old, new, topic = make_version(), make_version(), make_topic()
    make_answer(topic, old)
    answer = make_answer(topic, new, state=Answer.State.REVIEW)

    migrate()

    answer.refresh_from_db()
    assert answer.revising_since == new.loaded_at


@pytest.mark.parametrize("state", [Answer.State.DRAFT, Answer.State.APPROVED, Answer.State.RETIRED])
def test_nothing_else_is(state: Answer.State) -> None:
    old, new, topic = make_version(), make_version(), make_topic()
    make_answer(topic, old)
    answer = make_answer(topic, new, state=state)

    migrate()

    answer.refresh_from_db()
    assert answer.revising_since is None


def test_nor_is_what_nobody_had_ever_approved() -> None:
    make_version()
    answer = make_answer(make_topic(), make_version(), state=Answer.State.REVIEW)

    migrate()

    answer.refresh_from_db()
    assert answer.revising_since is None


def test_an_empty_database_stays_empty() -> None:
    migrate()

    assert not Answer.objects.exists()
