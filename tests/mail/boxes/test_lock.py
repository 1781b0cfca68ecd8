"""One pass at a time over a mailbox; nobody waits for one that is dead."""

import os
import subprocess
import sys
import time

import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings

from inquiries.mail.boxes.lock import Lock

pytestmark = pytest.mark.once


def test_a_lock_is_one_s_own_until_it_is_given_back() -> None:
    first, second = Lock("desk mail.example.jp/INBOX"), Lock("desk mail.example.jp/INBOX")
    assert first.acquire()

    assert not second.acquire()
    first.release()

    assert second.acquire()


def test_another_mailbox_is_another_lock() -> None:
    assert Lock("a").acquire()
    assert Lock("b").acquire()


def test_a_lock_that_ran_out_is_not_given_back_for_its_next_owner() -> None:
    first, second = Lock("a"), Lock("a")
    first.acquire()
    cache.clear()
    second.acquire()

    first.release()

    assert not Lock("a").acquire()


def test_a_lock_is_kept_for_as_long_as_the_work_lasts(settings: Settings) -> None:
    settings.HOTLINE_LEASE_SECONDS = 4
    first = Lock("a")

    with first.acquired() as is_ours:
        time.sleep(5)

        assert is_ours
        assert not Lock("a").acquire()

    assert Lock("a").acquire()


def test_a_lock_that_ran_out_is_not_renewed_for_its_next_owner() -> None:
    first = Lock("a")
    first.acquire()
    cache.clear()
    Lock("a").acquire()

    assert not first.renew()
    assert not first.is_ours


def test_nobody_waits_for_a_process_that_was_killed() -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    killed = Lock("a")
    cache.add(killed.key, killed.mine.replace(f" {os.getpid()} ", f" {dead.pid} "), killed.seconds)

    assert Lock("a").acquire()


def test_of_a_process_on_another_machine_nobody_knows() -> None:
    elsewhere = Lock("a")
    cache.add(elsewhere.key, "another-machine 1 x", elsewhere.seconds)

    assert not Lock("a").acquire()
