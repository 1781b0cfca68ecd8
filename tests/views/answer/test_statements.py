"""The pages of what the company says beside the notice, and where it is offered."""

import pytest
from django.test import Client

from inquiries.models import Call, Draft, Edition, Inquiry, Role, Staff, Statement, Topic
from inquiries.models.arrival.call import CallEntry
from tests.makers import make_answer, make_edition, make_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db
LIST, NEW = "/desk/statements/", "/desk/statements/new/"
SAID = "念のため、パスワードをお替えください。"
ORIGIN = "（本部の言葉。お知らせの文ではありません）"


@pytest.fixture
def topic() -> Topic:
    make_version()
    return make_topic("leaked-items", is_public=True)


@pytest.fixture
def edition(topic: Topic) -> Edition:
    return make_edition([topic])


@pytest.fixture
def headquarters() -> Staff:
    return make_staff("yamamoto", "山本", Role.HEADQUARTERS)


@pytest.fixture
def upstairs(headquarters: Staff) -> Client:
    client = Client()
    client.force_login(headquarters)
    return client


@pytest.fixture
def inquiry(topic: Topic, operator: Staff) -> Inquiry:
    inquiry = make_inquiry()
    inquiry.set_topics([topic], by=operator)
    return inquiry


def composing(inquiry: Inquiry) -> dict[str, object]:
    """What the page sends with every button of the reply."""
    newest = inquiry.messages.latest("pk").pk
    return {"seen": newest, "contact": inquiry.contact_id, "words-0": "", "words-1": ""}


def test_a_supervisor_drafts_and_headquarters_approves(supervisor_desk: Client, upstairs: Client, topic: Topic) -> None:
    said = {
        "name": "お願い",
        "topics": [topic.pk],
        "written_ja": SAID,
        "spoken_ja": "",
        "written_en": "",
        "spoken_en": "",
    }

    supervisor_desk.post(NEW, said)
    edition = Edition.objects.get()
    by_the_drafter = supervisor_desk.post(f"/desk/statements/{edition.statement_id}/editions/1/approval/")
    upstairs.post(f"/desk/statements/{edition.statement_id}/editions/1/approval/")

    assert by_the_drafter.status_code == 403
    edition.refresh_from_db()
    assert (edition.state, edition.topics.get(), edition.is_public) == ("approved", topic, False)


def test_headquarters_finds_on_its_home_screen_what_waits_for_it(
    upstairs: Client, supervisor_desk: Client, topic: Topic
) -> None:
    make_edition([topic], state=Edition.State.DRAFT, name="お詫び")

    assert "会社の見解が本部の承認を待っています" in upstairs.get("/desk/").text
    assert "会社の見解が本部の承認を待っています" not in supervisor_desk.get("/desk/").text


def test_operators_read_what_is_in_force_and_write_nothing(desk: Client, edition: Edition, supervisor: Staff) -> None:
    edition.statement.revise({"written_ja": "まだ承認されていない言葉"}, [], by=supervisor)
    path = f"{LIST}{edition.statement_id}/"

    assert SAID in desk.get(LIST).text
    assert SAID in desk.get(path).text
    assert "まだ承認されていない言葉" not in desk.get(LIST).text + desk.get(path).text
    for closed in (NEW, f"{path}editions/new/"):
        assert desk.get(closed).status_code == 403
    assert desk.post(f"{path}end/", {"reason": "内容が古くなりました。"}).status_code == 403


def test_a_statement_that_nobody_has_approved_does_not_exist_for_operators(desk: Client, topic: Topic) -> None:
    waiting = make_edition([topic], state=Edition.State.DRAFT)

    assert desk.get(f"{LIST}{waiting.statement_id}/").status_code == 404


def test_headquarters_reads_no_inquiry_on_its_page(upstairs: Client, desk: Client, edition: Edition) -> None:
    operator = make_staff("ito", "伊藤")
    call = Call.objects.log(CallEntry(topics=[edition.topics.get()], stated=[edition]), by=operator)
    path = f"{LIST}{edition.statement_id}/"

    assert call.inquiry.number in desk.get(path).text
    assert call.inquiry.number not in upstairs.get(path).text
    assert "1件で伝えました" in upstairs.get(path).text


