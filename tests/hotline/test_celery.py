"""A worker takes its work from whatever REDIS_URL names: a socket of ours or a server elsewhere."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from celery import Celery

from hotline import valkey
from tests.faults.hotlines import ROOT, until
from tests.needs import need
from tests.servers.redis import redis_server

pytestmark = pytest.mark.once
WORKER = [sys.executable, "-m", "celery", "-A", "hotline", "worker", "--pool", "solo", "--without-mingle"]


@pytest.fixture(params=["socket", "server"])
def redis_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "server":
        with redis_server(need("redis"), tmp_path) as url:
            yield url
        return
    with subprocess.Popen([sys.executable, "-m", "hotline.valkey", str(tmp_path)], stdout=subprocess.DEVNULL) as server:
        path = valkey.address(tmp_path)
        assert until(lambda: valkey.answers(path))
        yield f"unix://{path}"
        server.terminate()


def test_a_worker_answers_through_the_queue(redis_url: str) -> None:
    env = os.environ | {"REDIS_URL": redis_url, "DJANGO_SETTINGS_MODULE": "hotline.settings"}
    asking = Celery(broker=redis_url.replace("unix://", "redis+socket://"))

    with subprocess.Popen(WORKER, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as worker:
        answered = until(lambda: asking.control.ping(timeout=5, limit=1))
        worker.terminate()

    assert answered
