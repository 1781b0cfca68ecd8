"""Each figure is counted by itself, so that a difference shows, with the cases behind it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inquiries.models import Issuer, Reissue, Reporter, SheetRow, Stage, Step
from inquiries.reissues.reconciliation import Reconciliation
from tests.makers import make_issuer, make_reissue
from tests.sheets import accept, answers, as_csv, make_cases, make_handed_over, make_maker, make_return, make_second

pytestmark = pytest.mark.django_db


@pytest.fixture
def aoba() -> Issuer:
    return make_issuer()


def seen(announced: int | None = None) -> Reconciliation:
    return Reconciliation(list(Issuer.objects.in_order()), announced)


def test_everything_agrees(aoba: Issuer) -> None:
    cases = make_cases(4, aoba)
    make_reissue(by=make_maker())
    cases[3].step(Stage.UNWANTED, by=make_maker(), reported_by=Reporter.CUSTOMER)
    cases[3].reopen(by=make_maker())
    sheet = make_handed_over(cases[:3])
    accept(make_return(sheet, as_csv(answers(cases[:1]))))
    sheet.end(by=make_second())

    [row, unknown] = seen(10).rows

    assert (row.cases.whole, row.cases.parts) == (4, (0, 4))
    assert (row.out.whole, row.out.parts) == (3, (1, 0, 2))
    assert (unknown.cases.whole, seen(10).unheard) == (1, 5)
    assert seen(10).agrees
    assert seen(10).behind() == []


def test_a_case_without_a_beginning_shows(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    Step.objects.filter(reissue=cases[0], stage=Stage.RECEIVED).delete()

    assert [row.cases.difference for row in seen().rows] == [-1, 0]
    assert seen().behind() == [Reissue.objects.get(pk=cases[0].pk)]


def test_a_row_whose_mark_contradicts_its_answers_shows(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    accept(make_return(make_handed_over(cases), as_csv(answers(cases[:1]))))
    SheetRow.objects.filter(reissue=cases[0]).update(state=SheetRow.State.WAITING)

    assert seen().rows[0].out.difference == -1
    assert [case.pk for case in seen().behind()] == [cases[0].pk]


def test_companies_without_a_figure_are_left_out_and_counted(aoba: Issuer) -> None:
    make_issuer("みなとカード")
    unknown = make_reissue(by=make_maker())
    Step.objects.filter(reissue=unknown).delete()
    make_cases(1, aoba)

    assert [row.issuer for row in seen().told] == [aoba, None]
    assert seen().silent == 1


def test_more_than_announced_shows(aoba: Issuer) -> None:
    make_cases(2, aoba)

    assert (seen(1).beyond, seen(1).unheard, seen(1).agrees) == (1, 0, False)


def test_each_figure_is_a_query_of_its_own_whatever_the_companies(aoba: Issuer) -> None:
    make_cases(1, aoba)
    make_cases(1, make_issuer("みなとカード"))
    issuers = list(Issuer.objects.all())

    with CaptureQueriesContext(connection) as asked:
        Reconciliation(issuers)

    assert len(asked) == 8
