"""From a new version to the last person who was told the old text."""

import pytest
from django.test import Client
from django.utils import timezone

from inquiries.models import Addressee, Answer, Call, Correction, Draft, Inquiry, Role, Staff, Version
from inquiries.models.arrival.call import CallEntry
from tests.makers import make_answer, make_contact, make_inquiry, make_staff, make_topic, make_version
from tests.markup import tight

pytestmark = pytest.mark.django_db
OLD, NEW = "手数料はお一人さま1,100円です。", "手数料はお一人さま無料です。"
WORDS = {"clauses": ["c1"], "ja": "お知らせが改まりました。", "en": "The notice has been revised."}


@pytest.fixture
def fee(db: None) -> Answer:
    """The fee on version 1."""
    return make_answer(make_topic("fee", name_ja="手数料"), make_version(OLD, "原因は調査しております。"))


def told(answer: Answer, by: Staff, name: str = "中村 由紀") -> Inquiry:
    inquiry = make_inquiry(contact=make_contact(name, f"a{make_contact(name).pk}@example.jp"))
    draft = Draft.objects.begin(inquiry, by=by)
    draft.insert(answer)
    draft.send(by=by, seen=inquiry.messages.latest("pk").pk).mark_sent(at=timezone.now())
    return inquiry


def revised() -> Version:
    return make_version(NEW, "原因は調査しております。")


def test_the_versions_are_compared_word_by_word(desk: Client, fee: Answer) -> None:
    revised()

    page = desk.get("/desk/notice/2/comparison/", headers={"accept-language": "en"}).content.decode()

    assert "<del>" in tight(page)
    assert "<ins>" in tight(page)
    assert "無料" in page
    assert "What stayed as it was" in page


def test_the_first_version_has_nothing_to_be_compared_with(desk: Client, fee: Answer) -> None:
    assert desk.get("/desk/notice/1/comparison/").status_code == 404


def test_who_was_told_is_listed_with_covered_contacts(desk: Client, operator: Staff, fee: Answer) -> None:
    inquiry = told(fee, operator)
    caller = Call.objects.log(CallEntry(name="石田 健二", phone="03-0000-9999", told=[fee]), by=operator).inquiry
    revised()

    page = desk.get("/desk/notice/1/tellings/").content.decode()
    phoned = desk.get("/desk/notice/1/tellings/", {"channel": "phone"}).content.decode()

    assert inquiry.number in page
    assert caller.number in page
    assert "03-••••-9999" in page
    assert "@example.jp" in page
    assert inquiry.contact.reply_address
    assert inquiry.contact.reply_address.address not in page
    assert inquiry.number not in phoned
    assert caller.number in phoned


