"""An approved answer goes into the reply; a clause is taken out of it."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Answer, Draft, Inquiry, Staff
from tests.makers import make_answer, make_inquiry, make_topic

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def answer(db: None) -> Answer:
    return make_answer(make_topic("fee", name_ja="再発行の手数料"))


def insert(client: Client, inquiry: Inquiry, answer: object, **headers: str) -> tuple[int, str]:
    fields = {"seen": "1", "contact": inquiry.contact_id, "words-0": "書いたもの", "answer": answer}
    response = client.post(reverse("insertion_create", args=[inquiry.pk]), fields, headers=headers)
    return response.status_code, response.content.decode()


def test_it_fills_the_reply_and_what_was_typed_stays(desk: Client, answer: Answer) -> None:
    inquiry = make_inquiry()

    status, _page = insert(desk, inquiry, answer.pk)

    draft = Draft.objects.get()
    assert status == 302
    assert draft.parts[0]["words"].startswith("書いたもの")
    assert answer.clauses[0].text in draft.text
    assert list(draft.answers.all()) == [answer]


def test_in_place_the_reply_and_the_suggestions_come_back(desk: Client, answer: Answer) -> None:
    inquiry = make_inquiry(topics=[answer.topic])

    status, page = insert(desk, inquiry, answer.pk, **HTMX)

    assert status == 200
    assert answer.clauses[0].text in page[: page.index('id="hints"')]
    assert "差し込み済み" in page
    assert 'id="note"' not in page
    assert 'name="seen" value="1"' in page


@pytest.mark.parametrize("state", ["draft", "review", "retired"])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_only_what_is_approved_goes_in(desk: Client, answer: Answer, state: str, headers: dict[str, str]) -> None:
    inquiry = make_inquiry()
    Answer.objects.filter(pk=answer.pk).update(state=state)

    status, page = insert(desk, inquiry, answer.pk, **headers)

    assert status == 409
    assert "今は使えない定型回答" in page
    assert "書いたもの" in page
    assert not Draft.objects.get().answers.exists()


@pytest.mark.parametrize("pk", ["0", "", "x", "²", "9" * 40])
def test_an_answer_that_does_not_exist_is_not_found(desk: Client, pk: str) -> None:
    status, _page = insert(desk, make_inquiry(), pk)

    assert status == 404


def test_a_clause_is_taken_out_and_the_words_stay(desk: Client, operator: Staff, answer: Answer) -> None:
    inquiry = make_inquiry()
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(answer)
    clause = answer.clauses[0]
    fields = {"words-0": "前", "clause-1": f"{answer.pk}:{clause.pk}", "words-2": "後", "place": "1"}

    desk.post(
        reverse("insertion_delete", args=[inquiry.pk]), fields | {"seen": "1", "contact": str(inquiry.contact_id)}
    )

    draft.refresh_from_db()
    assert draft.parts == [{"words": "前\n\n後"}]
    assert not draft.answers.exists()


@pytest.mark.parametrize("place", ["0", "7", "-1", "x", ""])
def test_a_place_without_a_clause_loses_nothing(desk: Client, place: str) -> None:
    inquiry = make_inquiry()

    desk.post(
        reverse("insertion_delete", args=[inquiry.pk]),
        {"seen": "1", "contact": inquiry.contact_id, "words-0": "前", "place": place},
    )

    assert Draft.objects.get().parts == [{"words": "前"}]
