"""What an owner of the database changes in the history is found, and named."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from inquiries.models import Event, Seal, Sighting
from inquiries.models.record import line
from inquiries.models.record.line import hash_of
from inquiries.models.record.verifying import Difference, Reading, beside
from tests.forced import force, lifted
from tests.makers import NOON, make_inquiry, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Twelve events of one inquiry and a sighting, under runs of five rows."""
    monkeypatch.setattr(line, "RUN", 5)
    inquiry, operator = make_inquiry(), make_staff()
    made = [inquiry.record("inquiry.resumed", by=operator, at=NOON, turn=turn).pk for turn in range(12)]
    Sighting.objects.uncover(inquiry, field=Sighting.Field.PHONE, reason="確認", by=operator, at=NOON)
    Seal.objects.seal()
    return made


def _found() -> list[Difference]:
    return [*Reading().differences(), *beside()]


def test_what_nobody_touched_is_whole(keys: list[int]) -> None:
    assert _found() == []
    assert Seal.objects.count() >= 4
    assert Seal.objects.unsealed() == 0
    assert Seal.objects.seal() == 0


def test_later_rows_get_later_seals(keys: list[int]) -> None:
    before = Seal.objects.newest()
    Event.record("inquiry.resumed", by=None)
    assert Seal.objects.unsealed() == 1

    assert Seal.objects.seal() == 1

    newest = Seal.objects.newest()
    assert newest
    assert before
    assert (newest.number, newest.hash_before) == (before.number + 1, before.hash)
    assert _found() == []


@pytest.mark.parametrize("change", ["action = 'inquiry.closed'", "particulars = '{\"turn\": 99}'", "by_id = NULL"])
def test_a_changed_row_is_named(keys: list[int], change: str) -> None:
    force(f"UPDATE inquiries_event SET {change} WHERE id = {keys[4]}")  # noqa: S608

    assert _found() == [Difference("changed", "event", keys[4])]


def test_a_removed_row_is_named(keys: list[int]) -> None:
    force(f"DELETE FROM inquiries_event WHERE id = {keys[6]}")  # noqa: S608

    assert _found() == [Difference("removed", "event", keys[6])]


def test_rows_cut_off_at_the_end_are_named(keys: list[int]) -> None:
    force(f"DELETE FROM inquiries_event WHERE id >= {keys[9]}")  # noqa: S608

    assert _found() == [Difference("removed", "event", key) for key in keys[9:]]


def test_rows_in_another_order_are_named(keys: list[int]) -> None:
    one, two = keys[2], keys[8]
    swaps = [(one, 900_000), (two, one), (900_000, two)]
    force(*(f"UPDATE inquiries_event SET id = {new} WHERE id = {old}" for old, new in swaps))  # noqa: S608

    assert _found() == [Difference("changed", "event", one), Difference("changed", "event", two)]


def test_a_row_put_in_is_named(keys: list[int]) -> None:
    force(f"DELETE FROM inquiries_event WHERE id = {keys[3]}")  # noqa: S608
    Event.objects.create(pk=keys[3], action="inquiry.resumed", at=NOON)
    force(f"UPDATE inquiries_event SET id = 0 WHERE id = {keys[3]}")  # noqa: S608
    assert _found() == [Difference("removed", "event", keys[3])]  # keys begin at 1: nothing is put in before it

    force(f"UPDATE inquiries_event SET id = {keys[3]} WHERE id = 0")  # noqa: S608
    assert _found() == [Difference("changed", "event", keys[3])]


def test_a_gap_that_was_filled_is_named() -> None:
    Event.objects.create(pk=500, action="inquiry.resumed", at=NOON)
    Seal.objects.seal()
    Event.objects.create(pk=499, action="inquiry.resumed", at=NOON)

    assert _found() == [Difference("inserted", "event", 499)]


def test_a_changed_sighting_is_named(keys: list[int]) -> None:
    force("UPDATE inquiries_sighting SET reason = 'x'")

    assert _found() == [Difference("changed", "sighting", Sighting.objects.get().pk)]


def test_a_seal_made_to_fit_breaks_the_chain(keys: list[int]) -> None:
    force(f"DELETE FROM inquiries_event WHERE id = {keys[11]}")  # noqa: S608
    first = Seal.objects.get(number=1)
    first.marks = bytes(first.marks)[:-24]
    with transaction.atomic(), lifted():
        Seal.objects.filter(number=1).update(marks=first.marks, hash=hash_of(first))

    assert Difference("changed", "seal", 2) in _found()


def test_a_removed_seal_is_named(keys: list[int]) -> None:
    force("DELETE FROM inquiries_seal WHERE number = 2")

    assert Difference("removed", "seal", 2) in _found()


def test_whoever_makes_all_seals_anew_is_found_by_a_head_that_was_noted(keys: list[int]) -> None:
    head = _printed("--head")
    force("DELETE FROM inquiries_seal", f"UPDATE inquiries_event SET action = 'x' WHERE id = {keys[1]}")  # noqa: S608
    Seal.objects.seal()
    assert _printed()["whole"]

    with pytest.raises(CommandError):
        _printed("--noted", f"{head['number']}:{head['hash']}")


def test_the_command_ends_in_one_where_a_row_was_changed(keys: list[int]) -> None:
    assert _printed()["head"] == _printed("--head")
    force(f"UPDATE inquiries_event SET action = 'x' WHERE id = {keys[1]}")  # noqa: S608

    out = StringIO()
    with pytest.raises(CommandError) as raised:
        call_command("verify_log", stdout=out, stderr=StringIO())

    assert raised.value.returncode == 1
    assert json.loads(out.getvalue())["found"] == [{"what": "changed", "table": "event", "key": keys[1]}]


def _printed(*arguments: str) -> dict[str, object]:
    out = StringIO()
    call_command("verify_log", *arguments, stdout=out, stderr=StringIO())
    printed: dict[str, object] = json.loads(out.getvalue())
    return printed
