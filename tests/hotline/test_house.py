"""The parts of the hotline are watched together and closed in order."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hotline.child import Child
from hotline.house import Broken, House
from tests.faults.hotlines import PATIENCE, until

pytestmark = pytest.mark.once
ONWARDS = "import time; time.sleep(9999)"
FAREWELL = """
import signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(print("{0}")))
print(1, flush=True)
signal.pause()
"""


@pytest.fixture
def words() -> list[str]:
    return []


@pytest.fixture
def house(words: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr("hotline.house.RESTART_SECONDS", 0)
    monkeypatch.setattr("hotline.house.WITHIN", PATIENCE)
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    handlers = [signal.getsignal(number) for number in numbers]
    house = House(words.append)
    yield house
    house.close()
    for number, handler in zip(numbers, handlers, strict=True):
        signal.signal(number, handler)


@pytest.fixture
def make_child(tmp_path: Path) -> Callable[..., Child]:
    def make(name: str, code: str, log: str = "") -> Child:
        return Child(name, [sys.executable, "-c", code], log=tmp_path / (log or name), env=os.environ)

    return make


def test_a_part_that_keeps_stopping_ends_everything(
    house: House, words: list[str], make_child: Callable[..., Child]
) -> None:
    house.start(make_child("worker", "print('no queue')"))

    with pytest.raises(Broken, match="worker keeps stopping:\nno queue"):
        house.watch()

    assert words == ["worker has stopped; it is started again"] * 3


def test_a_part_that_never_starts_is_named(house: House, make_child: Callable[..., Child]) -> None:
    house.start(make_child("web", "raise SystemExit('no such module')"))

    with pytest.raises(Broken, match="web did not start:\nno such module"):
        house.wait(lambda: False, seconds=PATIENCE)


def test_what_never_answers_is_not_waited_for_for_ever(house: House, make_child: Callable[..., Child]) -> None:
    house.start(make_child("web", ONWARDS))

    with pytest.raises(Broken, match="nothing answered within 1 second"):
        house.wait(lambda: False, seconds=0.6)


def test_a_preparation_that_fails_stops_the_opening(house: House, make_child: Callable[..., Child]) -> None:
    with pytest.raises(Broken, match="opening did not end well:\nno table"):
        house.run(make_child("opening", "raise SystemExit('no table')"))


def test_it_closes_the_page_first_and_the_queue_last(
    house: House, make_child: Callable[..., Child], tmp_path: Path
) -> None:
    for name in ("valkey", "worker", "web", "beat"):
        child = make_child(name, FAREWELL.format(name), log="together")
        house.start(child)
        until(lambda: (tmp_path / "together").read_text().count("1") == len(house.children))

    house.close()

    assert (tmp_path / "together").read_text().split() == ["1"] * 4 + ["web", "beat", "worker", "valkey"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_watch(house: House, make_child: Callable[..., Child], number: signal.Signals) -> None:
    house.start(make_child("web", f"import os, signal, time; os.kill(os.getppid(), {number.value}); time.sleep(9999)"))

    house.watch()

    assert house.is_closing
