"""Whether the work in the background goes on is seen on every page, at home, and by machines that ask."""

import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries import pulse, tasks
from inquiries.models import Dispatch, Heart
from tests.makers import make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db
READY = dict.fromkeys(("database", "heart", "mail", "mailboxes", "migrations", "queue"), "ok")
DEAD, LATE, STRIP = "自動処理が止まっています", "メールが送信されていません", "自動処理停止"
STARTING = "自動処理を開始しています"
LONG_AGO = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _alive() -> None:
    tasks.beat_heart()


def stop(since: timedelta = LONG_AGO) -> None:
    """Beat, broker or worker stands still."""
    Heart.objects.beat(at=timezone.now() - since)
    cache.delete(pulse.KEY)


def page(client: Client, name: str = "home") -> str:
    return client.get(reverse(name)).content.decode()


def ready(client: Client) -> dict[str, object]:
    answer = client.get("/readyz")
    said: dict[str, object] = answer.json()
    assert (answer.status_code == 200) == (set(said.values()) == {"ok"})
    return said


def queue_mail(kind: str = "link", ago: timedelta = LONG_AGO) -> Dispatch:
    """A mail that should have left so long ago."""
    at = timezone.now() - ago
    inquiry = make_inquiry(contact=make_contact("田中", f"tanaka{Dispatch.objects.count()}@example.jp"))
    many = Dispatch.objects
    made = many.send_link(inquiry, at=at) if kind == "link" else many.acknowledge(inquiry, at=at)
    assert made
    return made


def test_all_is_well(desk: Client, client: Client) -> None:
    assert ready(client) == READY
    assert not {word for word in (DEAD, LATE, STRIP) if word in page(desk)}


def test_a_machine_that_asks_needs_no_sign_in_and_is_not_told_of_customers(client: Client) -> None:
    queue_mail()

    answer = client.get("/readyz")

    assert "no-store" in answer["Cache-Control"]
    assert "tanaka" not in answer.text
    assert set(answer.json()) == set(READY)


def test_a_dead_heart_is_told_everywhere(desk: Client, client: Client) -> None:
    stop()

    assert ready(client)["heart"] == "not"
    assert DEAD in page(desk)
    assert STRIP in page(desk, "inquiry_list")
    assert STRIP in page(desk, "reissue_list")


@pytest.mark.parametrize("role", ["headquarters", "administrator", "supervisor", "card_desk"])
def test_everybody_who_signs_in_is_told(client: Client, role: str) -> None:
    stop()
    client.force_login(make_staff("honsha", "本社", role))

    assert DEAD in page(client)
    assert STRIP in page(client)


def test_a_heart_that_has_never_beaten_is_dead(desk: Client, client: Client) -> None:
    Heart.objects.all().delete()

    assert ready(client)["heart"] == "not"
    assert DEAD in page(desk)


def test_just_after_the_opening_it_is_only_starting(desk: Client, client: Client) -> None:
    stop()
    pulse.announce()

    assert ready(client)["heart"] == "not"
    assert DEAD not in page(desk)
    assert STARTING in page(desk)
    assert STRIP not in page(desk, "inquiry_list")
    cache.delete(pulse.OPENED)
    assert DEAD in page(desk)


def test_customers_are_not_told(client: Client) -> None:
    stop()

    assert STRIP not in page(client, "public_inquiry_create")


def test_how_long_is_too_long_is_set(client: Client, settings: Settings) -> None:
    stop(timedelta(minutes=2))
    assert ready(client)["heart"] == "not"

    settings.HOTLINE_HEART_SECONDS = 600

    assert ready(client)["heart"] == "ok"


def test_it_is_the_worker_that_makes_it_beat(client: Client) -> None:
    stop()

    tasks.beat_heart()

    assert ready(client)["heart"] == "ok"
    assert pulse.is_felt()
    assert Heart.objects.count() == 1


def test_a_mail_that_should_have_left_is_told(desk: Client, client: Client) -> None:
    queue_mail()

    assert ready(client)["mail"] == "not"
    assert LATE in page(desk)


def test_a_mail_that_waits_a_moment_is_not_late(desk: Client, client: Client) -> None:
    queue_mail(ago=timedelta(minutes=5))

    assert ready(client)["mail"] == "ok"
    assert LATE not in page(desk)


def test_a_mail_that_is_tried_again_later_is_not_late_before(client: Client) -> None:
    mail = queue_mail()
    mail.lease(now=timezone.now())
    mail.mark_failed(at=timezone.now(), error="451", for_good=False)

    assert ready(client)["mail"] == "ok"


def test_an_acknowledgement_that_never_left_is_late(client: Client) -> None:
    queue_mail("acknowledgement")

    assert ready(client)["mail"] == "not"


def test_one_that_waits_its_turn_is_not(client: Client, settings: Settings) -> None:
    settings.HOTLINE_AUTOMATIC_PER_HOUR = 6
    queue_mail("acknowledgement").mark_sent(at=timezone.now())
    queue_mail("acknowledgement")

    assert ready(client)["mail"] == "ok"


def test_nor_is_one_that_looks_like_a_loop(client: Client) -> None:
    mail = queue_mail("acknowledgement")
    Dispatch.objects.filter(pk=mail.pk).update(withheld_at=timezone.now())

    assert ready(client)["mail"] == "ok"


def test_a_dead_redis_is_told_and_counts_as_a_dead_heart_on_every_page(client: Client, settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": settings.REDIS_URL}
    }

    assert ready(client)["queue"] == "not"
    assert not pulse.is_felt()


ASK = """
import django
django.setup()
from django.test import Client
answer = Client().get("/readyz")
print(answer.status_code, answer.text)
"""


@pytest.mark.once
@pytest.mark.parametrize("database", ["sqlite:////nowhere/hotline.sqlite3", "postgres://nobody:secret@127.0.0.1:1/x"])
def test_without_a_database_it_says_so_and_nothing_else(database: str) -> None:
    ours = {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": database}

    said = subprocess.run(
        [sys.executable, "-c", ASK], env=os.environ | ours, capture_output=True, text=True, check=True
    )

    status, _space, told = said.stdout.strip().partition(" ")
    assert status == "503"
    assert json.loads(told) == dict.fromkeys(READY, "not") | {"queue": "ok"}
