"""A morning on which the company corrects its notice, from the file to the last customer who was told otherwise."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from inquiries.mail.sending.outbox import run
from inquiries.models import Addressee, Answer, Correction, Dispatch, Draft, Inquiry, Role, Staff, Version
from inquiries.models.reply.renewal import held_drafts
from tests.makers import make_contact, make_inquiry, make_staff
from tests.notice.texts import sample
from tests.publishing import put_in, put_in_force

pytestmark = pytest.mark.django_db
WAS = "お客様のご負担とならないよう、当社から各カード会社へ申し入れております。"
IS = "お客様にご負担いただくことなく、当社がお支払いいたします。"


@pytest.fixture(autouse=True)
def _at_once(settings: Settings) -> None:
    settings.HOTLINE_UNDO_SECONDS = 0


@pytest.fixture
def hq_desk(db: None) -> Client:
    """The browser of 高橋 at headquarters: the second person of a notice."""
    client = Client()
    client.force_login(make_staff("takahashi", "高橋", Role.HEADQUARTERS))
    return client


def published(desk: Client, second: Client, text: str, day: str) -> Version:
    """By the pages: put in and settled by one person, read and put in force by another."""
    proof = put_in(desk, text, day)
    assert put_in_force(desk, proof).status_code == 409
    assert put_in_force(second, proof).status_code == 302
    return Version.objects.latest("number")


def approved(version: Version, by: Staff) -> Answer:
    """The answer on the fee, which a second person has read."""
    answer = Answer.objects.of(version).to_show().get(topic__key="reissue-fee")
    answer.approve(by=by)
    return answer


def approved_in_turn(desk: Client) -> None:
    """Every answer that waits is read and approved, one after the other."""
    page = desk.get("/desk/approvals/")
    while answer := page.context["answer"]:
        seen = page.context["round"].seen
        page = desk.post(f"/desk/answers/{answer.pk}/approval/?seen={seen}", {"words": answer.fingerprint}, follow=True)


def answered(answer: Answer, by: Staff, name: str) -> Inquiry:
    inquiry = make_inquiry(contact=make_contact(name, f"{len(name)}@example.jp"))
    draft = Draft.objects.begin(inquiry, by=by)
    draft.insert(answer)
    draft.send(by=by, seen=inquiry.messages.latest("pk").pk)
    return inquiry


def test_the_answers_follow_and_nobody_goes_on_with_yesterdays_figure(
    desk: Client,
    supervisor_desk: Client,
    hq_desk: Client,
    operator: Staff,
    supervisor: Staff,
    mailoutbox: list[object],
) -> None:
    text = sample().text
    first = published(supervisor_desk, hq_desk, text, "2026-11-20")
    fee = approved(first, supervisor)
    told = answered(fee, operator, "中村 由紀")
    run()
    unsent = answered(fee, operator, "村上 大地 様子")
    begun = make_inquiry(contact=make_contact("石田 健二", "ishida@example.jp"))
    Draft.objects.begin(begun, by=operator).insert(fee)

    second = published(hq_desk, supervisor_desk, text.replace(WAS, IS), "2026-11-22")
    run()
    held = Dispatch.objects.get(inquiry=unsent)
    assert held.failed_at
    assert held_drafts(second).get().inquiry == begun
    assert WAS not in supervisor_desk.get("/").content.decode()

    assert "から見直しています" in desk.get("/questions/?q=手数料").content.decode()

    approved_in_turn(supervisor_desk)
    assert IS in desk.get("/questions/?q=手数料").content.decode()
    desk.post(f"/desk/inquiries/{begun.pk}/draft/renewal/")
    desk.post(f"/desk/outbox/{held.pk}/renewal/")
    assert all(IS in draft.text and WAS not in draft.text for draft in Draft.objects.unsent())

    clause = fee.clauses[0].key
    words = {"clauses": [clause], "ja": "お知らせが改まりました。", "en": "The notice has been revised."}
    assert desk.post("/desk/notice/1/corrections/new/", words).status_code == 302
    supervisor_desk.post(f"/desk/corrections/{Correction.objects.get().pk}/posting/")
    run()

    row = Addressee.objects.get()
    assert row.inquiry == told
    assert row.message
    assert row.message.dispatch.sent_at
    assert IS in row.message.text
    assert timezone.now() > row.message.dispatch.sent_at
    assert [quotation.clause.version for quotation in row.message.quotations.all() if quotation.clause] == [second]
    assert len(mailoutbox) == 2
