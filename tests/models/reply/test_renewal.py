"""A reply written from an old version is held, and takes the words of the version in force."""

import pytest
from django.utils import timezone

from inquiries.mail.sending.outbox import run
from inquiries.models import Answer, Dispatch, Draft, Event, Staff, Version
from inquiries.models.reply.renewal import NotApprovedYet, UpToDate, call_in, held_drafts, held_mails, renew
from inquiries.models.reply.taking_back import AlreadyGone
from tests.makers import make_answer, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db
OLD, NEW = "手数料は1,100円です。", "手数料はいただきません。"


@pytest.fixture
def old() -> Answer:
    """The fee, on version 1."""
    return make_answer(make_topic("fee"), make_version(OLD), opening="手数料についてお答えします。")


def begun(answer: Answer, by: Staff) -> Draft:
    draft = Draft.objects.begin(make_inquiry(), by=by)
    draft.insert(answer)
    draft.write([*draft.parts[:-1], {"words": f"{draft.parts[-1]['words']}\n\nお電話もお待ちしております。"}])
    return draft


def queued(answer: Answer, by: Staff) -> Dispatch:
    draft = begun(answer, by)
    return draft.send(by=by, seen=draft.inquiry.messages.latest("pk").pk)


def succeeded(old: Answer, **but: object) -> Answer:
    """The same topic on a new version."""
    return make_answer(old.topic, make_version(NEW), opening="改めてお答えします。", **but)


def test_a_draft_of_an_old_version_is_held(old: Answer, operator: Staff) -> None:
    draft = begun(old, operator)
    assert not held_drafts(Version.objects.in_force()).exists()

    succeeded(old)

    assert held_drafts(Version.objects.in_force()).get() == draft


def test_it_takes_the_new_clause_and_keeps_what_a_person_wrote(old: Answer, operator: Staff) -> None:
    draft = begun(old, operator)
    new = succeeded(old)

    renew(draft, by=operator)

    draft.refresh_from_db()
    assert NEW in draft.text
    assert OLD not in draft.text
    assert "改めてお答えします。" in draft.text
    assert "手数料についてお答えします。" not in draft.text
    assert "お電話もお待ちしております。" in draft.text
    assert list(draft.answers.all()) == [new]
    assert Event.objects.get(action="draft.renewed").particulars == {"was": 1, "version": 2}


def test_before_the_new_answer_is_approved_it_waits(old: Answer, operator: Staff) -> None:
    draft = begun(old, operator)
    succeeded(old, state=Answer.State.REVIEW)

    with pytest.raises(NotApprovedYet):
        renew(draft, by=operator)

    draft.refresh_from_db()
    assert OLD in draft.text


def test_what_is_up_to_date_is_left_alone(old: Answer, operator: Staff) -> None:
    with pytest.raises(UpToDate):
        renew(begun(old, operator), by=operator)


def test_a_queued_reply_is_held_by_the_outbox_and_called_in(old: Answer, operator: Staff, supervisor: Staff) -> None:
    dispatch = queued(old, operator)
    Dispatch.objects.update(not_before=timezone.now())
    succeeded(old)

    assert run()["held"] == 1
    assert held_mails(Version.objects.in_force()).get() == dispatch
    draft = call_in(dispatch, by=supervisor, at=timezone.now())

    assert NEW in draft.text
    assert draft.staff == operator
    assert not Dispatch.objects.exists()


def test_a_reply_within_its_pause_is_called_in_too(old: Answer, operator: Staff) -> None:
    dispatch = queued(old, operator)
    succeeded(old)

    draft = call_in(dispatch, by=operator, at=timezone.now())

    assert NEW in draft.text


def test_nothing_that_left_or_may_have_left_is_called_in(old: Answer, operator: Staff) -> None:
    dispatch = queued(old, operator)
    succeeded(old)
    Dispatch.objects.update(tries=1)

    with pytest.raises(AlreadyGone):
        call_in(dispatch, by=operator, at=timezone.now())

    assert Dispatch.objects.get().message
