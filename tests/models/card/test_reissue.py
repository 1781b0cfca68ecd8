from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from inquiries.models import Fee, Reissue, Reporter, Stage
from inquiries.models.card.not_taken import Backwards, Ended, NotEnded, NotNewest, NotOurWord, NotYet
from inquiries.models.card.stage import ISSUERS_WORD, OTHER_ENDS, STATIONS
from inquiries.models.refusal import Refusal
from tests.makers import NOON, make_inquiry, make_issuer, make_reissue, make_staff

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def at_stage(stage: str, on: date = TODAY) -> Reissue:
    reissue = make_reissue(by=make_staff(), at=NOON - timedelta(days=40))
    if stage != Stage.RECEIVED:
        reissue.step(stage, by=reissue.steps.get().by, reported_by=Reporter.ISSUER, on=on, at=NOON)
    return reissue


def test_a_reissue_begins_at_the_first_station_with_who_reported_it() -> None:
    operator = make_staff()

    reissue = make_reissue(by=operator, at=NOON)

    step = reissue.steps.get()
    assert (reissue.stage, reissue.stage_on) == (Stage.RECEIVED, TODAY)
    assert (step.stage, step.reported_by, step.happened_on, step.by) == ("received", "customer", TODAY, operator)
    assert reissue.inquiry.events.filter(action="reissue.opened").exists()


def test_a_step_has_a_day_and_a_reporter_and_is_on_the_timeline() -> None:
    reissue = at_stage(Stage.RECEIVED)

    step = reissue.step(
        Stage.CONTACTED, by=make_staff("mori"), reported_by=Reporter.CUSTOMER, on=TODAY - timedelta(days=1), at=NOON
    )

    event = reissue.inquiry.events.get(action="reissue.stepped")
    assert reissue.newest_step == step
    assert (reissue.stage, reissue.stage_on) == (Stage.CONTACTED, TODAY - timedelta(days=1))
    assert (event.particulars["stage"], event.particulars["reported_by"]) == ("contacted", "customer")


def test_stations_may_be_passed_over() -> None:
    assert at_stage(Stage.ARRIVED).stage == Stage.ARRIVED


@pytest.mark.parametrize("stage", [Stage.RECEIVED, Stage.CONTACTED, Stage.REFERRED])
def test_steps_go_forward(stage: Stage) -> None:
    reissue = at_stage(Stage.REFERRED)

    with pytest.raises(Backwards):
        reissue.step(stage, by=make_staff("mori"), reported_by=Reporter.CUSTOMER)

    assert reissue.steps.count() == 2


@pytest.mark.parametrize("stage", [Stage.ACCEPTED, Stage.ARRIVED, Stage.MOVED, Stage.DONE])
def test_our_own_word_is_not_enough_from_accepted_on(stage: Stage) -> None:
    reissue = at_stage(Stage.CONTACTED)

    with pytest.raises(NotOurWord):
        reissue.step(stage, by=make_staff("mori"), reported_by=Reporter.US)

    assert reissue.steps.count() == 2


@pytest.mark.parametrize("reporter", Reporter)
@pytest.mark.parametrize("before", Stage)
def test_of_all_pairs_of_steps_none_leads_to_accepted_or_later_on_our_own_word(
    before: Stage, reporter: Reporter
) -> None:
    reissue = Reissue(stage=before)

    for stage in Stage:
        try:
            reissue.must_take(stage, reported_by=reporter, on=None, today=TODAY)
        except Refusal:
            continue
        assert not reissue.has_ended
        ours = reporter == Reporter.US and stage in (*ISSUERS_WORD, Stage.DONE)
        assert not ours or (before in ISSUERS_WORD and stage == Stage.DONE)


def test_we_may_say_that_it_is_done_once_others_said_that_the_card_is_there() -> None:
    reissue = at_stage(Stage.ARRIVED)

    reissue.step(Stage.DONE, by=make_staff("mori"), reported_by=Reporter.US)

    assert reissue.has_ended


@pytest.mark.parametrize("end", [Stage.DONE, *OTHER_ENDS])
def test_after_an_end_there_is_no_further_step(end: Stage) -> None:
    reissue = at_stage(end)

    with pytest.raises(Ended):
        reissue.step(Stage.MOVED, by=make_staff("mori"), reported_by=Reporter.CUSTOMER)


def test_an_end_is_taken_back_to_the_station_before_it_and_the_history_stays() -> None:
    reissue = at_stage(Stage.CONTACTED)
    reissue.step(Stage.UNREACHABLE, by=make_staff("mori"), reported_by=Reporter.US)

    reissue.reopen(by=make_staff("hayashi"))

    assert reissue.stage == Stage.CONTACTED
    assert [step.stage for step in reissue.steps.order_by("pk")] == [
        "received", "contacted", "unreachable", "contacted",
    ]  # fmt: skip


def test_what_has_not_ended_is_not_reopened() -> None:
    with pytest.raises(NotEnded):
        at_stage(Stage.CONTACTED).reopen(by=make_staff("mori"))


