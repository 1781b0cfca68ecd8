"""A batch does one act to many inquiries, each as by the verb for one, and undoes it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inquiries.models import Batch, Closure, Event, Hold, Inquiry, Item, Kind, Precedence, Priority, Staff
from inquiries.models.batch.act import Act
from inquiries.models.batch.batch import NothingLeft, NotYours, TooMany
from inquiries.models.batch.job import carry_all_on
from inquiries.models.batch.kinds import ACTS
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.message import Channel
from tests.makers import make_contact, make_inquiry, make_staff, make_topic

pytestmark = pytest.mark.django_db
SPAM = {"outcome": Closure.Outcome.NOT_NEEDED.value}


def make_many(count: int = 3) -> list[Inquiry]:
    return [
        make_inquiry(f"{number}番の件です。", contact=make_contact(f"相談者{number}", f"c{number}@example.jp"))
        for number in range(count)
    ]


def seen(kind: Kind, asked: dict[str, Any], chosen: Sequence[Inquiry], by: Staff) -> dict[int, str]:
    looks = ACTS[kind](by, asked).look([inquiry.pk for inquiry in chosen], at=timezone.now())
    return {look.target: look.fingerprint for look in looks if not look.why}


def begin(kind: Kind, asked: dict[str, Any], chosen: Sequence[Inquiry], by: Staff, **but: Any) -> Batch:
    known = but.pop("seen", None)
    known = seen(kind, asked, chosen, by) if known is None else known
    fields = {"token": f"token-{Batch.objects.count()}"} | but
    return Batch.objects.begin(kind, asked, by=by, chosen=[one.pk for one in chosen], seen=known, **fields)


def fresh(inquiry: Inquiry) -> Inquiry:
    return Inquiry.objects.get(pk=inquiry.pk)


def states(batch: Batch) -> list[str]:
    return list(batch.items.in_order().values_list("state", flat=True))


def test_it_closes_many_and_each_timeline_names_it(operator: Staff) -> None:
    chosen = make_many()

    batch = begin(Kind.CLOSE, SPAM, chosen, operator)

    assert batch.state == Batch.State.DONE
    assert all(fresh(inquiry).is_closed for inquiry in chosen)
    actions = list(chosen[0].events.oldest_first().values_list("action", flat=True))
    assert actions[-2:] == ["inquiry.closed", "batch.done"]
    assert chosen[0].events.named("batch.done").get().particulars == {"batch": batch.number}


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (Kind.TAKE, {}),
        (Kind.PRIORITY, {"priority": "high"}),
        (Kind.HOLD, {"reason": "issuer", "until": "", "words": ""}),
        (Kind.CLOSE, SPAM),
    ],
)
def test_undone_each_is_as_it_was(kind: Kind, asked: dict[str, Any], operator: Staff) -> None:
    chosen = make_many()
    before = [_image(inquiry) for inquiry in chosen]
    batch = begin(kind, asked, chosen, operator)
    assert [_image(inquiry) for inquiry in chosen] != before

    batch.undo(by=operator)

    assert batch.state == Batch.State.UNDONE
    assert [_image(inquiry) for inquiry in chosen] == before


def _image(inquiry: Inquiry) -> tuple[Any, ...]:
    row = fresh(inquiry)
    return row.standing, row.owner, row.priority, row.due_at, row.held_until, [*row.topics.all()]


def test_what_was_held_is_held_again_after_an_undone_closing(operator: Staff) -> None:
    [inquiry] = make_many(1)
    until = timezone.now() + timedelta(hours=3)
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.ISSUER, words="先方待ち", until=until)
    before = _image(inquiry)
    batch = begin(Kind.CLOSE, SPAM, [inquiry], operator)

    batch.undo(by=operator)

    assert _image(inquiry) == before
    assert (fresh(inquiry).hold.words, fresh(inquiry).hold.until) == ("先方待ち", until)


def test_an_ended_hold_comes_back(operator: Staff) -> None:
    [inquiry] = make_many(1)
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.OTHER, words="部品待ち")
    batch = begin(Kind.RESUME, {}, [inquiry], operator)
    assert not hasattr(fresh(inquiry), "hold")

    batch.undo(by=operator)

    assert fresh(inquiry).hold.words == "部品待ち"


def test_a_hold_does_not_come_back_over_what_the_customer_wrote_since(operator: Staff) -> None:
    [inquiry] = make_many(1)
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.OTHER, words="部品待ち")
    batch = begin(Kind.RESUME, {}, [inquiry], operator)
    inquiry.append(Incoming(Channel.MAIL, "届きました。"))

    batch.undo(by=operator)

    assert not hasattr(fresh(inquiry), "hold")
    assert states(batch) == [Item.State.STAYS]


def test_topics_are_added_and_taken_away_and_come_back(operator: Staff) -> None:
    first, second = make_topic("first"), make_topic("second")
    chosen = make_many(2)
    chosen[0].set_topics([first], by=operator)

    batch = begin(Kind.TOPICS, {"add": ["second"], "remove": ["first"]}, chosen, operator)

    assert [[*fresh(one).topics.all()] for one in chosen] == [[second], [second]]
    batch.undo(by=operator)
    assert [[*fresh(one).topics.all()] for one in chosen] == [[first], []]


def test_a_supervisor_gives_and_undo_gives_back(operator: Staff, supervisor: Staff) -> None:
    other, [first, second] = make_staff("kato", "加藤"), make_many(2)
    first.claim(by=operator)

    batch = begin(Kind.GIVE, {"staff": other.pk}, [first, second], supervisor)

    assert [fresh(one).owner for one in (first, second)] == [other, other]
    batch.undo(by=supervisor)
    assert [fresh(one).owner for one in (first, second)] == [operator, None]


def test_an_operator_gives_nothing_to_others(operator: Staff) -> None:
    with pytest.raises(NotYours):
        begin(Kind.GIVE, {"staff": operator.pk}, make_many(1), operator)


def test_an_operator_takes_nothing_from_others(operator: Staff) -> None:
    [inquiry] = make_many(1)
    inquiry.claim(by=make_staff("kato", "加藤"))

    batch = begin(Kind.TAKE, {}, [inquiry], operator)

    assert states(batch) == ["left_out"]
    assert "加藤" in batch.items.get().reason


def test_put_back_and_back_again(operator: Staff, supervisor: Staff) -> None:
    chosen = make_many(2)
    chosen[0].claim(by=operator)

    batch = begin(Kind.RELEASE, {}, chosen, supervisor)

    assert states(batch) == ["done", "left_out"]
    assert fresh(chosen[0]).owner is None
    batch.undo(by=supervisor)
    assert fresh(chosen[0]).owner == operator


def test_what_changed_after_the_preview_is_left_out(operator: Staff) -> None:
    chosen = make_many(2)
    known = seen(Kind.CLOSE, SPAM, chosen, operator)
    chosen[0].append(Incoming(Channel.MAIL, "追加でお尋ねします。"))

    batch = begin(Kind.CLOSE, SPAM, chosen, operator, seen=known)

    assert states(batch) == ["left_out", "done"]
    assert batch.items.in_order()[0].reason
    assert not fresh(chosen[0]).is_closed


def test_what_the_preview_did_not_promise_is_not_done(operator: Staff) -> None:
    chosen = make_many(2)
    known = seen(Kind.CLOSE, SPAM, chosen[:1], operator)

    assert states(begin(Kind.CLOSE, SPAM, chosen, operator, seen=known)) == ["done", "left_out"]


def test_an_open_question_a_begun_reply_and_a_promised_call_keep_it_open(operator: Staff) -> None:
    asked, called = make_many(2)
    asked.escalate(by=operator, words="本社へ")
    called.promise_call(by=operator, due_at=timezone.now() + timedelta(hours=1))

    batch = begin(Kind.CLOSE, SPAM, [asked, called], operator)

    assert states(batch) == ["left_out", "left_out"]


def test_fraud_and_threats_are_not_closed_among_many(operator: Staff) -> None:
    first = make_many(1)
    Precedence.objects.say(first[0], Priority.FIRST, by=operator)

    assert states(begin(Kind.CLOSE, SPAM, first, operator)) == ["left_out"]


def test_nothing_is_closed_as_answered_where_nothing_was_answered(operator: Staff) -> None:
    batch = begin(Kind.CLOSE, {"outcome": Closure.Outcome.ANSWERED.value}, make_many(1), operator)

    assert states(batch) == ["left_out"]


def test_what_somebody_worked_on_since_stays_with_the_reason(operator: Staff, supervisor: Staff) -> None:
    chosen = make_many(2)
    batch = begin(Kind.PRIORITY, {"priority": "high"}, chosen, operator)
    chosen[0].claim(by=supervisor)

    batch.undo(by=operator)

    assert states(batch) == ["stays", "undone"]
    assert fresh(chosen[0]).priority == Priority.HIGH
    assert "鈴木" in batch.items.in_order()[0].reason


def test_it_is_undone_once(operator: Staff) -> None:
    batch = begin(Kind.CLOSE, SPAM, make_many(1), operator)
    batch.undo(by=operator)

    with pytest.raises(NothingLeft):
        batch.undo(by=operator)


def test_after_a_day_nothing_is_undone(operator: Staff) -> None:
    batch = begin(Kind.CLOSE, SPAM, make_many(1), operator)

    with pytest.raises(NothingLeft):
        batch.undo(by=operator, at=timezone.now() + timedelta(days=2))


def test_the_same_page_sent_twice_begins_one_batch(operator: Staff) -> None:
    chosen = make_many(1)

    first = begin(Kind.TAKE, {}, chosen, operator, token="once")
    second = begin(Kind.TAKE, {}, chosen, operator, token="once", seen={})

    assert first == second
    assert Event.objects.named("batch.begun").count() == 1


def test_too_many_are_refused(operator: Staff) -> None:
    with pytest.raises(TooMany):
        Batch.objects.begin(Kind.TAKE, {}, by=operator, chosen=[*range(501)], seen={}, token="many")


def test_many_are_left_to_the_job(operator: Staff) -> None:
    batch = begin(Kind.CLOSE, SPAM, make_many(21), operator)
    assert set(states(batch)) == {"pending"}

    carry_all_on()

    assert set(states(batch)) == {"done"}


def test_a_killed_worker_leaves_the_rest_to_the_next_and_nothing_is_done_twice(
    operator: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = begin(Kind.CLOSE, SPAM, make_many(22), operator)
    _die_after(7, monkeypatch)
    with pytest.raises(SystemExit):
        batch.carry_on()
    assert states(batch).count("done") == 7
    monkeypatch.undo()
    carry_all_on()
    assert states(batch).count("done") == 7, "the lease of the dead one still runs"

    Batch.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    carry_all_on()

    assert states(batch).count("done") == 22
    assert Event.objects.named("inquiry.closed").count() == 22


def _die_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    act, left = ACTS[Kind.CLOSE], [count]
    do = act.do

    def dying(self: Act, *args: Any, **kwargs: Any) -> Any:
        if not left[0]:
            raise SystemExit
        left[0] -= 1
        return do(self, *args, **kwargs)

    monkeypatch.setattr(act, "do", dying)


def test_one_fault_of_ours_does_not_stop_the_others(operator: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen, act = make_many(3), ACTS[Kind.CLOSE]
    do = act.do

    def broken(self: Act, target: int, *args: Any, **kwargs: Any) -> Any:
        if target == chosen[1].pk:
            raise ZeroDivisionError
        return do(self, target, *args, **kwargs)

    monkeypatch.setattr(act, "do", broken)

    assert states(begin(Kind.CLOSE, SPAM, chosen, operator)) == ["done", "left_out", "done"]


def test_undone_before_its_turn_an_item_is_never_done(operator: Staff) -> None:
    chosen = make_many(21)
    batch = begin(Kind.CLOSE, SPAM, chosen, operator)

    batch.undo(by=operator)

    assert set(states(batch)) == {"left_out"}
    assert batch.state == Batch.State.UNDONE
    assert not any(fresh(inquiry).is_closed for inquiry in chosen)


def test_ones_own_batches_are_seen_and_a_supervisor_sees_all(operator: Staff, supervisor: Staff) -> None:
    batch = begin(Kind.TAKE, {}, make_many(1), operator)

    assert list(Batch.objects.visible_to(operator)) == [batch]
    assert list(Batch.objects.visible_to(supervisor)) == [batch]
    assert not Batch.objects.visible_to(make_staff("kato", "加藤")).exists()


@pytest.mark.parametrize("kind", [Kind.CLOSE, Kind.TAKE])
def test_a_look_costs_the_same_for_few_and_for_many(kind: Kind, operator: Staff) -> None:
    asked: dict[str, Any] = {"outcome": Closure.Outcome.ANSWERED.value}
    few, many = make_many(2), make_many(12)

    with CaptureQueriesContext(connection) as first:
        ACTS[kind](operator, asked).look([one.pk for one in few], at=timezone.now())
    with CaptureQueriesContext(connection) as second:
        ACTS[kind](operator, asked).look([one.pk for one in many], at=timezone.now())

    assert len(first) == len(second)


def test_an_item_is_once_in_a_batch(operator: Staff) -> None:
    [inquiry] = make_many(1)

    batch = begin(Kind.TAKE, {}, [inquiry, inquiry], operator)

    assert Item.objects.filter(batch=batch).count() == 1
