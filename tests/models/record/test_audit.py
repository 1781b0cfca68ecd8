"""The history is verified round after round, in parts, and what is found stands until a round finds nothing."""

from datetime import timedelta

import pytest

from inquiries.models import Answer, Audit, Event, Seal, Staff
from inquiries.models.record import line
from tests.forced import force
from tests.makers import NOON, make_answer, make_supervisor, make_topic

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Thirty events under seals of five rows."""
    monkeypatch.setattr(line, "RUN", 5)
    made = [Event.record("inquiry.resumed", by=None, at=NOON).pk for _ in range(30)]
    Seal.objects.seal()
    return made


def test_a_round_goes_on_from_where_it_was_until_the_head() -> None:
    head = Seal.objects.newest()
    assert head

    first = Audit.objects.go_on(at=NOON, part=12)
    assert first
    assert (first.number, first.rows, first.ended_at) == (3, 15, None)

    second = Audit.objects.go_on(at=NOON, part=12)
    third = Audit.objects.go_on(at=NOON, part=12)
    assert second == first
    assert third is None or third == first
    ended = Audit.objects.get()
    assert (ended.number, ended.hash, ended.rows, ended.found) == (head.number, head.hash, 30, 0)
    assert ended.ended_at == NOON


def test_the_next_round_begins_an_hour_later() -> None:
    Audit.objects.go_on(at=NOON)

    assert Audit.objects.go_on(at=NOON + timedelta(minutes=59)) is None
    assert Audit.objects.go_on(at=LATER)
    assert Audit.objects.count() == 2


def test_what_was_changed_is_kept_and_put_on_record_once(keys: list[int]) -> None:
    force(f"UPDATE inquiries_event SET action = 'x' WHERE id IN ({keys[7]}, {keys[20]})")  # noqa: S608

    Audit.objects.go_on(at=NOON)

    audit = Audit.objects.get()
    assert (audit.found, audit.differences) == (2, [["changed", "event", keys[7]], ["changed", "event", keys[20]]])
    assert Event.objects.named("history.differed").count() == 1
    assert Audit.objects.amiss() == audit


def test_the_alarm_stands_until_a_later_round_has_ended_without() -> None:
    force("UPDATE inquiries_event SET action = 'x'")
    Audit.objects.go_on(at=NOON)
    force("UPDATE inquiries_event SET action = 'inquiry.resumed' WHERE action = 'x'")

    Audit.objects.go_on(at=LATER, part=1)
    assert Audit.objects.amiss()
    Audit.objects.go_on(at=LATER)

    assert Audit.objects.amiss() is None


def test_a_chain_that_was_cut_off_with_its_rows_is_found_by_the_round_before(keys: list[int]) -> None:
    Audit.objects.go_on(at=NOON)
    head = Seal.objects.newest()
    assert head
    force(
        f"DELETE FROM inquiries_seal WHERE number = {head.number}",  # noqa: S608
        f"DELETE FROM inquiries_event WHERE id > {keys[24]}",  # noqa: S608
    )

    Audit.objects.go_on(at=LATER)

    amiss = Audit.objects.amiss()
    assert amiss
    assert amiss.differences == [["removed", "seal", head.number]]


def test_an_approval_that_nobody_gave_is_found(operator: Staff) -> None:
    answer = make_answer(make_topic(), state=Answer.State.DRAFT)
    Answer.objects.filter(pk=answer.pk).update(approved_by=make_supervisor(), approved_at=NOON)

    Audit.objects.go_on(at=NOON)

    amiss = Audit.objects.amiss()
    assert amiss
    assert amiss.differences == [["unfounded", "answer", answer.pk]]


def test_two_workers_keep_to_one_round() -> None:
    Audit.objects.go_on(at=NOON, part=1)
    Audit.objects.go_on(at=NOON, part=1)

    assert Audit.objects.count() == 1