def test_what_is_to_come_has_not_happened() -> None:
    reissue = at_stage(Stage.RECEIVED)

    with pytest.raises(NotYet):
        reissue.step(
            Stage.ARRIVED, by=make_staff("mori"), reported_by=Reporter.CUSTOMER, on=TODAY + timedelta(days=1), at=NOON
        )


def test_a_station_is_overdue_when_it_takes_longer_than_it_should() -> None:
    in_time = at_stage(Stage.REFERRED, on=TODAY - timedelta(days=3))
    late = make_reissue(make_inquiry(), at=NOON - timedelta(days=9))
    late.step(
        Stage.REFERRED, by=make_staff("mori"), reported_by=Reporter.PROCESSOR, on=TODAY - timedelta(days=4), at=NOON
    )

    assert not in_time.is_overdue(TODAY)
    assert late.is_overdue(TODAY)
    assert list(Reissue.objects.overdue(TODAY)) == [late]
    assert late.age(TODAY) == 4


def test_the_fee_is_an_axis_of_its_own() -> None:
    reissue = at_stage(Stage.ACCEPTED)

    reissue.set_fee(Fee.CHARGED, by=make_staff("mori"), yen=1100)

    reissue.refresh_from_db()
    assert (reissue.stage, reissue.fee, reissue.fee_yen) == (Stage.ACCEPTED, Fee.CHARGED, 1100)
    assert reissue.inquiry.events.get(action="reissue.fee").particulars["fee"] == "charged"


def test_the_card_company_is_set_once_it_is_known() -> None:
    reissue, issuer = at_stage(Stage.RECEIVED), make_issuer()

    reissue.set_issuer(issuer, by=make_staff("mori"))

    reissue.refresh_from_db()
    assert reissue.issuer == issuer


@pytest.mark.parametrize("wrong", [{"last_four": "4111111111111111"}, {"last_four": "12a4"}, {"fee_yen": 4_111_111}])
def test_the_database_itself_takes_no_card_number(wrong: dict[str, object]) -> None:
    reissue = at_stage(Stage.RECEIVED)

    with pytest.raises(DatabaseError), transaction.atomic():
        Reissue.objects.filter(pk=reissue.pk).update(**wrong)


def test_the_line_has_eight_stations() -> None:
    assert len(STATIONS) == 8
    assert STATIONS[-1] == Stage.DONE


def test_headquarters_sees_no_reissue() -> None:
    at_stage(Stage.RECEIVED)

    assert not Reissue.objects.visible_to(make_staff("kato", role="headquarters"))
    assert Reissue.objects.visible_to(make_staff("card", role="card_desk"))


def test_the_newest_step_is_taken_back_and_stays_on_record() -> None:
    reissue = at_stage(Stage.ACCEPTED)

    reissue.retract(reissue.newest_step, by=make_staff("mori"))

    assert (reissue.stage, [step.stage for step in reissue.standing_steps]) == (Stage.RECEIVED, ["received"])
    assert [step.is_retracted for step in reissue.steps.order_by("pk")] == [False, True]
    assert reissue.inquiry.events.get(action="reissue.retracted").particulars["stage"] == "accepted"


def test_only_the_newest_is_taken_back_and_never_the_first() -> None:
    reissue = at_stage(Stage.CONTACTED)
    operator, (first, second) = make_staff("mori"), reissue.standing_steps
    reissue.step(Stage.REFERRED, by=operator, reported_by=Reporter.US)

    for step in (first, second):
        with pytest.raises(NotNewest):
            reissue.retract(step, by=operator)
    fresh = make_reissue()
    with pytest.raises(NotNewest):
        fresh.retract(fresh.newest_step, by=operator)


def test_a_step_that_was_taken_back_is_not_reopened_on_our_word() -> None:
    reissue = at_stage(Stage.ACCEPTED)
    reissue.retract(reissue.newest_step, by=make_staff("mori"))
    reissue.step(Stage.UNREACHABLE, by=make_staff("hayashi"), reported_by=Reporter.US)

    reissue.reopen(by=make_staff("kato"))

    assert reissue.stage == Stage.RECEIVED


def test_an_end_that_was_taken_back_is_none() -> None:
    reissue = at_stage(Stage.UNWANTED)

    reissue.retract(reissue.newest_step, by=make_staff("mori"))

    assert not reissue.has_ended


def test_no_word_is_said_where_the_card_company_was_asked_and_nobody_spoke_for_a_fortnight() -> None:
    made = [make_reissue(make_inquiry(), at=NOON - timedelta(days=40)) for _time in range(3)]
    for reissue, stage, days in zip(made, (Stage.CONTACTED, Stage.CONTACTED, Stage.ADVISED), (14, 13, 30), strict=True):
        on = TODAY - timedelta(days=days)
        reissue.step(stage, by=reissue.newest_step.by, reported_by=Reporter.CUSTOMER, on=on, at=NOON)

    assert list(Reissue.objects.without_word(TODAY)) == made[:1]
