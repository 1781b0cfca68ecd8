"""Whom a printed name means, and who answers for whom."""

from datetime import date

import pytest
import time_machine

from inquiries.models import Owner, Role, Staff
from inquiries.models.notice.owner import ANSWERED_BY, answered_by, owner_of, unmanned
from inquiries.notice.answers.catalogue import catalogue
from tests.makers import NOON, make_staff, make_supervisor

pytestmark = pytest.mark.django_db
NO_ROLE = {Owner.INCIDENT_TEAM, Owner.PRIVACY_OFFICER, Owner.LEGAL, Owner.PRESS_DESK}


@pytest.mark.parametrize(
    ("route", "owner"),
    [
        ("スーパーバイザー", Owner.SUPERVISOR),
        ("通常のサポート", Owner.SUPERVISOR),
        ("隣の課", Owner.SUPERVISOR),
        ("照会の担当（本人確認のあと）", Owner.INCIDENT_TEAM),
        ("調査の担当（本人確認のあと）", Owner.INCIDENT_TEAM),
        ("調査の担当", Owner.INCIDENT_TEAM),
        ("事故対策チーム", Owner.INCIDENT_TEAM),
        ("本部", Owner.HEADQUARTERS),
        ("本社", Owner.HEADQUARTERS),
        ("本部（法務）", Owner.LEGAL),
        ("個人情報の担当", Owner.PRIVACY_OFFICER),
        ("広報", Owner.PRESS_DESK),
        ("本社 カード担当", Owner.CARD_DESK),
        (" ", ""),
    ],
)
def test_a_printed_name_means_somebody_and_an_unknown_one_a_supervisor(route: str, owner: str) -> None:
    assert owner_of(route) == owner


def test_an_owner_is_called_what_its_topics_print() -> None:
    for owner in Owner:
        printed = {topic.route for topic in catalogue() if topic.owner == owner}
        assert any(str(owner.label) in route for route in printed), owner


def test_nobody_outside_the_company_has_two_names() -> None:
    """Beside the label a route may say more (本部（法務）, 調査の担当（本人確認のあと）), but is no other name."""
    other = [
        (topic.key, topic.route)
        for topic in catalogue()
        if topic.owner in NO_ROLE and str(Owner(topic.owner).label) not in topic.route
    ]

    assert other == []


def test_the_table_says_of_every_owner_who_answers() -> None:
    assert set(ANSWERED_BY) == set(Owner)


def test_each_part_answers_for_its_own(supervisor: Staff) -> None:
    headquarters = make_staff("yamamoto", "山本", Role.HEADQUARTERS)
    card_desk = make_staff("kobayashi", "小林", Role.CARD_DESK)

    assert answered_by(headquarters) == {Owner.HEADQUARTERS}
    assert answered_by(card_desk) == {Owner.CARD_DESK}
    assert answered_by(supervisor) == {Owner.SUPERVISOR} | NO_ROLE


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.ADMINISTRATOR])
def test_who_takes_calls_or_keeps_settings_answers_for_nobody(role: Role) -> None:
    assert answered_by(make_staff("ito", "伊藤", role)) == set()


@time_machine.travel(NOON, tick=False)
def test_a_supervisor_writes_down_for_whoever_has_no_current_account() -> None:
    supervisor = make_supervisor()
    make_staff("yamamoto", "山本", Role.HEADQUARTERS, expires_on=date(2026, 11, 19))
    make_staff("kobayashi", "小林", Role.CARD_DESK, is_active=False)

    assert unmanned() == {Owner.HEADQUARTERS, Owner.CARD_DESK} | NO_ROLE
    assert answered_by(supervisor) == set(Owner)


@time_machine.travel(NOON, tick=False)
def test_the_last_day_of_an_account_still_counts() -> None:
    make_staff("yamamoto", "山本", Role.HEADQUARTERS, expires_on=date(2026, 11, 20))

    assert Owner.HEADQUARTERS not in unmanned()
