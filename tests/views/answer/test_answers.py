"""The answers: read by many, written by one, approved by another."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Answer, Call, Cohort, Event, Objection, Role, Staff
from inquiries.models.arrival.call import CallEntry
from tests.makers import make_answer, make_inquiry, make_staff, make_topic, make_version
from tests.markup import tight

pytestmark = pytest.mark.django_db
LIST = "/desk/answers/"
QUERIES_OF_THE_LIST = 7


def test_an_answer_is_shown_as_the_customer_reads_it_with_its_clause_marked_in_the_notice(client: Client) -> None:
    answer = make_answer()
    client.force_login(make_staff())

    page = client.get(f"/desk/answers/{answer.pk}/").content.decode()

    assert answer.opening in page
    assert f"<blockquote>{answer.clauses[0].text}</blockquote>" in page
    assert f'<span class="cited">{answer.clauses[0].text}</span>' in tight(page)


def test_the_list_shows_every_answer_with_its_use_its_state_and_its_people(
    supervisor_desk: Client, supervisor: Staff, operator: Staff
) -> None:
    answer = make_answer(drafted_by=operator, approved_by=supervisor)
    inquiry = make_inquiry()
    for days in (1, 30):
        call = Call.objects.log(
            CallEntry(inquiry.contact, memo="手数料"), by=operator, at=timezone.now() - timedelta(days)
        )
        call.tell([answer], at=timezone.now() - timedelta(days))

    (row,) = supervisor_desk.get(LIST).context["catalogue"].rows

    assert (row.answer.used, row.answer.used_lately) == (2, 1)
    page = supervisor_desk.get(LIST).content.decode()
    assert "鈴木" in page
    assert "佐藤" in page


def test_the_list_names_for_whom_an_answer_is_written(desk: Client) -> None:
    make_answer(cohort="card")

    assert f'<span class="label">{Cohort.CARD.label}</span>' in tight(desk.get(LIST).text)


def test_a_topic_without_an_answer_is_visibly_missing(desk: Client) -> None:
    make_version()
    make_topic("police", name_ja="警察への届出")
    make_answer(make_topic("fee", name_ja="手数料"), state=Answer.State.RETIRED)

    context = desk.get(LIST).context["catalogue"]

    assert [row.answer for row in context.rows] == [None, None]
    assert len(context.missing) == 2
    assert "警察への届出" in desk.get(LIST, {"state": "missing"}).content.decode()


def test_the_list_is_searched_in_any_width_and_by_state(desk: Client) -> None:
    fee = make_answer(make_topic("fee", name_ja="手数料"), opening="ＡＢＣの件です。")
    draft = make_answer(make_topic("police", name_ja="警察"), state=Answer.State.DRAFT, opening="", silence="")

    def found(**asked: str) -> list[Answer]:
        return [row.answer for row in desk.get(LIST, asked).context["catalogue"].rows]

    assert found(q="abc") == [fee]
    assert found(q="手 数 料") == [fee]
    assert found(state="draft") == [draft]
    assert found(state="silent") == []


@pytest.mark.parametrize("count", [1, 8])
def test_the_list_asks_the_database_equally_often_however_long_it_is(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    version = make_version()
    for number in range(count):
        make_answer(make_topic(f"topic{number}"), version)
    desk.get(LIST)

    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        desk.get(LIST)


def test_what_is_never_said_is_asked_about_and_can_be_insisted_on(desk: Client) -> None:
    answer = make_answer(make_topic(never_say=["無料です"]))
    said = {"opening": "手数料は無料でございます。"}

    refused = desk.post(f"/desk/answers/{answer.pk}/edit/", said)

    assert refused.status_code == 422
    assert "無料です" in refused.content.decode()
    assert Answer.objects.count() == 1

    desk.post(f"/desk/answers/{answer.pk}/edit/", said | {"insisted": refused.context["form"].fingerprint})

    assert Answer.objects.filter(state=Answer.State.DRAFT).count() == 1
    assert Event.objects.get(action="answer.insisted").particulars["doubt"] == "taboo"


def test_a_new_answer_quotes_what_was_chosen_and_waits_for_a_second_person(desk: Client, operator: Staff) -> None:
    version = make_version("一つ目。", "二つ目。")
    topic, second = make_topic("police"), version.clauses.get(key="c2")

    desk.post("/desk/answers/new/", {"topic": "police", "opening": "お答えします。", "clauses": [second.pk]})

    answer = Answer.objects.get()
    assert (answer.topic, answer.clauses, answer.drafted_by, answer.state) == (topic, [second], operator, "draft")


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


def test_what_was_sent_back_waits_for_its_writer_and_for_no_second_person(desk: Client, supervisor: Staff) -> None:
    waiting, back = (make_answer(state=Answer.State.DRAFT, drafted_by=make_staff(name)) for name in ("ito", "ueda"))
    Objection.objects.send_back(back, by=supervisor, reason="二文目を揃える")

    page = desk.get(LIST)

    assert "定型回答1件が、ほかの人の承認を待っています" in page.content.decode()
    assert "差し戻され、書き直しを待つ定型回答が1件あります" in page.content.decode()
    for state, answer in (("to_read", waiting), ("sent_back", back)):
        assert [row.answer for row in desk.get(LIST, {"state": state}).context["catalogue"].rows] == [answer]
