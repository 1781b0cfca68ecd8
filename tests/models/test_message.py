"""How an answer reads."""

import pytest

from inquiries.models import Call, Clause, Draft, Message, Staff
from inquiries.models.call import Sheet
from tests.makers import make_answer, make_contact, make_inquiry

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

    call = Call.objects.log(Sheet(make_contact(), memo="手数料について", told=[answer]), by=operator)

    assert call.inquiry.messages.get(kind=Message.Kind.OUT).pieces == answer.clauses
