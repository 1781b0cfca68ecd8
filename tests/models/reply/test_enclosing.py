"""A reply carries files of the library; one that is old by then holds it."""

import pytest
from django.utils import timezone

from inquiries.mail.sending import outbox
from inquiries.models import Dispatch, Draft, Enclosing, EnclosureEdition, Index, Inquiry, Staff
from inquiries.models.reply import enclosing
from inquiries.models.reply.enclosing import MOST, NotInForce, OldEnclosure, OtherEnclosures, TooMany
from inquiries.models.reply.not_sent import Warned
from inquiries.models.reply.taking_back import AlreadyGone
from tests.documents.making import pdf
from tests.makers import approve_enclosure, make_answer, make_enclosure, make_inquiry, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry() -> Inquiry:
    return make_inquiry()


@pytest.fixture
def draft(inquiry: Inquiry, operator: Staff) -> Draft:
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(make_answer())
    return draft


def sent(draft: Draft, **but: object) -> Dispatch:
    newest = draft.inquiry.messages.latest("pk").pk
    return draft.send(by=draft.staff, seen=newest, **but)  # type: ignore[arg-type]


def replaced(edition: EnclosureEdition) -> EnclosureEdition:
    new = edition.enclosure.replace(("改訂.pdf", pdf("改めた文")), by=edition.added_by)
    approve_enclosure(new)
    return new


def test_several_are_kept_in_the_order_in_which_they_were_chosen(draft: Draft) -> None:
    one, other = make_enclosure(), make_enclosure(title="一覧")

    enclosing.enclose(draft, other)
    enclosing.enclose(draft, one)
    enclosing.enclose(draft, other)

    assert enclosing.in_(Draft.objects.get()) == [other, one]


def test_a_reply_carries_few(draft: Draft) -> None:
    for number in range(MOST):
        enclosing.enclose(draft, make_enclosure(title=f"資料{number}"))

    with pytest.raises(TooMany):
        enclosing.enclose(draft, make_enclosure(title="もう一つ"))


def test_what_is_not_approved_is_not_enclosed(draft: Draft) -> None:
    with pytest.raises(NotInForce):
        enclosing.enclose(draft, make_enclosure(is_approved=False))


def test_the_message_says_which_editions_it_carries_and_is_found_by_their_names(draft: Draft, inquiry: Inquiry) -> None:
    edition = make_enclosure(name="口座振替の一覧.pdf")
    enclosing.enclose(draft, edition)

    dispatch = sent(draft)

    held = Enclosing.objects.get()
    assert (held.message, held.edition, held.enclosure) == (dispatch.message, edition, edition.enclosure)
    assert "口座振替の一覧" in Index.objects.get(pk=inquiry.pk).text


def test_taken_out_it_does_not_leave(draft: Draft) -> None:
    edition = make_enclosure()
    enclosing.enclose(draft, edition)

    enclosing.take_out(draft, edition.pk)
    sent(draft)

    assert not Enclosing.objects.exists()


def test_one_that_was_replaced_while_writing_is_not_sent_until_it_is_exchanged(draft: Draft) -> None:
    old = make_enclosure()
    enclosing.enclose(draft, old)
    new = replaced(old)
    with pytest.raises(OldEnclosure, match=old.name):
        sent(draft)

    enclosing.enclose(draft, new)
    sent(draft)

    assert Enclosing.objects.get().edition == new


def test_one_of_an_older_notice_is_not_sent(draft: Draft) -> None:
    edition = make_enclosure(version=draft.answers.get().version)
    enclosing.enclose(draft, edition)
    draft.answers.clear()
    draft.write([{"words": "資料をお送りします。ご確認ください。"}])
    make_version("改めました。", number=99)

    with pytest.raises(OldEnclosure):
        sent(draft)


def test_a_page_that_shows_other_files_does_not_send(draft: Draft) -> None:
    edition = make_enclosure()
    enclosing.enclose(draft, edition)

    with pytest.raises(OtherEnclosures):
        sent(draft, enclosed=[])
    sent(draft, enclosed=[edition.pk])


def test_words_about_an_attachment_are_no_warning_where_there_is_one(draft: Draft) -> None:
    draft.write([*draft.parts, {"words": "一覧を添付いたします。"}])
    with pytest.raises(Warned):
        sent(draft)

    enclosing.enclose(draft, make_enclosure())

    assert sent(draft).message


def test_an_override_holds_for_just_these_files(draft: Draft) -> None:
    draft.write([*draft.parts, {"words": "高橋様\n資料をお送りします。"}])
    enclosing.enclose(draft, make_enclosure())
    with pytest.raises(Warned) as warned:
        sent(draft)
    enclosing.enclose(draft, make_enclosure(title="一覧", raw=pdf("別の文")))

    with pytest.raises(Warned):
        sent(draft, insisted=warned.value.fingerprint)


def test_taken_back_the_draft_has_its_files_and_those_of_a_newer_one(
    draft: Draft, inquiry: Inquiry, operator: Staff
) -> None:
    one, other = make_enclosure(), make_enclosure(title="一覧")
    enclosing.enclose(draft, one)
    dispatch = sent(draft)
    enclosing.enclose(Draft.objects.begin(inquiry, by=operator), other)

    dispatch.take_back(by=operator)

    assert enclosing.in_(Draft.objects.get()) == [one, other]
    assert not Enclosing.objects.exists()


def held(draft: Draft) -> Dispatch:
    """A queued reply whose file was replaced before it left."""
    old = make_enclosure()
    enclosing.enclose(draft, old)
    dispatch = sent(draft)
    Dispatch.objects.update(not_before=timezone.now())
    replaced(old)
    assert outbox.run()["held"] == 1
    dispatch.refresh_from_db()
    return dispatch


def test_the_outbox_holds_what_was_replaced_before_it_left(draft: Draft) -> None:
    assert held(draft).error == enclosing.OLD


def test_a_held_reply_becomes_a_draft_again_with_the_new_file(draft: Draft, supervisor: Staff) -> None:
    dispatch = held(draft)

    back = enclosing.call_in(dispatch, by=supervisor, at=timezone.now())

    assert [one.number for one in enclosing.in_(back)] == [2]
    sent(back)
    with pytest.raises(Dispatch.DoesNotExist):
        enclosing.call_in(dispatch, by=supervisor, at=timezone.now())


def test_what_has_left_is_not_called_in(draft: Draft, supervisor: Staff) -> None:
    dispatch = sent(draft)

    with pytest.raises(AlreadyGone):
        enclosing.call_in(dispatch, by=supervisor, at=timezone.now())


def test_a_reply_that_failed_for_another_reason_is_not_called_in(draft: Draft, supervisor: Staff) -> None:
    dispatch = held(draft)
    Dispatch.objects.filter(pk=dispatch.pk).update(error="550")

    with pytest.raises(AlreadyGone):
        enclosing.call_in(dispatch, by=supervisor, at=timezone.now())


def test_a_file_whose_bytes_were_changed_does_not_leave(draft: Draft) -> None:
    edition = make_enclosure()
    enclosing.enclose(draft, edition)
    sent(draft)
    Dispatch.objects.update(not_before=timezone.now())
    edition.content.raw = pdf("他の文")
    edition.content.save()

    assert outbox.run()["held"] == 1
    assert Dispatch.objects.get().error == enclosing.DAMAGED
