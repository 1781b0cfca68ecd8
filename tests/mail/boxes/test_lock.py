"""One pass at a time over a mailbox; nobody waits for one that is dead."""

import os
import subprocess
import sys
import time

import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings

from inquiries.mail.boxes.lock import Claim

pytestmark = pytest.mark.once


def test_a_claim_is_one_s_own_until_it_is_given_back() -> None:
    first, second = Claim("desk mail.example.jp/INBOX"), Claim("desk mail.example.jp/INBOX")
    assert first.take()

    assert not second.take()
    first.give_back()

    assert second.take()


def test_another_mailbox_is_another_claim() -> None:
    assert Claim("a").take()
    assert Claim("b").take()


def test_a_claim_that_ran_out_is_not_given_back_for_its_next_owner() -> None:
    first, second = Claim("a"), Claim("a")
    first.take()
    cache.clear()
    second.take()

    first.give_back()

    assert not Claim("a").take()


def test_a_claim_is_kept_for_as_long_as_the_work_lasts(settings: Settings) -> None:
    settings.HOTLINE_CLAIM_SECONDS = 4
    first = Claim("a")

    with first.taken() as is_ours:
        time.sleep(5)

        assert is_ours
        assert not Claim("a").take()

    assert Claim("a").take()


def test_a_claim_that_ran_out_is_not_renewed_for_its_next_owner() -> None:
    first = Claim("a")
    first.take()
    cache.clear()
    Claim("a").take()

    assert not first.renew()
    assert not first.is_ours


def test_nobody_waits_for_a_process_that_was_killed() -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    killed = Claim("a")
    cache.add(killed.key, killed.mine.replace(f" {os.getpid()} ", f" {dead.pid} "), killed.seconds)

    assert Claim("a").take()


def test_of_a_process_on_another_machine_nobody_knows() -> None:
    elsewhere = Claim("a")
    cache.add(elsewhere.key, "another-machine 1 x", elsewhere.seconds)

    assert not Claim("a").take()
