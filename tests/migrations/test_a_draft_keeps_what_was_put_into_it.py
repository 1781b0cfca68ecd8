"""A reply that was begun before drafts kept what was put into them."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

import inquiries.migrations
from inquiries.models import Decision, Draft, Escalation, Owner, Role, Staff
from tests.makers import make_answer, make_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db(transaction=True)
STEMS = sorted(path.stem for path in Path(inquiries.migrations.__path__[0]).glob("0*.py"))
BEFORE = STEMS[STEMS.index(next(stem for stem in STEMS if stem.endswith("_a_draft_keeps_what_was_put_into_it"))) - 1]


def migrate_there_and_back() -> None:
    try:
        MigrationExecutor(connection).migrate([("inquiries", BEFORE)])
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes("inquiries"))


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

    migrate_there_and_back()

    draft = Draft.objects.get()
    assert (draft.insertions, draft.text, draft.own_words) == ([], whole, "")
    draft.insert(second := make_answer(clauses=[], silence="別の文です。"))
    assert draft.text.count(answer.silence) == 1
    draft.withdraw(answer)
    draft.withdraw(second)
    draft.keep_back(Decision.objects.get())
    draft.take_back(Escalation.objects.get(topic=topic), by=operator)
    assert draft.text == empty
