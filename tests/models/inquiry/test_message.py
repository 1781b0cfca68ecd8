"""How an answer reads."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inquiries.models import Call, Clause, Draft, Message, Staff
from inquiries.models.arrival.call import CallEntry
from tests.makers import NOON, make_answer, make_contact, make_inquiry

pytestmark = pytest.mark.django_db


def test_an_answer_shows_its_clauses_apart_from_our_words(operator: Staff) -> None:
    inquiry, answer = make_inquiry(), make_answer()
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(answer)
    message = draft.send(by=operator, seen=inquiry.messages.latest("pk").pk).message
    assert message

    pieces = message.pieces

    assert [type(piece) for piece in pieces] == [str, Clause, str]
    assert pieces[1] == answer.clauses[0]
    assert all("お知らせからの引用" not in piece for piece in pieces if isinstance(piece, str))


def test_so_does_an_answer_by_telephone(operator: Staff) -> None:
    answer = make_answer()

    call = Call.objects.log(CallEntry(make_contact(), memo="手数料について", told=[answer]), by=operator)

    assert call.inquiry.messages.get(kind=Message.Kind.OUT).pieces == answer.clauses


def test_what_was_kept_out_is_counted_from_an_index_and_not_from_all_messages() -> None:
    with CaptureQueriesContext(connection) as queries:
        Message.objects.kept_out_since(NOON)

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # which is quicker while there is hardly a row
        cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{queries[-1]['sql']}")
        assert "message_with_something_kept" in str(cursor.fetchall())
