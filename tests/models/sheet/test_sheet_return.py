"""A file that comes back is matched row by row, looked at, accepted once, and can be taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import (
    Event,
    Issuer,
    Misfit,
    Reissue,
    Reporter,
    Retraction,
    RowAnswer,
    SheetReturn,
    Snag,
    Stage,
    Step,
)
from inquiries.models.sheet.matching import Matches
from inquiries.models.sheet.misfit import Fit, LookedInto, NotLookedInto, Why
from inquiries.models.sheet.sheet_return import MovedOn, NotAsSeen, NotHandedOver, TakenIn
from inquiries.models.sheet.sheet_row import SheetRow, reference
from inquiries.reissues import returns
from inquiries.reissues.reconciliation import Reconciliation
from tests.makers import make_issuer
from tests.sheets import accept, answers, as_csv, make_cases, make_handed_over, make_return, make_second, make_sheet

pytestmark = pytest.mark.django_db
LAST_WEEK = timezone.localdate() - timedelta(days=7)
LATELY = f"{LAST_WEEK:%Y/%m/%d}"


@pytest.fixture
def aoba() -> Issuer:
    return make_issuer()


def looked(one: SheetReturn) -> Matches:
    return returns.looked(one)[1]


def whys(one: SheetReturn) -> list[Why | None]:
    return [line.why for line in looked(one).lines]


def counts(known: int, unknown: int = 0, duplicate: int = 0, impossible: int = 0, blank: int = 0) -> dict[str, int]:
    found = {Fit.KNOWN: known, Fit.UNKNOWN: unknown, Fit.DUPLICATE: duplicate, Fit.IMPOSSIBLE: impossible}
    return {str(fit): count for fit, count in found.items()} | {str(Fit.BLANK): blank}


def test_of_five_hundred_lines_it_says_exactly_what_each_is(aoba: Issuer) -> None:
    cases = make_cases(490, aoba)
    sheet = make_handed_over(cases)
    ended, others = cases[480], make_cases(1, make_issuer("みなとカード"))
    ended.step(Stage.UNWANTED, by=make_second(), reported_by=Reporter.CUSTOMER)
    rows = [
        *answers(cases[:480], on=LATELY),
        *([f"R-{900_000 + number}", "再発行受付", LATELY] for number in range(10)),
        *answers(cases[:5], on=LATELY),
        *answers([ended, *others]),
        [reference(cases[481].pk), "", ""],
        [reference(cases[482].pk), "受付", ""],
        [reference(cases[483].pk), "再発行受付", "2099/01/01"],
    ]

    one = make_return(sheet, as_csv(rows))

    assert looked(one).counts == counts(480, 10, 5, 4, 1)
    assert [line.why for line in looked(one).misfits][-4:] == [
        Why.ENDED, Why.OTHER_ISSUER, Why.BACKWARDS, Why.DAY_TO_COME,
    ]  # fmt: skip
    accept(one)
    assert Reissue.objects.filter(stage=Stage.ACCEPTED, stage_on=LAST_WEEK).count() == 480
    assert Step.objects.filter(stage=Stage.ACCEPTED, reported_by=Reporter.ISSUER).count() == 480
    assert sheet.rows.waiting().count() == 8
    assert Misfit.objects.open().count() == 14


def test_the_same_file_again_changes_nothing(aoba: Issuer) -> None:
    cases = make_cases(3, aoba)
    sheet, content = make_handed_over(cases), as_csv(answers(cases[:2]))
    accept(make_return(sheet, content))
    steps = Step.objects.count()

    with pytest.raises(TakenIn):
        make_return(sheet, content)

    again = make_return(sheet, content + b"\r\n")
    assert whys(again) == [Why.STANDS, Why.STANDS]
    accept(again)
    assert (Step.objects.count(), Misfit.objects.count()) == (steps, 0)


def test_an_answer_that_says_what_was_known_already_is_awaited_no_more_until_it_is_taken_back(aoba: Issuer) -> None:
    cases = make_cases(3, aoba)
    sheet = make_handed_over(cases)
    cases[0].step(Stage.ACCEPTED, by=make_second(), reported_by=Reporter.CUSTOMER)
    cases[1].step(Stage.ARRIVED, by=make_second(), reported_by=Reporter.CUSTOMER)
    one = make_return(sheet, as_csv(answers(cases[:2])))
    assert whys(one) == [Why.STANDS, Why.BACKWARDS]

    accept(one)
    states = [row.state for row in sheet.rows.in_order()]
    one.take_back(by=make_second())

    assert states == ["answered", "answered", "waiting"]
    assert [row.state for row in sheet.rows.in_order()] == ["waiting"] * 3
    assert (one.left, RowAnswer.objects.count(), Misfit.objects.count()) == (0, 0, 1)
    assert Reconciliation([aoba]).agrees


def test_a_case_that_ends_is_awaited_no_more(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet = make_handed_over(cases)

    cases[0].step(Stage.UNWANTED, by=make_second(), reported_by=Reporter.CUSTOMER)

    assert [row.state for row in sheet.rows.in_order()] == ["let_go", "waiting"]


def test_once_somebody_saw_that_a_case_belongs_to_another_company_it_is_awaited_no_more(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet = make_handed_over(cases)
    cases[0].set_issuer(make_issuer("みなとカード"), by=make_second())
    accept(make_return(sheet, as_csv(answers(cases[:1]))))
    misfit = Misfit.objects.get()

    misfit.look_into(by=make_second())

    assert misfit.why == Why.OTHER_ISSUER
    assert [row.state for row in sheet.rows.in_order()] == ["let_go", "waiting"]


def test_put_back_on_the_list_its_case_is_awaited_again_unless_it_went_on_another_sheet(aoba: Issuer) -> None:
    cases, minato = make_cases(1, aoba), make_issuer("みなとカード")
    sheet = make_handed_over(cases)
    cases[0].set_issuer(minato, by=make_second())
    accept(make_return(sheet, as_csv(answers(cases))))
    misfit = Misfit.objects.get()
    misfit.look_into(by=make_second())

    misfit.put_back(by=make_second())

    assert Misfit.objects.open().get() == misfit
    assert sheet.rows.get().state == "waiting"
    with pytest.raises(NotLookedInto):
        misfit.put_back(by=make_second())
    misfit.look_into(by=make_second())
    make_sheet(cases)
    with pytest.raises(NotLookedInto):
        misfit.put_back(by=make_second())


def test_what_is_not_answered_yet_is_counted_and_nobody_looks_into_it(aoba: Issuer) -> None:
    cases = make_cases(3, aoba)
    sheet = make_handed_over(cases)
    rows = [*answers(cases[:1]), *([reference(case.pk), "", ""] for case in cases)]

    one = make_return(sheet, as_csv(rows))

    assert looked(one).counts == counts(1, blank=3)
    accept(one)
    assert not Misfit.objects.exists()
    assert sheet.rows.waiting().count() == 2


@pytest.mark.parametrize(("days", "why"), [(366, None), (367, Why.LONG_AGO)])
def test_a_day_more_than_a_year_ago_is_a_mistyped_one(aoba: Issuer, days: int, why: Why | None) -> None:
    cases = make_cases(1, aoba)
    day = timezone.localdate() - timedelta(days=days)

    assert whys(make_return(make_handed_over(cases), as_csv(answers(cases, on=f"{day:%Y/%m/%d}")))) == [why]


def test_a_step_that_was_retracted_singly_is_not_said_to_have_moved_on(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet = make_handed_over(cases)
    one = make_return(sheet, as_csv(answers(cases[:1])))
    accept(one)
    cases[0].retract(Step.objects.get(stage=Stage.ACCEPTED), by=make_second())

    one.take_back(by=make_second())

    assert (one.left, Retraction.objects.count()) == (0, 1)
    assert [row.state for row in sheet.rows.in_order()] == ["waiting", "waiting"]


def test_lines_that_contradict_each_other_are_not_taken(aoba: Issuer) -> None:
    cases = make_cases(1, aoba)
    rows = answers(cases) + answers(cases, Stage.INELIGIBLE)

    assert whys(make_return(make_handed_over(cases), as_csv(rows))) == [Why.AT_ODDS, Why.AT_ODDS]


def test_a_case_of_the_same_company_on_no_sheet_is_unknown_here(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)

    assert whys(make_return(make_handed_over(cases[:1]), as_csv(answers(cases[1:])))) == [Why.NOT_HERE]


def test_words_that_nobody_explained_are_no_step_until_somebody_does(aoba: Issuer) -> None:
    cases = make_cases(1, aoba)
    one = make_return(make_handed_over(cases), as_csv([[reference(cases[0].pk), "再発行手続き済", ""]]))
    before = whys(one)

    one.explain({"再発行手続き済": Stage.ACCEPTED}, by=make_second())

    assert (before, whys(one)) == ([Why.NOT_A_STEP], [None])


def test_a_second_file_carries_a_case_further(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet = make_handed_over(cases)
    accept(make_return(sheet, as_csv(answers(cases[:1]))))

    accept(make_return(sheet, as_csv(answers(cases[:1], Stage.ARRIVED))))

    assert Reissue.objects.get(pk=cases[0].pk).stage == Stage.ARRIVED
    assert RowAnswer.objects.count() == 2


def test_a_case_that_moved_since_the_look_stops_all_of_it(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    one = make_return(make_handed_over(cases), as_csv(answers(cases)))
    lines, matches = returns.looked(one)
    cases[0].step(Stage.ACCEPTED, by=make_second(), reported_by=Reporter.CUSTOMER)

    with pytest.raises(NotAsSeen):
        one.accept(lines, seen=matches.fingerprint, by=make_second())

    assert not RowAnswer.objects.exists()
    assert Reissue.objects.get(pk=cases[1].pk).stage == Stage.CONTACTED


def test_it_is_accepted_once(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    one = make_return(make_handed_over(cases), as_csv(answers(cases[:1])))
    lines, matches = returns.looked(one)
    one.accept(lines, seen=matches.fingerprint, by=make_second())

    with pytest.raises(MovedOn):
        one.accept(lines, seen=matches.fingerprint, by=make_second())

    assert bytes(SheetReturn.objects.get().token) == b""


def test_two_copies_of_a_file_are_taken_in_once(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet, content = make_handed_over(cases), as_csv(answers(cases[:1]))
    first, second = make_return(sheet, content), make_return(sheet, content)
    accept(first)

    with pytest.raises(TakenIn):
        accept(second)


def test_when_all_is_answered_the_sheet_is_closed(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet = make_handed_over(cases)

    accept(make_return(sheet, as_csv(answers(cases))))

    sheet.refresh_from_db()
    assert sheet.has_ended


def test_taken_back_its_steps_are_retracted_and_the_sheet_waits_again(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet = make_handed_over(cases)
    one = make_return(sheet, as_csv(answers(cases)))
    accept(one)
    cases[0].refresh_from_db()
    cases[0].step(Stage.ARRIVED, by=make_second(), reported_by=Reporter.CUSTOMER)

    one.take_back(by=make_second())

    assert [case.stage for case in Reissue.objects.order_by("pk")] == [Stage.ARRIVED, Stage.CONTACTED]
    assert (one.left, Retraction.objects.count()) == (1, 1)
    assert [row.state for row in sheet.rows.in_order()] == [SheetRow.State.ANSWERED, SheetRow.State.WAITING]
    sheet.refresh_from_db()
    assert not sheet.has_ended
    assert Event.objects.named("sheet.opened_again").get().particulars == {"issuer": "あおばカード", "number": 1}
    with pytest.raises(MovedOn):
        one.take_back(by=make_second())


def test_taken_back_after_the_case_went_on_another_sheet_it_waits_there_alone(aoba: Issuer) -> None:
    cases = make_cases(1, aoba)
    one = make_return(make_handed_over(cases), as_csv(answers(cases)))
    accept(one)
    cases[0].refresh_from_db()
    make_sheet(cases)

    one.take_back(by=make_second())

    assert list(SheetRow.objects.order_by("pk").values_list("state", flat=True)) == ["let_go", "waiting"]


def test_a_new_card_that_nobody_saw_accepted_is_looked_into_and_no_longer_once_taken_back(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    one = make_return(make_handed_over(cases), as_csv(answers(cases, Stage.ARRIVED)))

    accept(one)

    assert {snag.reissue for snag in Snag.objects.open()} == set(Reissue.objects.all())
    one.take_back(by=make_second())
    assert not Snag.objects.open().exists()


def test_a_sheet_that_has_not_left_has_no_answer(aoba: Issuer) -> None:
    cases = make_cases(1, aoba)

    with pytest.raises(NotHandedOver):
        make_return(make_sheet(cases), as_csv(answers(cases)))


def test_a_file_lies_for_a_day_at_most(aoba: Issuer) -> None:
    cases = make_cases(1, aoba)
    one = make_return(make_handed_over(cases), as_csv(answers(cases)))

    assert SheetReturn.objects.expire(at=timezone.now() + timedelta(hours=23)) == 0
    assert SheetReturn.objects.expire(at=timezone.now() + timedelta(hours=25)) == 1
    one.refresh_from_db()
    assert (one.stage, bytes(one.token)) == (SheetReturn.Stage.PUT_ASIDE, b"")


def test_each_case_says_in_its_history_which_sheet_answered(aoba: Issuer) -> None:
    cases = make_cases(1, aoba)

    accept(make_return(make_handed_over(cases), as_csv(answers(cases))))

    event = Event.objects.named("reissue.answered").get()
    assert event.inquiry == cases[0].inquiry
    assert event.particulars == {
        "reissue": cases[0].pk, "stage": "accepted", "reported_by": "issuer", "number": 1,
    }  # fmt: skip


def test_a_line_that_did_not_fit_stays_until_somebody_looked_into_it(aoba: Issuer) -> None:
    cases = make_cases(1, aoba)
    accept(make_return(make_handed_over(cases), as_csv([["R-999999", "再発行受付", ""]])))
    misfit = Misfit.objects.open().get()

    misfit.look_into(by=make_second())

    assert (misfit.line, misfit.reference, misfit.why) == (2, "R-999999", Why.NOT_OURS)
    assert not Misfit.objects.open().exists()
    with pytest.raises(LookedInto):
        misfit.look_into(by=make_second())


@pytest.mark.parametrize("more", [1, 40])
def test_it_costs_the_same_statements_whatever_the_cases(
    aoba: Issuer, more: int, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    cases = make_cases(1 + more, aoba)
    one = make_return(make_handed_over(cases), as_csv(answers(cases)))
    lines, matches = returns.looked(one)

    with django_assert_max_num_queries(32):  # type: ignore[operator]
        one.accept(lines, seen=matches.fingerprint, by=make_second())
    with django_assert_max_num_queries(32):  # type: ignore[operator]
        one.take_back(by=make_second())
