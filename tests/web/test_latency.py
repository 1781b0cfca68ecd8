"""How long pages take is counted by all web processes together, by the name of the view and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import redis
from django.test import Client
from pytest_django.fixtures import Settings

from inquiries.web import latency
from inquiries.web.latency import BUCKETS, Counts
from tests.needs import need
from tests.servers.redis import redis_server

ASK = """
import django, sys
django.setup()
from django.test import Client
for _ in range(int(sys.argv[1])):
    Client().get("/healthz?who=nakamura")
    Client().get("/readyz")
"""


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counts:
    fresh = Counts()
    monkeypatch.setattr(latency, "counts", fresh)
    return fresh


@pytest.mark.django_db
def test_a_page_is_counted_under_the_name_of_its_view(client: Client, counts: Counts) -> None:
    client.get("/status/a-token-of-somebody/?who=nakamura")

    ((view, status),) = counts.all()
    assert (view, status) == ("link_open", "4xx")


@pytest.mark.django_db
def test_what_is_no_page_is_counted_under_one_name(client: Client, counts: Counts) -> None:
    client.get("/nakamura/")
    client.get("/tanaka/")

    assert set(counts.all()) == {("none", "4xx")}


@pytest.mark.parametrize(
    ("seconds", "bucket"), [(0, 0), (BUCKETS[0], 0), (BUCKETS[0] + 0.001, 1), (3600, len(BUCKETS))]
)
def test_each_time_has_one_bucket(counts: Counts, seconds: float, bucket: int) -> None:
    counts.add("home", "2xx", seconds)

    assert counts.all() == {("home", "2xx"): {str(bucket): 1, "sum": seconds}}


@pytest.mark.once
def test_several_processes_count_together(settings: Settings, tmp_path: Path) -> None:
    with redis_server(need("redis"), tmp_path) as url:
        env = os.environ | {"DJANGO_SETTINGS_MODULE": "hotline.settings", "REDIS_URL": url, "SECRET_KEY": "x"}
        env |= {"HOTLINE_VAR": str(tmp_path), "ALLOWED_HOSTS": "testserver"}
        processes = [subprocess.Popen([sys.executable, "-c", ASK, str(times)], env=env) for times in (3, 4)]
        assert [process.wait(120) for process in processes] == [0, 0]

        settings.REDIS_URL = url
        counted = Counts().all()

    totals = {key: sum(count for what, count in counts.items() if what != "sum") for key, counts in counted.items()}
    assert totals == {("healthz", "2xx"): 7, ("readyz", "5xx"): 7}


@pytest.mark.once
def test_without_redis_no_page_waits_twice(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    tried, real = list[str](), latency._line

    def line(url: str) -> redis.Redis:
        tried.append(url)
        return real(url)

    monkeypatch.setattr(latency, "_line", line)
    counts = Counts()

    counts.add("home", "2xx", 1)
    counts.add("home", "2xx", 1)

    assert len(tried) == 1
    assert counts.all() == {}
