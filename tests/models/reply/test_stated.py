"""A statement in a letter and on the telephone: never taken for the notice, and on record in which message it went."""

import pytest
from django.utils import timezone

from inquiries.mail.sending.composing import compose
from inquiries.models import Call, Draft, Edition, Inquiry, Role, Staff, Stated, Topic
from inquiries.models.arrival.call import CallEntry
from inquiries.models.reply.not_sent import NotSent, Warned
from inquiries.models.reply.stated import OldStatement, put_in, take_out
from tests.makers import make_contact, make_edition, make_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db
LEAD_IN = "お知らせのほかに、当社から次のとおりご案内いたします。"
SAID = "念のため、パスワードをお替えください。"


@pytest.fixture
def topic() -> Topic:
    make_version()
    return make_topic("leaked-items")


@pytest.fixture
def edition(topic: Topic) -> Edition:
    return make_edition([topic])


@pytest.fixture
def inquiry(topic: Topic, operator: Staff) -> Inquiry:
    inquiry = make_inquiry("パスワードはどうすればよいですか。")
    inquiry.set_topics([topic], by=operator)
    return inquiry


@pytest.fixture
def draft(inquiry: Inquiry, operator: Staff) -> Draft:
    return Draft.objects.begin(inquiry, by=operator)


def send(draft: Draft) -> Stated | None:
    dispatch = draft.send(by=draft.staff, seen=draft.inquiry.messages.latest("pk").pk)
    assert dispatch.message
    return dispatch.message.stated.first()


def test_it_stands_below_a_line_that_says_whose_words_they_are(draft: Draft, edition: Edition) -> None:
    put_in(draft, edition)

    assert f"{LEAD_IN}\n{SAID}" in draft.text
    assert draft.text.index(SAID) < draft.text.index("ご不明な点がございましたら")


def test_it_is_put_in_once_and_taken_out_whole(draft: Draft, edition: Edition) -> None:
    before = draft.text

    put_in(draft, edition)
    put_in(draft, edition)
    assert draft.text.count(SAID) == 1
    take_out(draft, edition)

    assert draft.text == before


def test_the_message_records_which_edition_went_out(draft: Draft, edition: Edition) -> None:
    put_in(draft, edition)

    stated = send(draft)

    assert stated is not None
    assert stated.edition == edition
    assert not stated.message.has_own_words
    assert f"{LEAD_IN}\n{SAID}" in compose(stated.message.dispatch).body


def test_it_counts_as_an_answer_on_its_topic_and_on_no_other(draft: Draft, edition: Edition, operator: Staff) -> None:
    put_in(draft, edition)
    draft.inquiry.set_topics([make_topic("compensation")], by=operator)

    with pytest.raises(Warned):
        send(draft)

    draft.inquiry.set_topics([edition.topics.get()], by=operator)
    assert send(draft)


def test_words_that_were_changed_are_a_person_s_own(draft: Draft, edition: Edition) -> None:
    put_in(draft, edition)
    draft.write([{"words": part["words"].replace("お替えください", "お替えになってください")} for part in draft.parts])

    assert "お替えになってください" in draft.own_words
    with pytest.raises(Warned):
        send(draft)


def test_what_was_typed_and_saved_after_it_stays_a_statement(draft: Draft, edition: Edition) -> None:
    put_in(draft, edition)
    draft.write([{"words": part["words"] + "\n\nよろしくお願いいたします。"} for part in draft.parts])

    assert send(draft)


def test_what_is_in_force_no_longer_does_not_leave(draft: Draft, edition: Edition, supervisor: Staff) -> None:
    put_in(draft, edition)
    edition.statement.retire(by=supervisor, reason="内容が古くなりました。")

    with pytest.raises(OldStatement):
        send(draft)
    take_out(draft, edition)
    with pytest.raises(NotSent):
        put_in(draft, Edition.objects.get(pk=edition.pk))


def test_an_edition_that_says_the_old_one_and_more_may_leave(draft: Draft, edition: Edition, supervisor: Staff) -> None:
    longer = edition.statement.revise(
        {"written_ja": f"{SAID}\nほかのサービスも。"}, edition.topics.all(), by=supervisor
    )
    longer.approve(by=make_staff("yamamoto2", "山本", Role.HEADQUARTERS))

    put_in(draft, longer)

    stated = send(draft)
    assert stated is not None
    assert stated.edition == longer


def test_a_draft_is_said_to_nobody(draft: Draft, topic: Topic) -> None:
    with pytest.raises(OldStatement):
        put_in(draft, make_edition([topic], state=Edition.State.DRAFT))


def test_a_customer_who_writes_english_reads_it_in_english(topic: Topic, operator: Staff) -> None:
    edition = make_edition([topic], written_en="Please change your password.")
    inquiry = make_inquiry(contact=make_contact("Anna Bell", "bell@example.com"), language="en")
    draft = Draft.objects.begin(inquiry, by=operator)

    put_in(draft, edition)

    assert "Apart from the notice, we would like to tell you the following:\nPlease change your password." in draft.text


def test_on_the_telephone_it_is_on_record_too(topic: Topic, edition: Edition, operator: Staff) -> None:
    call = Call.objects.log(CallEntry(topics=[topic], stated=[edition]), by=operator)

    message = call.inquiry.messages.get(kind="out")
    assert message.stated.get().edition == edition
    assert message.text == f"{LEAD_IN}\nパスワードを、お替えください。"
    assert call.inquiry.events.named("statement.told").get().particulars["statement"] == "パスワードのお願い"
    assert call.inquiry.due_at is None


def test_on_the_telephone_no_draft_is_told(topic: Topic, operator: Staff) -> None:
    waiting = make_edition([topic], state=Edition.State.DRAFT)

    call = Call.objects.log(CallEntry(topics=[topic], stated=[waiting]), by=operator)

    assert not call.inquiry.messages.filter(kind="out").exists()


def test_who_was_told_what_is_known(draft: Draft, edition: Edition, operator: Staff) -> None:
    put_in(draft, edition)
    send(draft)

    told = Stated.objects.visible_to(operator).of(edition.statement).newest_first()
    assert [one.message.inquiry for one in told] == [draft.inquiry]
    assert told[0].message.at <= timezone.now()
