"""A part behind the pages stands still, as if its machine hung: whoever asks is told, and told when it goes on."""

import http.client
import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.faults.hotlines import Hotline, hotline, until
from tests.faults.programs import ran
from tests.servers.postgres import free_port
from tests.template import furnish

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]
PARTS = {"worker": "hotline worker", "beat": "hotline beat", "valkey": "valkey-server"}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hotline]:
    """One that notices after six seconds instead of ninety. Somebody is enrolled, so that it loads no sample."""
    var = tmp_path_factory.mktemp("hotline") / "var"
    furnish(var)
    ran("manage.py", "enrol", "sato", "--name", "佐藤", "--role", "operator", var=var)
    with hotline(var, port=free_port(), HOTLINE_HEART_SECONDS="6") as running:
        yield running
        running.close()


def readyz(running: Hotline) -> dict[str, str]:
    """What a machine that asks is told; nothing where the page does not answer in time."""
    try:
        with urlopen(f"{running.address}readyz", timeout=20) as page:  # noqa: S310 - our own address
            said: dict[str, str] = json.load(page)
    except HTTPError as refused:
        said = json.load(refused)
    except (OSError, HTTPException):
        return {}
    return said


def is_ready(running: Hotline) -> bool:
    said = readyz(running)
    return set(said.values()) == {"ok"}


@contextmanager
def standing_still(running: Hotline, part: str) -> Iterator[None]:
    """Its processes are stopped, and go on at the end."""
    found = [pid for pid, called in running.everybody().items() if PARTS[part] in called]
    assert found
    for pid in found:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in found:
            os.kill(pid, signal.SIGCONT)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_stands_still_is_told_and_so_is_that_it_goes_on(opened: Hotline, part: str) -> None:
    assert until(lambda: is_ready(opened)), readyz(opened)

    with standing_still(opened, part):
        assert until(lambda: readyz(opened).get("heart") == "not"), readyz(opened)
        assert readyz(opened)["queue"] == ("not" if part == "valkey" else "ok")

    assert until(lambda: is_ready(opened)), readyz(opened)


def test_pages_for_customers_answer_while_redis_hangs(opened: Hotline) -> None:
    assert until(lambda: is_ready(opened)), readyz(opened)

    with standing_still(opened, "valkey"), urlopen(f"{opened.address}ask/", timeout=60) as page:  # noqa: S310
        assert page.status == http.client.OK