def test_the_list_takes_as_many_queries_for_many_as_for_few(
    desk: Client, operator: Staff, fee: Answer, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        told(fee, operator, f"相談 {number}")
    revised()

    with django_assert_max_num_queries(22):  # type: ignore[operator]
        desk.get("/desk/notice/1/tellings/")


def test_one_writes_and_another_approves(desk: Client, supervisor_desk: Client, operator: Staff, fee: Answer) -> None:
    told(fee, operator)
    revised()

    desk.post("/desk/notice/1/corrections/new/", WORDS)
    correction = Correction.objects.get()
    refused = desk.post(f"/desk/corrections/{correction.pk}/posting/")
    supervisor_desk.post(f"/desk/corrections/{correction.pk}/posting/")

    assert refused.status_code == 403
    assert Addressee.objects.get().way == "mail"
    assert supervisor_desk.get(f"/desk/corrections/{correction.pk}/").status_code == 200
    supervisor_desk.post(f"/desk/corrections/{correction.pk}/posting/end/")
    assert not Addressee.objects.exists()


def test_a_supervisor_does_not_approve_their_own(supervisor_desk: Client, operator: Staff, fee: Answer) -> None:
    told(fee, operator)
    revised()

    supervisor_desk.post("/desk/notice/1/corrections/new/", WORDS)
    page = supervisor_desk.post(f"/desk/corrections/{Correction.objects.get().pk}/posting/")

    assert page.status_code == 409
    assert not Addressee.objects.exists()


def test_words_for_one_person_are_refused_and_kept_on_the_page(desk: Client, operator: Staff, fee: Answer) -> None:
    told(fee, operator)
    revised()

    page = desk.post("/desk/notice/1/corrections/new/", WORDS | {"ja": "中村様\n改まりました。"})

    assert page.status_code == 422
    assert "中村様" in page.content.decode()
    assert not Correction.objects.exists()


def test_no_card_number_is_kept_in_a_letter(desk: Client, operator: Staff, fee: Answer) -> None:
    told(fee, operator)
    revised()

    desk.post("/desk/notice/1/corrections/new/", WORDS | {"ja": "4111 1111 1111 1111 の件が改まりました。"})

    assert "4111 1111" not in Correction.objects.get().words_ja


def test_the_version_in_force_is_corrected_by_nothing(desk: Client, fee: Answer) -> None:
    number = Version.objects.in_force().number  # type: ignore[union-attr]

    page = desk.get(f"/desk/notice/{number}/corrections/new/").text

    assert "この版は公開中です" in page
    assert "→" not in page
    assert "<textarea" not in page


def test_a_call_that_was_made_leaves_the_list(desk: Client, supervisor: Staff, operator: Staff, fee: Answer) -> None:
    Call.objects.log(CallEntry(name="石田 健二", phone="03-0000-9999", told=[fee]), by=operator)
    revised()
    desk.post("/desk/notice/1/corrections/new/", WORDS)
    correction = Correction.objects.get()
    correction.approve(by=supervisor)
    row = Addressee.objects.to_call().get()

    first = desk.post(f"/desk/addressees/{row.pk}/call/")
    second = desk.post(f"/desk/addressees/{row.pk}/call/")

    assert (first.status_code, second.status_code) == (302, 409)
    assert not Addressee.objects.to_call().exists()


def test_a_draft_is_dropped(desk: Client, operator: Staff, fee: Answer) -> None:
    told(fee, operator)
    revised()
    desk.post("/desk/notice/1/corrections/new/", WORDS)

    desk.post(f"/desk/corrections/{Correction.objects.get().pk}/end/")

    assert not Correction.objects.exists()


def test_headquarters_compares_and_is_told_of_no_customer(client: Client, operator: Staff, fee: Answer) -> None:
    told(fee, operator)
    revised()
    client.force_login(make_staff("hq", "本部", Role.HEADQUARTERS))

    assert client.get("/desk/notice/2/comparison/").status_code == 200
    assert client.get("/desk/notice/1/tellings/").status_code == 403
    assert client.get("/desk/notice/1/corrections/new/").status_code == 403


def test_a_held_draft_stands_on_home_and_takes_the_new_clause(desk: Client, operator: Staff, fee: Answer) -> None:
    inquiry = make_inquiry()
    Draft.objects.begin(inquiry, by=operator).insert(fee)
    make_answer(fee.topic, revised())

    home = desk.get("/desk/", headers={"accept-language": "en"}).content.decode()
    page = desk.get(f"/desk/inquiries/{inquiry.pk}/", headers={"accept-language": "en"}).content.decode()
    desk.post(f"/desk/inquiries/{inquiry.pk}/draft/renewal/")

    assert "written from an old version" in home
    assert "Written from version 1; version 2 is in force since" in page
    assert NEW in Draft.objects.get().text


def test_a_held_reply_stands_in_the_outbox_and_is_called_in(desk: Client, operator: Staff, fee: Answer) -> None:
    inquiry = make_inquiry()
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(fee)
    dispatch = draft.send(by=operator, seen=inquiry.messages.latest("pk").pk)
    make_answer(fee.topic, revised())

    outbox = desk.get("/desk/outbox/", headers={"accept-language": "en"}).content.decode()
    page = desk.get(f"/desk/inquiries/{inquiry.pk}/", headers={"accept-language": "en"}).content.decode()
    desk.post(f"/desk/outbox/{dispatch.pk}/renewal/")

    assert "Written from version 1; version 2" in outbox
    assert "A reply is held:" in page
    assert NEW in Draft.objects.unsent().get().text
