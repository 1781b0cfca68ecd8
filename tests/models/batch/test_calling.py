"""Calls are promised to many: each at a time of its own, by somebody, in open hours, and once to a person."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from inquiries.models import Batch, Callback, Closure, Inquiry, Item, Kind, Staff
from inquiries.models.batch.acts.calling import Calling
from tests.makers import TOKYO, make_contact, make_inquiry, make_staff, make_version

pytestmark = pytest.mark.django_db


def make_many(count: int = 3, *, start: int = 0) -> list[Inquiry]:
    return [
        make_inquiry(contact=make_contact(f"相談者{n}", f"c{n}@example.jp", phone=f"090-0000-{n:04}"))
        for n in range(start, start + count)
    ]


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


def asked(*people: Staff, **but: Any) -> dict[str, Any]:
    said = {"day": tomorrow().isoformat(), "opens": "10:00:00", "closes": "12:00:00", "minutes": 30}
    return said | {"people": [person.pk for person in people]} | but


def look(said: dict[str, Any], chosen: list[Inquiry], by: Staff) -> list[Any]:
    return Calling(by, said).look([one.pk for one in chosen], at=timezone.now())


def begin(said: dict[str, Any], chosen: list[Inquiry], by: Staff, **forged: str) -> Batch:
    seen = {one.target: one.fingerprint for one in look(said, chosen, by) if not one.why}
    seen |= {int(key): mark for key, mark in forged.items()}
    token = f"token-{Batch.objects.count()}"
    return Batch.objects.begin(Kind.CALL, said, by=by, chosen=[one.pk for one in chosen], seen=seen, token=token)


def calls() -> list[tuple[str, str]]:
    rows = Callback.objects.soonest_first().select_related("owner")
    return [(f"{timezone.localtime(one.due_at):%H:%M}", one.owner.username) for one in rows]


def instant(clock: str) -> datetime:
    return datetime.fromisoformat(f"{tomorrow().isoformat()}T{clock}").replace(tzinfo=TOKYO)


def whys(said: dict[str, Any], chosen: list[Inquiry], by: Staff) -> list[str]:
    return [type(one.why).__name__ if one.why else "" for one in look(said, chosen, by)]


def test_calls_are_spread_over_people_and_times(supervisor: Staff) -> None:
    mori, hayashi = make_staff("mori"), make_staff("hayashi")
    chosen = make_many()

    shown = [one.says for one in look(asked(mori, hayashi), chosen, supervisor)]
    begin(asked(mori, hayashi), chosen, supervisor)

    assert calls() == [("10:00", "hayashi"), ("10:00", "mori"), ("10:30", "hayashi")]
    assert ["10:00" in shown[0], "10:30" in shown[2]] == [True, True]
    assert chosen[0].events.get(action="callback.promised").by == supervisor


def test_who_is_no_supervisor_promises_calls_of_their_own_alone(operator: Staff) -> None:
    begin(asked(make_staff("mori")), make_many(2), operator)

    assert {name for _time, name in calls()} == {operator.username}


def test_nobody_gets_two_calls_at_a_time(operator: Staff) -> None:
    other = make_inquiry(contact=make_contact("別の方", "other@example.jp", phone="090-9999-0000"))
    other.promise_call(by=operator, due_at=instant("10:15:00"))

    begin(asked(), make_many(1), operator)

    assert calls() == [("10:15", operator.username), ("11:00", operator.username)]


def test_none_is_promised_in_closed_hours(operator: Staff) -> None:
    hours = {"hours": [{"value": ["13:00", "18:00"], "quote": "", "sure": True}]}
    make_version("受付時間は13:00から18:00です。", facts=hours)

    begin(asked(opens="09:00:00", closes="14:00:00"), make_many(3), operator)

    days = {timezone.localdate(one.due_at) for one in Callback.objects.all()}
    assert [clock for clock, _name in calls()] == ["13:00", "13:30", "13:00"]
    assert days == {tomorrow(), tomorrow() + timedelta(days=1)}


def test_whom_nobody_can_call_or_who_is_called_anyway_is_left_out(operator: Staff) -> None:
    [first] = make_many(1)
    again = make_inquiry("別の件です。", contact=first.contact)
    silent = make_inquiry(contact=make_contact("電話なし", "nophone@example.jp"))
    [promised] = make_many(1, start=5)
    promised.promise_call(by=operator, due_at=timezone.now() + timedelta(hours=1))

    assert whys(asked(), [first, again, silent, promised], operator) == [
        "", "CalledForAnother", "NoNumber", "CallPromised",
    ]  # fmt: skip


def test_when_no_time_is_left_it_is_said(operator: Staff) -> None:
    said = asked(opens="10:00:00", closes="10:30:00")

    found = whys(said, make_many(16), operator)

    assert found == [""] * 14 + ["NoTimeLeft"] * 2


def test_a_closed_inquiry_gets_its_call_and_stays_closed(operator: Staff) -> None:
    [inquiry] = make_many(1)
    inquiry.close(by=operator, outcome=Closure.Outcome.NOT_NEEDED)

    begin(asked(), [inquiry], operator)

    assert len(calls()) == 1
    assert Closure.objects.filter(inquiry=inquiry).exists()


@pytest.mark.parametrize("end", ["", ".0.0", ".99999999999.1", ".x.y", ".-1.1", ".17.17.17"])
def test_a_time_that_somebody_made_up_is_not_promised(operator: Staff, end: str) -> None:
    [inquiry] = make_many(1)
    standing = look(asked(), [inquiry], operator)[0].fingerprint.rsplit(".", 2)[0]

    batch = begin(asked(), [inquiry], operator, **{str(inquiry.pk): standing + end})

    assert (calls(), batch.items.get().state) == ([], Item.State.LEFT_OUT)


def test_a_call_outside_the_window_or_for_another_is_not_promised(operator: Staff) -> None:
    [inquiry], mori = make_many(1), make_staff("mori")
    standing, moment, owner = look(asked(), [inquiry], operator)[0].fingerprint.rsplit(".", 2)

    for mark in (f"{standing}.{moment}.{mori.pk}", f"{standing}.{int(moment) + 60}.{owner}"):
        begin(asked(), [inquiry], operator, **{str(inquiry.pk): mark})

    assert calls() == []


def test_it_is_undone_where_nobody_has_called_yet(operator: Staff) -> None:
    first, second = chosen = make_many(2)
    batch = begin(asked(), chosen, operator)
    second.callbacks.get().miss(by=operator)

    batch.undo(by=operator)

    states = list(batch.items.in_order().values_list("state", flat=True))
    assert states == [Item.State.UNDONE, Item.State.STAYS]
    assert not first.callbacks.exists()
    assert first.events.filter(action="callback.taken_back").exists()


def test_two_batches_give_nobody_the_same_time(operator: Staff) -> None:
    [one], [other] = make_many(1), make_many(1, start=1)
    mark = look(asked(), [other], operator)[0].fingerprint
    begin(asked(), [one], operator)

    late = begin(asked(), [other], operator, **{str(other.pk): mark})

    assert (len(calls()), late.items.get().state) == (1, Item.State.LEFT_OUT)
