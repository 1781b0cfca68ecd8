"""A second person hands a sheet over, and nobody else downloads it."""

from hashlib import sha256

import pytest

from inquiries.models import Event, Handover, Role, Sheet
from inquiries.models.sheet.handover import HandedOver, NeedsPassword, NotInYourHands, OwnSheet, ToNobody, Way
from inquiries.models.sheet.sheet import NotYourSheets, SheetEnded
from tests.makers import make_staff, make_supervisor
from tests.sheets import make_handed_over, make_maker, make_second, make_sheet

pytestmark = pytest.mark.django_db


def hand_over(sheet: Sheet, to: str = "管理課") -> Handover:
    return Handover.objects.hand_over(sheet, by=make_second(), way=Way.PORTAL, to=to)


def test_who_made_it_does_not_hand_it_over() -> None:
    with pytest.raises(OwnSheet):
        Handover.objects.hand_over(make_sheet(), by=make_maker(), way=Way.MAIL, to="管理課")


def test_a_supervisor_may_and_it_is_on_record() -> None:
    supervisor = make_supervisor()

    handover = Handover.objects.hand_over(make_sheet(password="abcd"), by=supervisor, way=Way.MAIL, to="管理課 田中様")

    event = Event.objects.named("sheet.handed_over").get()
    assert (handover.to, event.particulars["handed_over"], event.by) == ("管理課 田中様", "mail", supervisor)


def test_an_operator_does_not() -> None:
    with pytest.raises(NotYourSheets):
        Handover.objects.hand_over(make_sheet(), by=make_staff(role=Role.OPERATOR), way=Way.MAIL, to="管理課")


@pytest.mark.parametrize("to", ["", " ", ".", "様"])
def test_somebody_receives_it(to: str) -> None:
    sheet = make_sheet()

    with pytest.raises(ToNobody):
        hand_over(sheet, to=to)


@pytest.mark.parametrize("way", [Way.MAIL, Way.MEDIUM])
def test_without_a_password_it_goes_neither_by_mail_nor_on_a_medium(way: Way) -> None:
    with pytest.raises(NeedsPassword):
        Handover.objects.hand_over(make_sheet(), by=make_second(), way=way, to="管理課")

    assert not Handover.objects.exists()


def test_it_is_handed_over_once() -> None:
    sheet = make_handed_over()

    with pytest.raises(HandedOver):
        hand_over(sheet)


def test_a_withdrawn_sheet_is_not_handed_over() -> None:
    sheet = make_sheet()
    sheet.end(by=make_maker())

    with pytest.raises(SheetEnded):
        hand_over(sheet)


def test_every_download_is_on_record_with_how_often() -> None:
    sheet = make_handed_over()

    contents = [sheet.handover.download(by=make_second()) for _time in range(2)]

    assert {sha256(content).hexdigest() for content in contents} == {sheet.digest}
    events = Event.objects.named("sheet.downloaded").order_by("pk")
    assert [event.particulars["count"] for event in events] == [1, 2]


def test_neither_the_maker_nor_anybody_else_downloads_it() -> None:
    sheet = make_handed_over()

    for staff in (make_maker(), make_supervisor()):
        with pytest.raises(NotInYourHands):
            sheet.handover.download(by=staff)

    assert Handover.objects.get().downloads == 0


def test_after_its_end_there_is_no_file() -> None:
    sheet = make_handed_over()
    sheet.end(by=make_second())

    with pytest.raises(SheetEnded):
        sheet.handover.download(by=make_second())
