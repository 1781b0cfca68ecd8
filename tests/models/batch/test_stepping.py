"""Many cards take a step at once, each as by the verb for one; nobody moves any to accepted on our own word."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from inquiries.models import Batch, Item, Kind, Reissue, Reporter, Staff, Stage
from inquiries.models.batch.kinds import ACTS
from inquiries.models.card.stage import ISSUERS_WORD
from tests.makers import make_contact, make_inquiry, make_issuer, make_reissue

pytestmark = pytest.mark.django_db


def make_cards(operator: Staff, *stages: Stage) -> list[Reissue]:
    """One at each of these stages, as the card company reported it."""
    made = []
    for number, stage in enumerate(stages):
        contact = make_contact(f"相談者{number}", f"c{number}@example.jp")
        reissue = make_reissue(make_inquiry(contact=contact), by=operator)
        if stage != Stage.RECEIVED:
            reissue.step(stage, by=operator, reported_by=Reporter.ISSUER)
        made.append(reissue)
    return made


def asked(stage: Stage = Stage.CONTACTED, reporter: Reporter = Reporter.CUSTOMER, days: int = 0) -> dict[str, Any]:
    on = timezone.localdate() - timedelta(days=days)
    return {"stage": stage.value, "reported_by": reporter.value, "on": on.isoformat()}


def begin(said: dict[str, Any], cards: list[Reissue], by: Staff, **but: Any) -> Batch:
    keys = [card.pk for card in cards]
    looks = ACTS[Kind.STEP](by, said).look(keys, at=timezone.now())
    seen = {look.target: look.fingerprint for look in looks if not look.why} | but.pop("forged", {})
    token = f"token-{Batch.objects.count()}"
    return Batch.objects.begin(Kind.STEP, said, by=by, chosen=keys, seen=seen, token=token)


def stages(cards: list[Reissue]) -> list[str]:
    return [Reissue.objects.get(pk=card.pk).stage for card in cards]


def states(batch: Batch) -> list[str]:
    return list(batch.items.in_order().values_list("state", flat=True))


def test_many_take_a_step_with_its_day_and_reporter_and_each_timeline_names_the_batch(operator: Staff) -> None:
    cards = make_cards(operator, Stage.RECEIVED, Stage.ADVISED)

    batch = begin(asked(days=2), cards, operator)

    assert stages(cards) == ["contacted", "contacted"]
    step = cards[0].newest_step
    assert (step.reported_by, step.happened_on) == (Reporter.CUSTOMER, timezone.localdate() - timedelta(days=2))
    events = list(cards[0].inquiry.events.oldest_first())
    assert [event.action for event in events][-2:] == ["reissue.stepped", "batch.done"]
    assert events[-1].particulars["batch"] == batch.number


@pytest.mark.parametrize(
    ("stage", "to", "reporter", "days", "sentence"),
    [
        (Stage.REFERRED, Stage.CONTACTED, Reporter.CUSTOMER, 0, "すでにその段階か、先の段階にあります。"),
        (Stage.DONE, Stage.CONTACTED, Reporter.CUSTOMER, 0, "終了"),
        (Stage.CONTACTED, Stage.ACCEPTED, Reporter.US, 0, "当窓口では確認できないことです。"),
        (Stage.RECEIVED, Stage.CONTACTED, Reporter.CUSTOMER, -1, "先の日付"),
        (Stage.CONTACTED, Stage.ARRIVED, Reporter.CUSTOMER, 0, "再発行受付がまだ報告されていません"),
    ],
)
def test_what_takes_no_such_step_is_left_out_with_the_reason(
    operator: Staff, stage: Stage, to: Stage, reporter: Reporter, days: int, sentence: str
) -> None:
    cards, said = make_cards(operator, stage), asked(to, reporter, days)

    [look] = ACTS[Kind.STEP](operator, said).look([cards[0].pk], at=timezone.now())
    batch = begin(said, cards, operator)

    assert look.why
    assert sentence in str(look.why)
    assert (states(batch), stages(cards)) == ([Item.State.LEFT_OUT], [stage])


def test_a_card_that_moved_since_the_preview_is_left_out(operator: Staff) -> None:
    [card] = make_cards(operator, Stage.RECEIVED)
    shown = {card.pk: str(card.newest_step.pk)}
    card.step(Stage.ADVISED, by=operator, reported_by=Reporter.US)

    batch = begin(asked(), [card], operator, forged=shown)

    assert (states(batch), stages([card])) == ([Item.State.LEFT_OUT], ["advised"])


def test_it_is_undone_where_nothing_came_after(operator: Staff) -> None:
    first, second = cards = make_cards(operator, Stage.RECEIVED, Stage.ADVISED)
    batch = begin(asked(), cards, operator)
    Reissue.objects.get(pk=second.pk).step(Stage.REFERRED, by=operator, reported_by=Reporter.US)

    batch.undo(by=operator)

    assert stages(cards) == ["received", "referred"]
    assert states(batch) == [Item.State.UNDONE, Item.State.STAYS]
    assert [step.is_retracted for step in first.steps.order_by("pk")] == [False, True]


def test_several_cards_of_one_person_are_told_apart_and_undone(operator: Staff) -> None:
    inquiry = make_inquiry()
    one = make_reissue(inquiry, by=operator, issuer=make_issuer("甲カード"))
    other = make_reissue(inquiry, by=operator, issuer=make_issuer("乙カード"), last_four="1234")
    looks = ACTS[Kind.STEP](operator, asked()).look([one.pk, other.pk], at=timezone.now())

    batch = begin(asked(), [one, other], operator)
    batch.undo(by=operator)

    assert [look.name for look in looks] == ["甲カード", "乙カード 1234"]
    assert states(batch) == [Item.State.UNDONE, Item.State.UNDONE]


@pytest.mark.parametrize("stage", Stage)
def test_no_batch_brings_a_card_to_accepted_or_later_on_our_own_word(operator: Staff, stage: Stage) -> None:
    cards = make_cards(operator, *Stage)
    forged = {card.pk: str(card.newest_step.pk) for card in cards}

    begin(asked(stage, Reporter.US), cards, operator, forged=forged)

    for card, before in zip(cards, Stage, strict=True):
        step = Reissue.objects.get(pk=card.pk).newest_step
        if step.reported_by == Reporter.US and step.stage in (*ISSUERS_WORD, Stage.DONE):
            assert (before in ISSUERS_WORD, step.stage) == (True, Stage.DONE)
