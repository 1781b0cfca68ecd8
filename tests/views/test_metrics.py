"""Figures for Prometheus: for whoever has the token, and without anybody's name, address, number or words."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.models import Dispatch, Inquiry, Outage
from inquiries.models.inquiry.sighting import Sighting
from tests.makers import make_inquiry, make_staff, make_version
from tests.world import METRICS_TOKEN, WHERE, WHO, World

pytestmark = pytest.mark.django_db
TOKEN = METRICS_TOKEN
LABEL = re.compile(r'(\w+)="([^"]*)"')


@pytest.fixture(autouse=True)
def _token(settings: Settings) -> None:
    settings.HOTLINE_METRICS_TOKEN = TOKEN


def scrape(client: Client) -> dict[str, float]:
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _space, value in (line.rpartition(" ") for line in lines)}


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x"])
def test_without_the_token_nothing_is_told(client: Client, shown: str) -> None:
    answer = client.get("/metrics", headers={"Authorization": shown})

    assert (answer.status_code, answer.content) == (401, b"Show the token.")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_where_no_token_is_set_there_is_no_such_page(client: Client, settings: Settings) -> None:
    settings.HOTLINE_METRICS_TOKEN = ""

    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_nor_is_anything_told_to_this_machine_without_it(client: Client) -> None:
    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1").status_code == 401


def test_what_matters_is_counted(client: Client, settings: Settings, tmp_path: Path) -> None:
    make_version()
    settings.HOTLINE_MAILBOXES = [str(tmp_path)]
    inquiry = make_inquiry(at=timezone.now() - timedelta(hours=2))
    Dispatch.objects.send_link(inquiry)
    Sighting.objects.uncover(inquiry, field="phone", reason="折り返しのため", by=make_staff())
    AccessAttempt.objects.create(username="x", ip_address="203.0.113.9", failures_since_start=3)
    Outage.objects.watch({("mail", "")}, at=timezone.now())

    told = scrape(client)

    assert told['hotline_inquiries{state="open"}'] == Inquiry.objects.open().count() == 1
    assert told['hotline_inquiries{state="to_claim"}'] == 1
    assert 7200 <= told["hotline_oldest_unanswered_seconds"] < 7260
    assert told['hotline_mails{state="waiting"}'] == 1
    assert told['hotline_sightings_last_hour{field="phone"}'] == 1
    assert told["hotline_sign_in_failures"] == 3
    assert told['hotline_outages{part="mail"}'] == 1
    assert told['hotline_mailbox_failing{mailbox="1"}'] == 0
    assert "hotline_heart_seconds" not in told


def test_an_empty_hotline_has_figures_too(client: Client) -> None:
    told = scrape(client)

    assert told["hotline_oldest_unanswered_seconds"] == 0
    assert told["hotline_allowances_spent_last_hour"] == 0


def test_no_label_is_more_than_a_word_of_the_program(client: Client, world: World) -> None:
    desk = Client()
    desk.force_login(world.supervisor)
    for path in (f"/desk/inquiries/{world.inquiry.pk}/", "/desk/", f"/desk/{WHO}/", f"/status/{world.link.token}/"):
        desk.get(path, {"words": WHO, "who": WHERE})

    said = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text

    views = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)} | {"none"}
    labels = {(name, value) for name, value in LABEL.findall(said)}
    assert {value for name, value in labels if name == "view"} <= views
    assert {name for name, _value in labels} <= {"view", "status", "le", "state", "field", "part", "mailbox"}
    assert all(re.fullmatch(r"[a-z_0-9.+A-Z]{1,40}", value) for _name, value in labels)
    assert not [word for word in (WHO, WHERE, world.inquiry.number, world.link.token) if word in said]


def test_its_statements_are_pinned(client: Client, world: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        scrape(client)

    assert len(asked) <= 22
