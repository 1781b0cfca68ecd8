"""From the board to a sheet, by a second person to the card company, and back."""

import io
import re
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from inquiries.models import Event, Issuer, Misfit, Reissue, Role, Sheet, SheetColumns, SheetReturn, Staff, Stage
from inquiries.models.sheet.sheet_row import reference
from tests.laws.places import database
from tests.makers import make_issuer, make_staff
from tests.markup import tight
from tests.sheets import (
    accept,
    answers,
    as_csv,
    as_xlsx,
    from_csv,
    make_cases,
    make_handed_over,
    make_maker,
    make_return,
    make_second,
    make_sheet,
)

pytestmark = pytest.mark.django_db


def signed_in(staff: Staff) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(staff)
    return client


@pytest.fixture
def maker() -> Client:
    return signed_in(make_maker())


@pytest.fixture
def second() -> Client:
    return signed_in(make_second())


@pytest.fixture
def aoba() -> Issuer:
    return make_issuer()


def body(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    return tight(response.content.decode())


def form_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(cases|seen)" value="([^"]*)"', page))


def number(page: str, name: str) -> int:
    found = re.search(rf'id="{name}">(\d+)<', page)
    assert found, page
    return int(found[1])


def test_a_sheet_goes_out_with_a_password_and_its_answer_comes_back(
    maker: Client, second: Client, aoba: Issuer
) -> None:
    cases = make_cases(3, aoba)
    page = body(maker, f"/desk/sheets/new/?issuer={aoba.pk}")
    made = maker.post(f"/desk/sheets/new/?issuer={aoba.pk}", form_of(page) | {"is_locked": "on"})
    [password] = re.findall(r'id="password" translate="no">([a-z0-9-]{24})<', made.text)
    assert "no-store" in made["Cache-Control"]
    sheet = Sheet.objects.get()

    assert maker.post(f"/desk/sheets/{sheet.pk}/handover/", {"way": "portal", "to": "管理課"}).status_code == 409
    assert second.post(f"/desk/sheets/{sheet.pk}/downloads/").status_code == 409
    second.post(f"/desk/sheets/{sheet.pk}/handover/", {"way": "portal", "to": "管理課"})
    file = second.post(f"/desk/sheets/{sheet.pk}/downloads/")
    assert maker.post(f"/desk/sheets/{sheet.pk}/downloads/").status_code == 409
    assert sha256(file.content).hexdigest() == sheet.digest
    assert "no-store" in file["Cache-Control"]

    import pyzipper  # noqa: PLC0415 - one test alone asks for it

    with pyzipper.AESZipFile(io.BytesIO(file.content)) as package:
        package.setpassword(password.encode())
        rows = from_csv(package.read(package.namelist()[0]))
    assert rows[0] == SheetColumns.objects.of(aoba).titles
    assert [row[0] for row in rows[1:]] == [reference(case.pk) for case in cases]
    assert password not in database()

    sent = as_csv([*answers(cases[:2]), ["R-999999", "再発行受付", ""]])
    upload = {"file": SimpleUploadedFile("回答.csv", sent), "reported_by": "issuer"}
    second.post(f"/desk/sheets/{sheet.pk}/returns/new/", upload)
    one = SheetReturn.objects.get()
    assert "整理番号" in body(second, f"/desk/sheet-returns/{one.pk}/")
    second.post(f"/desk/sheet-returns/{one.pk}/columns/", {part: str(place) for part, place in one.parts.items()})
    page = body(second, f"/desk/sheet-returns/{one.pk}/")
    assert [number(page, name) for name in ("known", "unknown", "duplicate", "impossible")] == [2, 1, 0, 0]
    assert "No case of ours has this reference." in page
    second.post(f"/desk/sheet-returns/{one.pk}/acceptance/", {"seen": form_of(page)["seen"]})

    assert Reissue.objects.filter(stage=Stage.ACCEPTED).count() == 2
    assert "R-999999" in body(second, "/desk/misfits/")
    done = second.post(f"/desk/misfits/{Misfit.objects.get().pk}/look/", follow=True).text
    assert "Nothing to look into." in body(second, "/desk/misfits/")
    undo = f"/desk/misfits/{Misfit.objects.get().pk}/look/end/"
    assert undo in done
    second.post(undo)
    assert "R-999999" in body(second, "/desk/misfits/")
    second.post(f"/desk/sheet-returns/{one.pk}/retraction/")
    assert Reissue.objects.filter(stage=Stage.CONTACTED).count() == 3


def test_what_is_ticked_on_the_board_goes_and_the_page_says_why_another_does_not(maker: Client, aoba: Issuer) -> None:
    cases = make_cases(3, aoba)
    make_sheet(cases[:1])
    keys = [str(case.pk) for case in cases[:2]]

    answer = maker.post(
        "/desk/reissues/selection/?stage=contacted", {"row": keys, "shown": ".".join(keys), "act": "sheet"}, follow=True
    )

    page = tight(answer.content.decode())
    assert form_of(page)["cases"] == str(cases[1].pk)
    assert "It waits on sheet 1 already." in page


def test_of_several_companies_one_is_chosen_first(maker: Client, aoba: Issuer) -> None:
    make_cases(1, aoba)
    make_cases(2, make_issuer("みなとカード"))

    page = body(maker, "/desk/sheets/new/")

    assert f"?issuer={aoba.pk}" in page
    assert 'name="cases"' not in page


def test_sent_twice_it_makes_one_sheet(maker: Client, aoba: Issuer) -> None:
    make_cases(1, aoba)
    said = form_of(body(maker, f"/desk/sheets/new/?issuer={aoba.pk}"))

    statuses = [maker.post(f"/desk/sheets/new/?issuer={aoba.pk}", said).status_code for _time in range(2)]

    assert (statuses, Sheet.objects.count()) == ([302, 409], 1)


@pytest.mark.parametrize("cases", ["", "x", "1.x", "99999999999999999999", "-1", "1..2", "１"])
def test_typed_over_keys_make_no_sheet(maker: Client, aoba: Issuer, cases: str) -> None:
    make_cases(1, aoba)
    said = form_of(body(maker, f"/desk/sheets/new/?issuer={aoba.pk}")) | {"cases": cases}

    response = maker.post(f"/desk/sheets/new/?issuer={aoba.pk}", said)

    assert response.status_code in {302, 409}
    assert Sheet.objects.count() == (response.status_code == 302)


@pytest.mark.parametrize("issuer", ["0", "x", "-1", "9" * 30, "１", ""])
def test_a_company_that_does_not_exist_is_none(maker: Client, issuer: str) -> None:
    assert maker.get("/desk/sheets/new/", {"issuer": issuer}).status_code == 200
    assert maker.post(f"/desk/sheets/new/?issuer={issuer}", {"cases": "1"}).status_code == 200


def test_the_columns_of_a_company_are_remembered(maker: Client, aoba: Issuer) -> None:
    said = {"kind": "xlsx", "charset": "cp932", "day_format": "%Y%m%d"}
    said |= {"place_reference": "2", "title_reference": "貴社番号", "place_last_four": "1", "title_last_four": "下4桁"}

    maker.post(f"/desk/sheet-columns/{aoba.pk}/", said)

    chosen = SheetColumns.objects.of(aoba)
    assert chosen.columns == [["last_four", "下4桁"], ["reference", "貴社番号"]]
    assert (chosen.kind, chosen.day_format) == ("xlsx", "%Y%m%d")


@pytest.mark.parametrize(
    "but", [{"place_reference": ""}, {"title_last_four": "貴社番号"}, {"place_reference": "x"}, {"kind": "pdf"}]
)
def test_columns_that_cannot_be_are_refused_and_nothing_typed_is_lost(
    maker: Client, aoba: Issuer, but: dict[str, str]
) -> None:
    said = {"kind": "csv", "charset": "cp932", "day_format": "%Y%m%d", "title_name": "ご契約者"}
    said |= {"place_reference": "2", "title_reference": "貴社番号", "place_last_four": "1", "title_last_four": "下4桁"}

    response = maker.post(f"/desk/sheet-columns/{aoba.pk}/", said | but)

    assert response.status_code == 422
    assert "ご契約者" in response.content.decode()
    assert not SheetColumns.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04broken",
        b"\xd0\xcf\x11\xe0old",
        "整理番号\n".encode(),
        as_csv([["4111 1111 1111 1111", "", ""]]),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(second: Client, content: bytes) -> None:
    sheet = make_handed_over()

    upload = {"file": SimpleUploadedFile("回答.csv", content), "reported_by": "issuer"}
    response = second.post(f"/desk/sheets/{sheet.pk}/returns/new/", upload)

    assert response.status_code == 422
    assert not SheetReturn.objects.exists()


def test_a_workbook_is_read_like_a_text(second: Client, aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet = make_handed_over(cases)

    one = make_return(sheet, as_xlsx(answers(cases, on=f"{timezone.localdate():%Y/%m/%d}")), name="回答.xlsx")

    page = body(second, f"/desk/sheet-returns/{one.pk}/")
    assert [number(page, name) for name in ("known", "unknown", "duplicate", "impossible")] == [2, 0, 0, 0]


def test_their_words_are_explained_once_for_the_company(second: Client, aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet = make_handed_over(cases)
    one = make_return(sheet, as_csv([[reference(case.pk), "手続き済", ""] for case in cases]))
    assert number(body(second, f"/desk/sheet-returns/{one.pk}/"), "impossible") == 2

    second.post(f"/desk/sheet-returns/{one.pk}/words/", {"stage_0": "accepted", "word_0": "手続き済"})

    assert number(body(second, f"/desk/sheet-returns/{one.pk}/"), "known") == 2
    assert SheetColumns.objects.of(aoba).words == {"手続き済": "accepted"}


def test_what_was_remembered_wrongly_is_seen_before_it_is_accepted_and_mended(second: Client, aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet = make_handed_over(cases)
    SheetColumns.objects.remember(aoba, returned={}, words={"手続き済": "arrived", "未了": "", "手続き　中": "done"})
    one = make_return(sheet, as_csv([[reference(case.pk), "手続き済", ""] for case in cases]))
    path = f"/desk/sheet-returns/{one.pk}/"
    page = body(second, path)
    assert '<td class="num end">2</td>' in page.split('id="words-h"')[1]
    assert '<option value="arrived" selected>' in page
    said = {"stage_0": "accepted", "word_0": "手続き済"}

    early = second.post(f"{path}acceptance/", said | {"seen": form_of(page)["seen"]})
    second.post(f"{path}words/", said)
    second.post(f"{path}acceptance/", said | {"seen": form_of(body(second, path))["seen"]})

    assert early.status_code == 409
    assert "Match the lines again, then accept." in early.text
    assert '<option value="accepted" selected>' in early.text
    assert SheetColumns.objects.of(aoba).words == {"未了": "", "手続き　中": "done", "手続き済": "accepted"}
    assert {case.stage for case in Reissue.objects.all()} == {Stage.ACCEPTED}


def test_a_sheet_that_waits_again_offers_no_file_that_is_gone(second: Client, aoba: Issuer) -> None:
    cases = make_cases(1, aoba)
    sheet = make_handed_over(cases)
    assert "downloads/" in body(second, f"/desk/sheets/{sheet.pk}/")
    one = make_return(sheet, as_csv(answers(cases)))
    accept(one)

    one.take_back(by=make_second())

    page = body(second, f"/desk/sheets/{sheet.pk}/")
    assert "downloads/" not in page
    assert "The file was deleted." in page


def test_an_explanation_holds_for_the_same_words_in_another_width(aoba: Issuer) -> None:
    SheetColumns.objects.remember(aoba, returned={}, words={"OK": "arrived"})

    SheetColumns.objects.remember(aoba, returned={}, words={"ＯＫ": "accepted"})

    assert SheetColumns.objects.of(aoba).words == {"ＯＫ": "accepted"}


def test_there_is_no_button_that_would_do_nothing_and_the_page_says_why(second: Client, aoba: Issuer) -> None:
    cases = make_cases(2, aoba)
    sheet = make_handed_over(cases)
    accept(make_return(sheet, as_csv(answers(cases[:1]))))
    again = make_return(sheet, as_csv(answers(cases[:1])) + b"\r\n")
    odd = make_return(sheet, as_csv([["R-999999", "?", ""]]))

    pages = [body(second, f"/desk/sheet-returns/{one.pk}/") for one in (again, odd)]

    assert ["/acceptance/" in page for page in pages] == [False, True]
    assert "there is nothing to accept" in pages[0]
    assert "Accept without a step: keep what does not fit" in pages[1]


def test_an_old_look_is_not_accepted(second: Client, aoba: Issuer) -> None:
    cases = make_cases(1, aoba)
    one = make_return(make_handed_over(cases), as_csv(answers(cases)))

    response = second.post(f"/desk/sheet-returns/{one.pk}/acceptance/", {"seen": "another"})

    assert response.status_code == 409
    assert Reissue.objects.get().stage == Stage.CONTACTED


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.HEADQUARTERS, Role.ADMINISTRATOR])
def test_others_see_no_sheet(role: Role) -> None:
    sheet = make_handed_over()
    other = signed_in(make_staff("other", "他", role))

    assert other.get("/desk/sheets/").status_code == 403
    assert other.get(f"/desk/sheets/{sheet.pk}/").status_code == 404
    assert other.post(f"/desk/sheets/{sheet.pk}/downloads/").status_code == 404


def test_a_withdrawn_sheet_says_so_in_the_history_once(maker: Client) -> None:
    sheet = make_sheet()

    statuses = [maker.post(f"/desk/sheets/{sheet.pk}/end/").status_code for _time in range(2)]

    assert statuses == [302, 409]
    assert Event.objects.named("sheet.withdrawn").count() == 1
