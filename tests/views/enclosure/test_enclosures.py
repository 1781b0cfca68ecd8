"""The pages of the library: kept by two people, read by the desk, and who was sent what."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Draft, Enclosure, EnclosureEdition, Role, Staff
from inquiries.models.reply import enclosing
from tests.documents.making import pdf, png
from tests.makers import make_answer, make_enclosure, make_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db
LIST, NEW = "/desk/enclosures/", "/desk/enclosures/new/"


def given(raw: bytes, name: str = "お知らせ.pdf", **more: object) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, raw), "title_ja": "お知らせの全文", "title_en": "", **more}


def of(edition: EnclosureEdition, page: str = "") -> str:
    return f"{LIST}{edition.enclosure_id}/{page}"


@pytest.fixture
def upstairs() -> Client:
    client = Client()
    client.force_login(make_staff("yamamoto", "山本", Role.HEADQUARTERS))
    return client


def test_one_puts_in_and_another_opens_and_approves(supervisor_desk: Client, upstairs: Client) -> None:
    topic = make_topic()
    supervisor_desk.post(NEW, given(pdf("お知らせの文です。"), topics=[topic.pk]))
    edition = EnclosureEdition.objects.get()
    unseen = upstairs.post(of(edition, "editions/1/approval/"))

    opened = upstairs.post(of(edition, "editions/1/opening/"), follow=True)
    upstairs.post(of(edition, "editions/1/approval/"))

    assert unseen.status_code == 409
    assert opened.content == edition.raw
    assert EnclosureEdition.objects.approved().get().approved_by == Staff.objects.get(username="yamamoto")
    assert list(edition.enclosure.topics.all()) == [topic]


def test_whoever_put_it_in_is_told_that_somebody_else_approves(supervisor_desk: Client) -> None:
    supervisor_desk.post(NEW, given(pdf("文")))
    edition = EnclosureEdition.objects.get()

    assert "別の人が開いて承認します。" in supervisor_desk.get(of(edition)).content.decode()
    assert supervisor_desk.post(of(edition, "editions/1/approval/")).status_code == 409


@pytest.mark.parametrize(
    ("raw", "name", "said"),
    [
        (b"a,b\n", "一覧.pdf", "PDF・PNG・JPEG"),
        (pdf("4111 1111 1111 1111"), "a.pdf", "送ってはならない番号"),
        (pdf("文", extra="/OpenAction<</S/JavaScript/JS(1)>>"), "a.pdf", "スクリプト"),
        (b"%PDF-" + bytes(2_200_000), "a.pdf", "2 MBまで"),
        (b"%PDF-" + bytes(11_000_000), "a.pdf", "2 MBまで"),
        (b"", "a.pdf", "空"),
    ],
)
def test_what_is_refused_is_said_and_the_words_stay(supervisor_desk: Client, raw: bytes, name: str, said: str) -> None:
    page = supervisor_desk.post(NEW, given(raw, name))

    assert page.status_code == 422
    assert said in page.content.decode()
    assert "お知らせの全文" in page.content.decode()
    assert not Enclosure.objects.exists()


def test_a_doubt_is_answered_in_words(upstairs: Client) -> None:
    edition = make_enclosure(raw=png(), is_approved=False)
    upstairs.post(of(edition, "editions/1/opening/"))

    silent = upstairs.post(of(edition, "editions/1/approval/"), {"word": ""})
    upstairs.post(of(edition, "editions/1/approval/"), {"word": "図だけで、個人の情報はありません。"})

    assert silent.status_code == 409
    assert "全ページを目で確認してください" in silent.content.decode()
    assert EnclosureEdition.objects.get().state == "approved"


def test_the_desk_reads_what_is_in_force_and_keeps_nothing(desk: Client) -> None:
    shown, waiting = make_enclosure(), make_enclosure(title="承認前の資料", is_approved=False)

    page = desk.get(LIST).content.decode()

    assert str(shown.enclosure) in page
    assert "承認前の資料" not in page
    assert desk.get(of(waiting)).status_code == 404
    assert desk.get(of(waiting, "editions/1/file/")).status_code == 404
    assert desk.post(NEW, given(pdf("文"))).status_code == 403
    for verb in ("end/", "edit/", "editions/new/", "editions/1/approval/", "editions/1/opening/"):
        assert desk.post(of(shown, verb)).status_code == 403


def test_a_file_is_served_as_what_it_is(desk: Client) -> None:
    edition = make_enclosure(name="お知らせ.pdf")

    response = desk.get(of(edition, "editions/1/file/"))

    assert response.content == edition.raw
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == "inline; filename*=utf-8''%E3%81%8A%E7%9F%A5%E3%82%89%E3%81%9B.pdf"
    assert "no-store" in response["Cache-Control"]


def test_it_is_renamed_and_tied_to_the_notice_in_force(supervisor_desk: Client) -> None:
    edition, version = make_enclosure(), make_version()

    supervisor_desk.post(of(edition, "edit/"), {"title_ja": "新しい名", "title_en": "New", "is_of_version": "on"})

    enclosure = Enclosure.objects.get()
    assert (enclosure.title_ja, enclosure.title_en, enclosure.version) == ("新しい名", "New", version)


def test_it_is_replaced(supervisor_desk: Client) -> None:
    edition = make_enclosure()

    refused = supervisor_desk.post(of(edition, "editions/new/"), {"file": SimpleUploadedFile("a.pdf", b"MZ")})
    supervisor_desk.post(of(edition, "editions/new/"), {"file": SimpleUploadedFile("a.pdf", pdf("改めた文"))})

    assert refused.status_code == 422
    assert [one.state for one in EnclosureEdition.objects.order_by("number")] == ["approved", "draft"]


def sent(edition: EnclosureEdition, operator: Staff, times: int = 1) -> None:
    for _time in range(times):
        draft = Draft.objects.begin(make_inquiry(), by=operator)
        draft.insert(make_answer())
        enclosing.enclose(draft, edition)
        draft.send(by=operator, seen=draft.inquiry.messages.latest("pk").pk)


def test_withdrawn_because_it_was_wrong_its_receivers_are_next(supervisor_desk: Client, operator: Staff) -> None:
    edition = make_enclosure()
    sent(edition, operator)

    page = supervisor_desk.post(
        of(edition, "end/"), {"reason": "別の会社の名前があった", "is_wrong": "on"}, follow=True
    ).content.decode()

    assert draft_number() in page
    assert edition.sha256[:12] in page
    assert "すでにお客様へ送られています" in supervisor_desk.get(of(edition)).content.decode()


def draft_number() -> str:
    return Draft.objects.get().inquiry.number


def test_a_reason_is_needed_and_it_is_retired_once(supervisor_desk: Client) -> None:
    edition = make_enclosure()

    answers = [supervisor_desk.post(of(edition, "end/"), {"reason": said}) for said in (".", "古いため", "古いため")]

    assert [answer.status_code for answer in answers] == [422, 302, 409]


def test_headquarters_does_not_read_who_was_sent_it(upstairs: Client, operator: Staff) -> None:
    edition = make_enclosure()
    sent(edition, operator)

    assert upstairs.get(of(edition, "receivers/")).status_code == 403
    assert draft_number() not in upstairs.get(of(edition)).content.decode()


def test_receivers_cost_the_same_whatever_their_number(
    desk: Client, operator: Staff, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    edition = make_enclosure()
    sent(edition, operator, times=4)

    with django_assert_max_num_queries(14):
        page = desk.get(of(edition, "receivers/")).content.decode()

    assert page.count("/desk/inquiries/") >= 4
