"""Cards that had come before there was a list of what somebody looks into stand on it."""

import importlib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

import inquiries.migrations
from inquiries.models import Reissue, Reporter, Snag, Stage
from tests.makers import make_reissue, make_staff

pytestmark = pytest.mark.django_db
NAME = next(Path(inquiries.migrations.__path__[0]).glob("*_cards_that_came_early_are_looked_into.py")).stem
migration = importlib.import_module(f"inquiries.migrations.{NAME}")


def make_card(*stages: Stage) -> Reissue:
    """A card with these steps, from the time before snags."""
    reissue = make_reissue()
    by = reissue.steps.get().by
    for stage in stages:
        reissue.step(stage, by=by, reported_by=Reporter.CUSTOMER)
    Snag.objects.all().delete()
    return reissue


def migrate() -> None:
    migration.put_on_the_list(apps, connection.schema_editor())


@pytest.mark.parametrize(
    "stages", [[Stage.ARRIVED], [Stage.CONTACTED, Stage.ARRIVED, Stage.MOVED], [Stage.CONTACTED, Stage.DONE]]
)
def test_a_card_that_came_early_is_looked_into_from_its_first_such_step_on(stages: list[Stage]) -> None:
    reissue = make_card(*stages)

    migrate()
    migrate()

    snag = reissue.snags.get()
    first = next(step for step in reissue.standing_steps if step.stage not in {Stage.RECEIVED, Stage.CONTACTED})
    assert (snag.kind, snag.step, snag.at, snag.is_settled) == (Snag.Kind.EARLY, first, first.at, False)
    event = reissue.inquiry.events.filter(action="reissue.snagged", by=None).get()
    assert event.particulars == {"reissue": reissue.pk, "snag": "early", "reported_by": "customer"}


@pytest.mark.parametrize(
    "stages",
    [[], [Stage.CONTACTED], [Stage.ACCEPTED, Stage.ARRIVED], [Stage.ARRIVED, Stage.DUPLICATE]],
)
def test_no_other_card_is(stages: list[Stage]) -> None:
    make_card(*stages)

    migrate()

    assert not Snag.objects.exists()


def test_nor_one_that_somebody_has_looked_into_or_whose_step_was_taken_back() -> None:
    by = make_staff("hayashi")
    seen, retracted = make_reissue(), make_reissue(by=by)
    seen.step(Stage.ARRIVED, by=by, reported_by=Reporter.CUSTOMER)
    seen.snags.get().settle(by=by, words="カード会社に確認した。")
    retracted.retract(retracted.step(Stage.ARRIVED, by=by, reported_by=Reporter.CUSTOMER), by=by)

    migrate()

    assert not Snag.objects.open().exists()
