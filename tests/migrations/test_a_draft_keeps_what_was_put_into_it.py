"""A reply that was begun before drafts kept what was put into them."""

import importlib

import pytest

from inquiries.models import Decision, Draft, Escalation, Owner, Role, Staff
from tests.makers import make_answer, make_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db
migration = importlib.import_module("inquiries.migrations.0042_a_draft_keeps_what_was_put_into_it").Migration


def be_as_before_it() -> None:
    """Leave in every draft what the migration adds to one that is there."""
    Draft.objects.update(**{added.name: added.field.get_default() for added in migration.operations})


def test_it_is_read_and_all_that_was_put_in_can_be_moved_and_taken_out(operator: Staff) -> None:
    make_version("一つ目の文です。", "二つ目の文です。")
    topic, answer = make_topic("compensation", name_ja="補償", route="本部"), make_answer()
    draft = Draft.objects.begin(make_inquiry(), by=operator)
    empty = draft.text
    draft.insert(answer)
    draft.refer(topic, by=operator, names_date=True)
    headquarters = make_staff("yamamoto", "山本", Role.HEADQUARTERS)
    other = draft.inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS)
    draft.tell(other.answer(by=headquarters, words="一行目。\n二行目。", is_quotable=True))
    whole = draft.text

    be_as_before_it()

    draft = Draft.objects.get()
    assert (draft.insertions, draft.text, draft.own_words) == ([], whole, "")
    draft.insert(second := make_answer(clauses=[], silence="別の文です。"))
    assert draft.text.count(answer.silence) == 1
    draft.withdraw(answer)
    draft.withdraw(second)
    draft.keep_back(Decision.objects.get())
    draft.take_back(Escalation.objects.get(topic=topic), by=operator)
    assert draft.text == empty
