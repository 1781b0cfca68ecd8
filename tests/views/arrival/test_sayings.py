import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.makers import make_answer, make_staff, make_topic, make_version
from tests.markup import tight

pytestmark = pytest.mark.django_db
SAYINGS = reverse("saying_list")
HTMX = {"HX-Request": "true"}


def test_what_may_be_said_is_the_quoted_clause_the_silence_the_next_step_and_what_must_never_be_said(
    desk: Client,
) -> None:
    fee = make_answer(make_topic(never_say=["無料です", "必ず返金します"], route="カード担当"), make_version())

    page = desk.get(SAYINGS, {"topics": fee.topic_id}, headers=HTMX).content.decode()

    for words in (fee.clauses[0].text, fee.silence, fee.next_step, "無料です", "必ず返金します", "カード担当"):
        assert words in page


def test_the_list_of_what_can_be_told_is_changed_with_it_and_keeps_its_marks(desk: Client) -> None:
    fee = make_answer(make_topic(), make_version())

    page = desk.get(SAYINGS, {"topics": fee.topic_id, "told": fee.pk}, headers=HTMX).content.decode()

    assert 'id="told" hx-swap-oob="true"' in page
    assert f'id="told-{fee.pk}" value="{fee.pk}" checked' in tight(page)


@pytest.mark.parametrize("state", ["draft", "review", "retired"])
def test_what_is_not_approved_is_not_said(desk: Client, state: str) -> None:
    draft = make_answer(make_topic(), make_version(), state=state)

    page = desk.get(SAYINGS, {"topics": draft.topic_id}).content.decode()

    assert draft.clauses[0].text not in page
    assert "承認済みの回答なし" in page


def test_an_answer_drawn_from_an_older_version_is_not_said(desk: Client) -> None:
    old = make_answer(make_topic(), make_version("古い文です。"))
    make_version("新しい文です。")

    assert "古い文です。" not in desk.get(SAYINGS, {"topics": old.topic_id}).content.decode()


@pytest.mark.parametrize("topics", ["", "x", "0", "-1", "9" * 30, "\x00", "٣"])
def test_a_topic_that_does_not_exist_says_nothing(desk: Client, topics: str) -> None:
    answer = desk.get(SAYINGS, {"topics": topics})

    assert answer.status_code == 200
    assert "分類を選ぶと" in answer.content.decode()


def test_three_topics_cost_as_many_queries_as_one(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = make_version()
    topics = [make_answer(make_topic(f"t{place}"), version).topic_id for place in range(3)]

    with django_assert_num_queries(8):
        desk.get(SAYINGS, {"topics": topics}, headers=HTMX)


def test_headquarters_has_nothing_to_say_to_callers(client: Client) -> None:
    client.force_login(make_staff("kato", role="headquarters"))

    assert client.get(SAYINGS).status_code == 403
