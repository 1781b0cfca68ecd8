"""A correction: one letter for everybody who was told what the notice says no longer, approved by a second person."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from pytest_django import Settings

from inquiries.mail.sending.outbox import run
from inquiries.models import (
    Addressee,
    Answer,
    Bond,
    Call,
    Channel,
    Clause,
    Correction,
    Dispatch,
    Draft,
    Event,
    Inquiry,
    Merge,
    Message,
    Quotation,
    Staff,
    Taboo,
    Version,
)
from inquiries.models.answer.answer import NotADraft, SamePerson
from inquiries.models.arrival.call import CallEntry
from inquiries.models.correction.addressee import ASKED, MERGED, NO_WAY, TOLD_ANEW, NotToCall
from inquiries.models.correction.correction import ForOnePerson, NeverSaid, NothingToCorrect, Outdated, TellsOutcome
from inquiries.models.encrypted import holding
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.reply.taking_back import AlreadyGone
from tests.makers import make_answer, make_contact, make_inquiry, make_supervisor, make_topic, make_version

pytestmark = pytest.mark.django_db
WORDS = {"ja": "お知らせが改められました。", "en": "The notice has been revised."}
OLD, NEW = "手数料は1,100円です。", "手数料はいただきません。"


@pytest.fixture
def old() -> Answer:
    """What was told: the fee on version 1."""
    return make_answer(make_topic("fee"), make_version(OLD, "原因は調査中です。"), opening="お答えします。")


def told(answer: Answer, by: Staff, **but: str) -> Inquiry:
    """An inquiry that was answered by mail, and the mail has left."""
    inquiry = make_inquiry(
        contact=make_contact(but.get("name", "中村 由紀"), but.get("address", "nakamura@example.jp"))
    )
    draft = Draft.objects.begin(inquiry, by=by)
    draft.insert(answer)
    dispatch = draft.send(by=by, seen=inquiry.messages.latest("pk").pk)
    dispatch.mark_sent(at=timezone.now())
    return Inquiry.objects.get(pk=inquiry.pk)


def called(answer: Answer, by: Staff) -> Inquiry:
    """An inquiry by telephone, in which the answer was read aloud."""
    return Call.objects.log(CallEntry(name="石田 健二", phone="03-0000-9999", told=[answer]), by=by).inquiry


def revised() -> tuple[Version, Clause]:
    version = make_version(NEW, "原因は調査中です。")
    return version, version.clauses.get(key="c1")


def drafted(old: Answer, by: Staff) -> Correction:
    version, new = revised()
    return Correction.objects.draft(version, [(old.clauses[0], new)], words=WORDS, by=by)


def test_everybody_who_was_told_gets_one_letter_with_the_new_clause(
    old: Answer, operator: Staff, supervisor: Staff
) -> None:
    first, second = told(old, operator), told(old, operator, name="村上 大地", address="murakami@example.jp")
    correction = drafted(old, operator)

    counts = correction.approve(by=supervisor)

    assert counts == {"mail": 2, "phone": 0, "none": 0}
    letters = Message.objects.filter(addressee__correction=correction).order_by("pk")
    assert [letter.inquiry for letter in letters] == [first, second]
    assert [letter.dispatch.to_address for letter in letters] == ["nakamura@example.jp", "murakami@example.jp"]
    assert letters[1].text.startswith("村上 大地様")
    assert f"\n{NEW}\n" in letters[0].text
    assert letters[0].quotations.get().clause == correction.version.clauses.get(key="c1")
    assert "中村" not in letters[1].text


def test_the_letters_leave_by_the_outbox_after_the_pause(
    old: Answer, operator: Staff, supervisor: Staff, settings: Settings
) -> None:
    inquiry, settings.HOTLINE_UNDO_SECONDS = told(old, operator), 0
    drafted(old, operator).approve(by=supervisor)

    result = run()

    assert result["sent"] == 1
    assert inquiry.messages.filter(dispatch__sent_at__isnull=False).count() == 2


def test_within_the_pause_all_of_it_is_taken_back(old: Answer, operator: Staff, supervisor: Staff) -> None:
    inquiry = told(old, operator)
    correction = drafted(old, operator)
    correction.approve(by=supervisor)

    Addressee.objects.take_back(correction, by=supervisor, at=timezone.now())

    correction.refresh_from_db()
    assert correction.approved_by is None
    assert inquiry.messages.filter(kind="out").count() == 1
    assert not Addressee.objects.exists()
    assert not Dispatch.objects.waiting().exists()


def test_after_the_pause_nothing_is_taken_back(old: Answer, operator: Staff, supervisor: Staff) -> None:
    told(old, operator)
    correction = drafted(old, operator)
    correction.approve(by=supervisor)

    with pytest.raises(AlreadyGone):
        Addressee.objects.take_back(correction, by=supervisor, at=timezone.now() + timedelta(hours=1))

    assert Addressee.objects.get().message


def test_whoever_wrote_it_does_not_approve_it_nor_does_the_database(old: Answer, operator: Staff) -> None:
    told(old, operator)
    correction = drafted(old, operator)

    with pytest.raises(SamePerson):
        correction.approve(by=operator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.filter(pk=correction.pk).update(approved_by=operator)

    assert not Addressee.objects.exists()


def test_it_is_approved_once(old: Answer, operator: Staff, supervisor: Staff) -> None:
    told(old, operator)
    correction = drafted(old, operator)
    correction.approve(by=supervisor)

    with pytest.raises(NotADraft):
        correction.approve(by=make_supervisor("watanabe", "渡辺"))

    assert Addressee.objects.count() == 1


def test_it_is_not_approved_once_a_newer_version_is_in_force(old: Answer, operator: Staff, supervisor: Staff) -> None:
    told(old, operator)
    correction = drafted(old, operator)
    make_version("三つ目の版です。")

    with pytest.raises(Outdated):
        correction.approve(by=supervisor)


def test_who_wrote_again_is_answered_and_not_written_to(old: Answer, operator: Staff, supervisor: Staff) -> None:
    inquiry = told(old, operator)
    inquiry.append(Incoming(Channel.MAIL, "本当でしょうか。"))
    correction = drafted(old, operator)

    correction.approve(by=supervisor)

    row = Addressee.objects.get()
    assert (row.way, row.why) == ("none", ASKED)
    assert Event.objects.get(action="correction.none").inquiry == inquiry


def test_who_was_told_the_new_text_already_is_left_alone(old: Answer, operator: Staff, supervisor: Staff) -> None:
    inquiry = told(old, operator)
    version, new = revised()
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(make_answer(make_topic("fee-now"), version, clauses=[new]))
    sent = draft.send(by=operator, seen=inquiry.messages.latest("pk").pk)
    sent.mark_sent(at=timezone.now())

    Correction.objects.draft(version, [(old.clauses[0], new)], words=WORDS, by=operator).approve(by=supervisor)

    assert Addressee.objects.get().why == TOLD_ANEW


def test_a_mail_that_came_back_told_nobody(old: Answer, operator: Staff) -> None:
    inquiry = told(old, operator)
    inquiry.dispatches.get().mark_bounced(at=timezone.now(), error="550")

    with pytest.raises(NothingToCorrect):
        drafted(old, operator)


def test_a_closed_inquiry_is_corrected_and_stays_closed(old: Answer, operator: Staff, supervisor: Staff) -> None:
    inquiry = told(old, operator)
    inquiry.close(by=operator, outcome="answered")

    drafted(old, operator).approve(by=supervisor)

    assert Addressee.objects.get().way == "mail"
    assert Inquiry.objects.get(pk=inquiry.pk).is_closed


def test_whoever_can_only_be_called_is_on_the_list_of_calls(old: Answer, operator: Staff, supervisor: Staff) -> None:
    inquiry = called(old, operator)
    drafted(old, operator).approve(by=supervisor)
    row = Addressee.objects.to_call().get()

    message = row.call(by=operator, at=timezone.now())

    assert message.inquiry == inquiry
    assert NEW in message.text
    assert str(message.quotations.get().clause) == "c1"
    assert not Addressee.objects.to_call().exists()
    with pytest.raises(NotToCall):
        row.call(by=operator, at=timezone.now())


def test_whoever_cannot_be_reached_is_listed(old: Answer, operator: Staff, supervisor: Staff) -> None:
    inquiry = told(old, operator)
    inquiry.contact.addresses.update(bounced_at=timezone.now())

    drafted(old, operator).approve(by=supervisor)

    assert Addressee.objects.get().why == NO_WAY


def test_merged_inquiries_of_one_contact_get_one_letter(old: Answer, operator: Staff, supervisor: Staff) -> None:
    first, second = told(old, operator), told(old, operator)
    Merge.objects.join(second, into=first, by=operator)

    drafted(old, operator).approve(by=supervisor)

    assert Addressee.objects.get().inquiry == first
    assert Addressee.objects.get().way == "mail"


@pytest.mark.parametrize("bond", [Bond.PARTY, Bond.PERSON])
def test_no_letter_follows_a_merge_to_another_contact(
    old: Answer, operator: Staff, supervisor: Staff, bond: str
) -> None:
    inquiry = told(old, operator)
    other = make_inquiry("家族の件です。", contact=make_contact("田中 一郎", "tanaka@example.jp"))
    Merge.objects.join(inquiry, into=other, by=operator, bond=bond)

    drafted(old, operator).approve(by=supervisor)

    row = Addressee.objects.get()
    assert (row.inquiry, row.way, row.why) == (inquiry, "none", MERGED)
    assert not Dispatch.objects.filter(holding("to_address", "tanaka@example.jp"))


def test_what_was_removed_is_named_and_nothing_is_quoted(old: Answer, operator: Staff, supervisor: Staff) -> None:
    told(old, operator)
    version, _new = revised()

    Correction.objects.draft(version, [(old.clauses[0], None)], words=WORDS, by=operator).approve(by=supervisor)

    letter = Addressee.objects.get().message
    assert letter
    assert OLD in letter.text
    assert not letter.quotations.exists()


@pytest.mark.parametrize(
    "words", ["中村様\nお知らせが改まりました。", "H-000123 の件です。", "{name} お知らせが改まりました。"]
)
def test_words_for_one_person_are_no_letter_to_many(old: Answer, operator: Staff, words: str) -> None:
    told(old, operator)
    version, new = revised()

    with pytest.raises(ForOnePerson):
        Correction.objects.draft(version, [(old.clauses[0], new)], words=WORDS | {"ja": words}, by=operator)


def test_what_is_never_said_is_not_said_to_many(old: Answer, operator: Staff) -> None:
    told(old, operator)
    version, new = revised()
    Taboo.objects.add("たぶん大丈夫です", by=operator, topic=old.topic, because="断定できません。", instead="")

    with pytest.raises(NeverSaid) as refused:
        Correction.objects.draft(
            version, [(old.clauses[0], new)], words=WORDS | {"ja": "たぶん大丈夫です。"}, by=operator
        )

    assert "断定できません。" in refused.value.sentences[0]


@pytest.mark.parametrize("words", [{"ja": "お客様は対象ではございません。"}, {"en": "You are not affected."}])
def test_nobody_of_many_is_told_whether_they_are_affected(old: Answer, operator: Staff, words: dict[str, str]) -> None:
    told(old, operator)
    version, new = revised()

    with pytest.raises(TellsOutcome) as refused:
        Correction.objects.draft(version, [(old.clauses[0], new)], words=WORDS | words, by=operator)

    assert next(iter(words.values())) in str(refused.value)


def test_a_draft_can_be_dropped_and_a_letter_that_was_sent_cannot(
    old: Answer, operator: Staff, supervisor: Staff
) -> None:
    told(old, operator)
    correction = drafted(old, operator)
    correction.approve(by=supervisor)

    with pytest.raises(NotADraft):
        correction.drop(by=operator)

    assert Correction.objects.exists()


def test_what_was_told_is_kept_for_ever(old: Answer, operator: Staff) -> None:
    told(old, operator)
    quotation = Quotation.objects.get()

    for row in (quotation.answer, quotation.clause, old.version, old.topic, quotation.message.inquiry):
        assert row
        with pytest.raises(ProtectedError):
            row.delete()


def test_a_thousand_letters_take_few_queries(
    old: Answer, operator: Staff, supervisor: Staff, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        told(old, operator, name=f"相談 {number}", address=f"c{number}@example.jp")
    correction = drafted(old, operator)

    with django_assert_max_num_queries(45):  # type: ignore[operator]
        counts = correction.approve(by=supervisor)

    assert counts["mail"] == 30
