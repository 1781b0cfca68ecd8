"""The answers: read by many, written by one, approved by another."""

import pytest
from django.test import Client

from inquiries.models import Answer, Role
from tests.makers import make_answer, make_staff

pytestmark = pytest.mark.django_db


def test_an_answer_is_shown_as_the_customer_reads_it_with_its_clause_marked_in_the_notice(client: Client) -> None:
    answer = make_answer()
    client.force_login(make_staff())

    page = client.get(f"/desk/answers/{answer.pk}/").content.decode()

    assert answer.opening in page
    assert f"<blockquote>{answer.clauses[0].text}</blockquote>" in page
    assert f'<span class="cited">{answer.clauses[0].text}</span>' in page


def test_the_list_opens_what_somebody_must_read(client: Client) -> None:
    make_answer()
    draft = make_answer(state=Answer.State.DRAFT, opening="読んでください。")
    client.force_login(make_staff())

    page = client.get("/desk/answers/").content.decode()

    assert draft.opening in page


def test_words_are_written_anew_as_a_draft(client: Client) -> None:
    answer = make_answer()
    client.force_login(make_staff())

    client.post(f"/desk/answers/{answer.pk}/edit/", {"opening": "改めてお答えします。"})

    draft = Answer.objects.get(state=Answer.State.DRAFT)
    assert draft.opening == "改めてお答えします。"
    assert Answer.objects.approved().get() == answer


def test_words_without_end_are_refused_and_kept_on_the_page(client: Client) -> None:
    answer = make_answer()
    client.force_login(make_staff())

    page = client.post(f"/desk/answers/{answer.pk}/edit/", {"opening": "長" * 2_001})

    assert page.status_code == 422
    assert "長" * 2_001 in page.content.decode()


def test_headquarters_reads_and_does_not_write(client: Client) -> None:
    answer = make_answer()
    client.force_login(make_staff("hq", "本部", Role.HEADQUARTERS))

    assert client.get(f"/desk/answers/{answer.pk}/").status_code == 200
    assert client.post(f"/desk/answers/{answer.pk}/edit/", {"opening": "本部より"}).status_code == 403
