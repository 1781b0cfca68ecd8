"""A sheet is numbered, made by one person, and a case waits on one sheet at a time."""

import pytest

from inquiries.models import Event, Issuer, Role, Sheet, SheetColumns, SheetFile, SheetRow, Stage
from inquiries.models.card.not_taken import Ended
from inquiries.models.sheet.choosing import NoIssuer, OnASheet, OtherIssuer, all_waiting, look_at
from inquiries.models.sheet.sheet import NobodyGoes, NotAsShown, NotYourSheets, SheetEnded
from inquiries.reissues.writing import write
from tests.makers import make_issuer, make_reissue, make_staff
from tests.sheets import make_cases, make_handed_over, make_maker, make_second, make_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def aoba() -> Issuer:
    return make_issuer()


def test_sheets_of_a_company_are_numbered_one_after_the_other(aoba: Issuer) -> None:
    other = make_issuer("みなとカード")

    sheets = [make_sheet(make_cases(1, issuer)) for issuer in (aoba, aoba, other)]

    assert [sheet.number for sheet in sheets] == [1, 2, 1]


def test_the_number_of_a_withdrawn_sheet_is_not_given_again(aoba: Issuer) -> None:
    make_sheet(make_cases(1, aoba)).end(by=make_maker())

    assert make_sheet(make_cases(1, aoba)).number == 2


def test_it_goes_with_those_that_wait_for_the_company_and_says_why_others_do_not(aoba: Issuer) -> None:
    waits, ended, on_a_sheet, others, nobodys = (
        *make_cases(3, aoba),
        *make_cases(1, make_issuer("みなとカード")),
        make_reissue(),
    )
    ended.step(Stage.UNWANTED, by=make_maker(), reported_by="customer")
    make_sheet([on_a_sheet])

    look = look_at(aoba, [case.pk for case in (waits, ended, on_a_sheet, others, nobodys)], by=make_maker())

    assert look.goes == [waits]
    assert [type(why) for _case, why in look.left] == [Ended, OnASheet, OtherIssuer, NoIssuer]


def test_all_that_wait_leaves_out_those_on_running_sheets(aoba: Issuer) -> None:
    cases = make_cases(3, aoba)
    make_sheet(cases[:1])

    look = all_waiting(aoba, by=make_maker())

    assert (look.goes, look.elsewhere, look.beyond) == (cases[1:], 1, 0)


def test_a_case_that_went_meanwhile_stops_the_sheet_and_no_number_is_lost(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    make_sheet(cases[:1])

    with pytest.raises(NotAsShown):
        make_sheet(cases)

    assert Sheet.objects.count() == SheetFile.objects.count() == 1
    assert make_sheet(cases[1:]).number == 2


def test_columns_that_somebody_changed_meanwhile_stop_it_too(aoba: Issuer) -> None:
    [case] = make_cases(1, aoba)

    with pytest.raises(NotAsShown):
        Sheet.objects.make(aoba, [case.pk], by=make_maker(), seen="another", write=write)


def test_a_sheet_of_nobody_is_not_made(aoba: Issuer) -> None:
    seen = SheetColumns.objects.of(aoba).fingerprint

    with pytest.raises(NobodyGoes):
        Sheet.objects.make(aoba, [], by=make_maker(), seen=seen, write=write)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.SUPERVISOR, Role.HEADQUARTERS, Role.ADMINISTRATOR])
def test_only_the_card_desk_makes_sheets(aoba: Issuer, role: Role) -> None:
    cases = make_cases(1, aoba)

    with pytest.raises(NotYourSheets):
        make_sheet(cases, by=make_staff("other", "他", role))


def test_its_end_lets_the_cases_go_and_deletes_the_file(aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet = make_handed_over(cases)

    sheet.end(by=make_second())

    assert [row.state for row in sheet.rows.in_order()] == [SheetRow.State.LET_GO] * 2
    assert not SheetFile.objects.exists()
    assert Event.objects.named("sheet.closed").get().particulars == {"issuer": "あおばカード", "number": 1}
    assert look_at(aoba, [case.pk for case in cases], by=make_maker()).goes == cases
    with pytest.raises(SheetEnded):
        sheet.end(by=make_second())


def test_before_it_was_handed_over_its_end_is_a_withdrawal(aoba: Issuer) -> None:
    make_sheet(make_cases(1, aoba)).end(by=make_maker())

    assert Event.objects.named("sheet.withdrawn").exists()


def test_its_file_lies_encrypted_and_its_hash_is_that_of_what_leaves(aoba: Issuer) -> None:
    sheet = make_handed_over(make_cases(1, aoba))

    token = bytes(SheetFile.objects.get().token)

    assert "中村".encode("cp932") not in token
    assert sheet.handover.download(by=make_second()) not in token
