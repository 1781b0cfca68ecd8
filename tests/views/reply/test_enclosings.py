"""Files of the library in the reply: chosen, shown, taken out, held where they are old. Nothing else can be sent."""

import pytest
from django.test import Client
from django.utils import timezone

from inquiries.mail.sending import outbox
from inquiries.models import Channel, Dispatch, Draft, Enclosing, EnclosureEdition, Inquiry, Staff
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.reply import enclosing
from tests.documents.making import pdf
from tests.makers import approve_enclosure, make_answer, make_enclosure, make_file, make_inquiry, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(operator: Staff) -> Inquiry:
    topic = make_topic("fee")
    inquiry = make_inquiry()
    inquiry.set_topics([topic], by=operator)
    make_answer(topic)
    return inquiry


def composing(inquiry: Inquiry, **more: object) -> dict[str, object]:
    newest = inquiry.messages.latest("pk").pk
    return {"seen": newest, "contact": inquiry.contact_id, "words-0": "資料をお送りします。", **more}


def path(inquiry: Inquiry, verb: str) -> str:
    return f"/desk/inquiries/{inquiry.pk}/draft/enclosures/{verb}"


def test_the_picker_offers_first_what_belongs_to_the_topics(desk: Client, inquiry: Inquiry) -> None:
    make_enclosure(title="あ 全員向け")
    make_enclosure(title="ん 手数料の資料", topics=list(inquiry.topics.all()))
    make_enclosure(title="承認前", is_approved=False)

    page = desk.get(path(inquiry, ""), headers={"HX-Request": "true"}).content.decode()

    assert page.index("ん 手数料の資料") < page.index("あ 全員向け")
    assert "お問合せの分類に合う資料" in page
    assert "承認前" not in page


def test_a_chosen_file_stands_below_the_words_and_they_are_kept(desk: Client, inquiry: Inquiry) -> None:
    edition = make_enclosure()

    page = desk.post(
        path(inquiry, "new/"), composing(inquiry, enclosure=edition.pk), headers={"HX-Request": "true"}
    ).content.decode()

    assert f'name="enclosed" value="{edition.pk}"' in page
    assert "資料をお送りします。" in page
    assert Draft.objects.get().enclosed == [edition.pk]


def test_it_is_taken_out_again(desk: Client, inquiry: Inquiry) -> None:
    edition = make_enclosure()
    desk.post(path(inquiry, "new/"), composing(inquiry, enclosure=edition.pk))

    desk.post(path(inquiry, "end/"), composing(inquiry, enclosure=edition.pk))

    assert Draft.objects.get().enclosed == []


@pytest.mark.parametrize("given", ["", "x", "0", "99999999999999999999", "-1"])
def test_nothing_but_a_file_of_the_library_is_enclosed(desk: Client, inquiry: Inquiry, given: str) -> None:
    said = inquiry.append(Incoming(Channel.MAIL, "写しを送ります。"))
    came_in = said.attach(make_file("写し.pdf"))

    for key in (given, came_in.pk):
        assert desk.post(path(inquiry, "new/"), composing(inquiry, enclosure=key)).status_code == 404
    assert not Draft.objects.exists()


def test_a_draft_of_the_library_is_not_enclosed(desk: Client, supervisor_desk: Client, inquiry: Inquiry) -> None:
    edition = make_enclosure(is_approved=False)

    assert desk.post(path(inquiry, "new/"), composing(inquiry, enclosure=edition.pk)).status_code == 404
    assert supervisor_desk.post(path(inquiry, "new/"), composing(inquiry, enclosure=edition.pk)).status_code == 409


def enclosed(desk: Client, inquiry: Inquiry) -> EnclosureEdition:
    edition = make_enclosure()
    desk.post(path(inquiry, "new/"), composing(inquiry, enclosure=edition.pk))
    return edition


def test_a_page_without_the_file_does_not_send(desk: Client, inquiry: Inquiry) -> None:
    enclosed(desk, inquiry)

    page = desk.post(f"/desk/inquiries/{inquiry.pk}/replies/", composing(inquiry, insisted="x"))

    assert "別の画面で変更されました" in page.content.decode()
    assert not Dispatch.objects.exists()


def test_one_that_was_replaced_is_shown_with_the_new_one_and_is_not_sent(desk: Client, inquiry: Inquiry) -> None:
    edition = enclosed(desk, inquiry)
    new = edition.enclosure.replace(("新.pdf", pdf("改めた文")), by=edition.added_by)
    approve_enclosure(new)

    page = desk.post(f"/desk/inquiries/{inquiry.pk}/replies/", composing(inquiry, enclosed=edition.pk))

    assert page.status_code == 409
    assert "差し替えまたは取り下げになりました" in page.content.decode()
    assert "新しい資料に替える" in page.content.decode()
    desk.post(path(inquiry, "new/"), composing(inquiry, enclosure=new.pk))
    assert Draft.objects.get().enclosed == [new.pk]


def test_an_answer_brings_its_file_as_a_suggestion_only(desk: Client, inquiry: Inquiry) -> None:
    edition = make_enclosure(topics=list(inquiry.topics.all()))
    answer = inquiry.topics.get().answers.get()

    page = desk.post(
        f"/desk/inquiries/{inquiry.pk}/draft/insertions/",
        composing(inquiry, answer=answer.pk),
        headers={"HX-Request": "true"},
    ).content.decode()

    assert "この回答の資料：" in page
    assert str(edition.enclosure) in page
    assert Draft.objects.get().enclosed == []


def test_the_preview_names_the_files(desk: Client, inquiry: Inquiry) -> None:
    edition = enclosed(desk, inquiry)

    page = desk.post(f"/desk/inquiries/{inquiry.pk}/draft/preview/", composing(inquiry))

    assert edition.name in page.content.decode()


@pytest.fixture
def held(inquiry: Inquiry, operator: Staff) -> Dispatch:
    """A queued reply whose file was replaced before it left."""
    draft, old = Draft.objects.begin(inquiry, by=operator), make_enclosure()
    draft.insert(inquiry.topics.get().answers.get())
    enclosing.enclose(draft, old)
    dispatch = draft.send(by=operator, seen=inquiry.messages.latest("pk").pk)
    Dispatch.objects.update(not_before=timezone.now())
    approve_enclosure(old.enclosure.replace(("新.pdf", pdf("改めた文")), by=old.added_by))
    outbox.run()
    return dispatch


def test_a_held_reply_goes_back_to_the_draft_from_the_outbox(desk: Client, held: Dispatch) -> None:
    page = desk.get("/desk/outbox/").content.decode()
    assert f"/desk/outbox/{held.pk}/recall/" in page
    assert f"/desk/outbox/{held.pk}/retry/" not in page

    desk.post(f"/desk/outbox/{held.pk}/recall/")

    assert [one.number for one in enclosing.in_(Draft.objects.get())] == [2]
    assert not Enclosing.objects.exists()


def test_the_conversation_says_what_a_reply_carried(desk: Client, inquiry: Inquiry, held: Dispatch) -> None:
    page = desk.get(f"/desk/inquiries/{inquiry.pk}/").content.decode()

    assert "同封：" in page
    assert f"/desk/outbox/{held.pk}/recall/" in page
