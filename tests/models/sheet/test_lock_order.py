"""Two files of one company that are accepted at the same moment lock in one order, however many cases they name."""

from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

import pytest
from django.db import connection

from inquiries.models import Inquiry, Issuer, Reissue, Reporter, RowAnswer, SheetReturn, Stage
from inquiries.models.sheet import applying
from tests.makers import make_inquiry, make_issuer, make_reissue
from tests.sheets import accept, answers, as_csv, make_handed_over, make_maker, make_return

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]
MEET_WITHIN = 3
"""Seconds in which both have locked something, if the first lock of one does not stop the other."""


@pytest.fixture(autouse=True)
def _each_case_is_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What two thousand lines are otherwise."""
    monkeypatch.setattr(applying, "AT_ONCE", 1)


def make_waiting(inquiry: Inquiry, issuer: Issuer) -> Reissue:
    case = make_reissue(inquiry, by=make_maker(), issuer=issuer)
    case.step(Stage.CONTACTED, by=make_maker(), reported_by=Reporter.CUSTOMER)
    return case


def crossing() -> list[SheetReturn]:
    """The cases of one sheet lead to two inquiries, those of the other to the same ones the other way round."""
    issuer, one, other = make_issuer(), make_inquiry(), make_inquiry()
    pairs = [[make_waiting(inquiry, issuer) for inquiry in order] for order in ((one, other), (other, one))]
    return [make_return(make_handed_over(cases), as_csv(answers(cases))) for cases in pairs]


def meet(work: Callable[[], None], at: Barrier, faults: list[Exception]) -> Thread:
    """Does this in a thread; once it holds its first inquiry it waits for the other, if that gets as far."""
    met = list[bool]()

    def pause(execute: Callable[..., Any], sql: str, *others: Any) -> Any:
        answer = execute(sql, *others)
        if not met and 'FROM "inquiries_inquiry"' in sql and "FOR UPDATE" in sql:
            met.append(True)
            with suppress(BrokenBarrierError):
                at.wait(MEET_WITHIN)
        return answer

    def run() -> None:
        try:
            with connection.execute_wrapper(pause):
                work()
        except Exception as fault:  # noqa: BLE001 - told to the test
            faults.append(fault)
        finally:
            connection.close()

    return Thread(target=run)


def at_the_same_moment(*works: Callable[[], None]) -> list[Exception]:
    barrier, faults = Barrier(len(works)), list[Exception]()
    threads = [meet(work, barrier, faults) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_two_files_are_both_taken_in() -> None:
    first, second = crossing()

    assert at_the_same_moment(lambda: accept(first), lambda: accept(second)) == []
    assert RowAnswer.objects.count() == 4


def test_one_is_taken_back_while_the_other_is_taken_in() -> None:
    first, second = crossing()
    accept(first)
    first.refresh_from_db()

    assert at_the_same_moment(lambda: first.take_back(by=make_maker()), lambda: accept(second)) == []
    assert RowAnswer.objects.count() == 2