def test_what_lacks_its_words_or_has_something_to_fill_in_is_sent_back(supervisor_desk: Client, topic: Topic) -> None:
    said = {"name": "お願い", "topics": [topic.pk], "written_ja": "", "spoken_ja": "〇〇様"}

    page = supervisor_desk.post(NEW, said)

    assert page.status_code == 422
    assert "ここでは差し込み項目は使えません" in page.text
    assert "〇〇様" in page.text
    assert not Statement.objects.exists()


def test_writing_it_anew_begins_with_the_newest_text(supervisor_desk: Client, edition: Edition) -> None:
    path = f"{LIST}{edition.statement_id}/editions/new/"

    page = supervisor_desk.get(path)
    supervisor_desk.post(path, {"topics": [edition.topics.get().pk], "written_ja": "改めました。"})

    assert SAID in page.text
    assert [one.number for one in edition.statement.editions.order_by("number")] == [1, 2]


def test_it_is_retired_with_a_reason(supervisor_desk: Client, edition: Edition) -> None:
    path = f"{LIST}{edition.statement_id}/end/"

    without = supervisor_desk.post(path, {"reason": "。"})
    supervisor_desk.post(path, {"reason": "内容が古くなりました。"})
    again = supervisor_desk.post(path, {"reason": "もう一度、やめます。"})

    assert without.status_code == 422
    assert not Edition.objects.approved().exists()
    assert again.status_code == 409


def test_beside_the_suggested_answers_it_is_offered_with_its_origin_and_not_put_in(
    desk: Client, edition: Edition, inquiry: Inquiry
) -> None:
    page = desk.get(f"/desk/inquiries/{inquiry.pk}/")

    assert SAID in page.text
    assert ORIGIN in page.text
    assert not Draft.objects.filter(parts__icontains=SAID).exists()


def test_one_button_puts_it_in_and_another_takes_it_out(desk: Client, edition: Edition, inquiry: Inquiry) -> None:
    said = composing(inquiry) | {"edition": edition.pk}

    desk.post(f"/desk/inquiries/{inquiry.pk}/draft/insertions/", said)
    there = Draft.objects.get().text
    typed = {f"words-{place}": part["words"] for place, part in enumerate(Draft.objects.get().parts)}
    desk.post(f"/desk/inquiries/{inquiry.pk}/draft/insertions/end/", said | typed)

    assert SAID in there
    assert SAID not in Draft.objects.get().text


def test_in_the_conversation_a_reply_names_the_statement_that_it_holds(
    desk: Client, edition: Edition, operator: Staff
) -> None:
    call = Call.objects.log(CallEntry(topics=[edition.topics.get()], stated=[edition]), by=operator)

    page = desk.get(f"/desk/inquiries/{call.inquiry.pk}/")

    assert "会社の見解「パスワードのお願い」第1稿" in page.text
    assert ORIGIN in page.text


def test_on_the_telephone_it_is_read_beside_the_answers_and_marked_as_told(
    desk: Client, edition: Edition, topic: Topic
) -> None:
    said = desk.get("/desk/calls/sayings/", {"topics": topic.pk}).text
    page = desk.post("/desk/calls/new/", {"topics": topic.pk, "stated": edition.pk, "outcome": "answered"})

    assert "パスワードを、お替えください。" in said
    assert ORIGIN in said
    assert page.status_code == 302
    assert Inquiry.objects.get().messages.get(kind="out").stated.get().edition == edition


@pytest.mark.parametrize("is_public", [True, False])
def test_the_public_reads_it_only_where_it_is_marked_public(client: Client, topic: Topic, *, is_public: bool) -> None:
    make_answer(topic)
    make_edition([topic], is_public=is_public)

    page = client.get("/questions/")

    assert (SAID in page.text) is is_public
    assert ("お知らせのほかに、当社から次のとおりご案内いたします。" in page.text) is is_public


def test_a_public_statement_that_waits_for_approval_is_not_shown(client: Client, topic: Topic) -> None:
    make_answer(topic)
    make_edition([topic], is_public=True, state=Edition.State.DRAFT)

    assert SAID not in client.get("/questions/").text
