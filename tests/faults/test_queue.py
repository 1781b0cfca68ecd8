"""A worker that meets what is no task, or loses its queue for a while, goes on."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import redis
from celery import Celery

from tests.faults.hotlines import ROOT, until
from tests.needs import need
from tests.servers.postgres import free_port
from tests.servers.redis import redis_server

pytestmark = pytest.mark.once
ALONE = ("--without-gossip", "--without-mingle", "--without-heartbeat")
TASK = "inquiries.tasks.check_ledger"


@dataclass
class Post:
    """A Redis that can be taken away, and a worker that takes its work from there."""

    folder: Path
    port: int = field(default_factory=free_port)
    there: ExitStack = field(default_factory=ExitStack)

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def line(self) -> redis.Redis:
        return redis.Redis(port=self.port)

    def open(self) -> None:
        self.there.enter_context(redis_server(need("redis"), self.folder, port=self.port))

    def start(self, *program: str) -> subprocess.Popen[bytes]:
        env = os.environ | {"REDIS_URL": self.url, "DJANGO_SETTINGS_MODULE": "hotline.settings"}
        env["HOTLINE_HEART_SECONDS"] = "6"  # so that beat sends a task every second
        command = [sys.executable, "-m", "celery", "-A", "hotline", *program]
        with (self.folder / f"{program[0]}.log").open("wb") as log:
            return subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)

    def answers(self) -> bool:
        """The worker, through the queue."""
        with Celery(broker=self.url) as asking:
            try:
                return bool(asking.control.ping(timeout=5, limit=1))
            except asking.connection().connection_errors:
                return False

    def goes_on(self, worker: subprocess.Popen[bytes]) -> bool:
        """The same worker answers."""
        until(lambda: worker.poll() is not None or self.answers())
        return worker.poll() is None

    def is_done(self) -> bool:
        """Nothing waits, and nothing is held by anybody."""
        return not self.line.llen("celery") and not self.line.hlen("unacked")


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    post = Post(tmp_path_factory.mktemp("post"))
    with post.there:
        post.open()
        yield post


@pytest.fixture(scope="module")
def worker(post: Post) -> Iterator[subprocess.Popen[bytes]]:
    worker = post.start("worker", "--pool", "threads", "-c", "1", *ALONE)
    assert post.goes_on(worker), (post.folder / "worker.log").read_text()
    yield worker
    worker.terminate()
    worker.wait()


def message(
    content: bytes = b"[[], {}, {}]", *, task: str | None = TASK, kind: str = "application/json", **but: Any
) -> bytes:
    """As Celery writes one, with something else in it."""
    headers = {"task": task, "id": "1", "lang": "py", "argsrepr": "()", "kwargsrepr": "{}"}
    properties = {
        "delivery_tag": "1",
        "delivery_info": {"exchange": "", "routing_key": "celery"},
        "body_encoding": "base64",
    }
    whole = {
        "body": base64.b64encode(content).decode(),
        "content-type": kind,
        "content-encoding": "utf-8",
        "headers": headers if task else {},
        "properties": properties,
    }
    return json.dumps(whole | but).encode()


GARBAGE = {
    "words": b"hello",
    "bytes": b"\xff\xfe\x00",
    "nothing": b"",
    "a number": b"5",
    "a list": b"[]",
    "an object": b"{}",
    "half a message": message()[:100],
    "half a body": message(b"[[], {"),
    "a body that is no task": message(b"[1]"),
    "arguments of another task": message(b'[[1, 2], {"three": 3}, {}]'),
    "a body in another encoding": message(body="これは違います"),
    "a body of an unknown encoding": message(properties={"body_encoding": "other", "delivery_tag": "1"}),
    "a pickle": message(kind="application/x-python-serialize"),
    "a kind that nobody knows": message(kind="no/kind"),
    "no task": message(task=None),
    "an unknown task": message(task="inquiries.tasks.no_such"),
    "no tag": message(properties={}),
}


@pytest.mark.parametrize("garbage", GARBAGE)
def test_what_is_no_task_is_dropped(garbage: str, post: Post, worker: subprocess.Popen[bytes]) -> None:
    post.line.lpush("celery", GARBAGE[garbage])

    assert until(lambda: post.is_done() or worker.poll() is not None)
    assert post.goes_on(worker)
    assert post.is_done()


@pytest.mark.parametrize("garbage", [b"hello", b"5", b"{}"])
def test_what_is_no_question_to_the_workers_is_dropped(
    garbage: bytes, post: Post, worker: subprocess.Popen[bytes]
) -> None:
    post.line.publish("/0.celery.pidbox", garbage)

    assert post.goes_on(worker)


def test_a_queue_that_refuses_for_a_while_is_asked_again(post: Post, worker: subprocess.Popen[bytes]) -> None:
    post.line.config_set("min-replicas-to-write", 1)
    log = post.folder / "worker.log"
    assert until(lambda: "redis.exceptions.ResponseError" in log.read_text() or worker.poll() is not None)

    post.line.config_set("min-replicas-to-write", 0)

    assert post.goes_on(worker)


def test_a_queue_that_was_away_is_found_again_by_worker_and_beat(post: Post, worker: subprocess.Popen[bytes]) -> None:
    beat = post.start("beat", "--schedule", str(post.folder / "schedule"), "--loglevel", "INFO")
    log, other = post.folder / "beat.log", post.folder / "worker.log"
    try:
        assert until(lambda: "Sending due task" in log.read_text() or beat.poll() is not None), log.read_text()
        post.there.close()
        lost = other.read_text().count("Connection to broker lost")
        assert until(lambda: other.read_text().count("Cannot connect") or worker.poll() is not None), lost
        assert until(lambda: "retry" in log.read_text().lower() or beat.poll() is not None), log.read_text()

        post.open()

        said = len(log.read_text())
        assert post.goes_on(worker)
        assert until(lambda: "Sending due task" in log.read_text()[said:] or beat.poll() is not None)
        assert beat.poll() is None
    finally:
        beat.terminate()
        beat.wait()
