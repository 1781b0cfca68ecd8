"""Approving an answer: never by whoever drafted it, and all that wait one after the other."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Answer, Objection, Staff, Version
from inquiries.notice.reading import read
from inquiries.notice.versions.loading import load
from tests.makers import make_answer, make_staff, make_supervisor, make_topic, make_version
from tests.notice.texts import sample

pytestmark = pytest.mark.django_db
ROUND = "/desk/approvals/"
FEE = "お客様のご負担とならないよう、当社から各カード会社へ申し入れております。"
PAID = "お客様にご負担いただくことなく、当社がお支払いいたします。"


@pytest.fixture
def waiting(supervisor: Staff) -> list[Answer]:
    """Six, of which the supervisor wrote the third."""
    version = make_version()
    topics = [make_topic(f"t{number}", name_ja=f"分類{number}", order=number) for number in range(6)]
    return [
        make_answer(topic, version, state=Answer.State.DRAFT, drafted_by=supervisor if number == 2 else None)
        for number, topic in enumerate(topics)
    ]


def shown(page: Any) -> tuple[Answer | None, int, int]:
    """Which one, and "2 / 5"."""
    return page.context["answer"], page.context["round"].number, page.context["round"].total


def approve(desk: Client, page: Any) -> Any:
    """As the button does."""
    answer, seen = page.context["answer"], page.context["round"].seen
    return desk.post(f"/desk/answers/{answer.pk}/approval/?seen={seen}", {"words": answer.fingerprint}, follow=True)


def skip(desk: Client, page: Any) -> Any:
    answer, number = page.context["answer"], page.context["round"].number
    return desk.get(f"{ROUND}?after={answer.pk}&seen={number}")


def test_they_are_approved_one_after_the_other_but_one_s_own(supervisor_desk: Client, waiting: list[Answer]) -> None:
    page, read_so_far = supervisor_desk.get(ROUND), []
    while page.context["answer"]:
        read_so_far.append(shown(page))
        page = approve(supervisor_desk, page)

    others = [answer for number, answer in enumerate(waiting) if number != 2]
    assert read_so_far == [(answer, number, 5) for number, answer in enumerate(others, 1)]
    assert list(Answer.objects.to_approve()) == [waiting[2]]
    assert page.context["round"].own == [waiting[2]]


def test_what_one_skips_waits_and_comes_again(supervisor_desk: Client, waiting: list[Answer]) -> None:
    page = approve(supervisor_desk, supervisor_desk.get(ROUND))
    page = skip(supervisor_desk, page)
    assert shown(page) == (waiting[3], 3, 5)
    for _ in range(3):
        page = approve(supervisor_desk, page)

    assert page.context["round"].skipped == 1
    assert shown(supervisor_desk.get(ROUND)) == (waiting[1], 1, 1)


def test_one_s_own_is_shown_with_the_reason_and_no_button(supervisor_desk: Client, waiting: list[Answer]) -> None:
    page = supervisor_desk.get(f"{ROUND}?at={waiting[2].pk}")

    text = page.content.decode()
    assert page.context["answer"] == waiting[2]
    assert f"/desk/answers/{waiting[2].pk}/approval/" not in text
    assert "別の人" in text
    assert shown(skip(supervisor_desk, page))[0] == waiting[3]


def test_each_is_shown_in_full(supervisor_desk: Client, supervisor: Staff) -> None:
    variants = {"spoken": {"opening": "お電話ではこう申します。"}, "short": {"next_step": "短く申します。"}}
    answer = make_answer(state=Answer.State.DRAFT, variants=variants, handling_note="窓口だけの注意です。")

    page = supervisor_desk.get(ROUND).content.decode()

    said = [answer.opening, answer.silence, answer.next_step, answer.clauses[0].text]
    said += ["お電話ではこう申します。", "短く申します。", "窓口だけの注意です。"]
    assert [words for words in said if words not in page] == []


def test_old_words_stand_beside_new_ones(supervisor_desk: Client, operator: Staff) -> None:
    make_answer(approved_at=timezone.now()).revise(by=operator, opening="新しい文です。", silence="", next_step="")

    round_ = supervisor_desk.get(ROUND).context["round"]

    assert len(round_.reworded) == 3
    assert "新しい文です。" in "".join(run.text for run in round_.reworded[0].runs if run.op != "delete")


def test_a_new_version_says_what_changed_in_each(supervisor_desk: Client, supervisor: Staff) -> None:
    first = load(sample()).version
    for answer in first.answers.all():
        answer.approve(by=supervisor)
    load(read(first.text.replace(FEE, PAID), published=first.published_on + timedelta(days=1)))

    page = supervisor_desk.get(ROUND)

    assert page.context["answer"].topic.key == "reissue-fee"
    assert [PAID in reason.ground.new.text for reason in page.context["round"].reasons] == [True]
    assert "見直し中" in page.content.decode()


def test_what_nobody_may_say_any_more_comes_first(supervisor_desk: Client, waiting: list[Answer]) -> None:
    for number, hours in ((4, 1), (5, 2)):
        Answer.objects.filter(pk=waiting[number].pk).update(revising_since=timezone.now() - timedelta(hours=hours))

    page, order = supervisor_desk.get(ROUND), []
    while page.context["answer"]:
        order.append(page.context["answer"])
        page = approve(supervisor_desk, page)

    assert order == [waiting[number] for number in (5, 4, 0, 1, 3)]


def test_what_was_rewritten_meanwhile_is_read_again(
    supervisor_desk: Client, operator: Staff, waiting: list[Answer]
) -> None:
    page = supervisor_desk.get(ROUND)
    Answer.objects.get(pk=waiting[0].pk).revise(by=operator, opening="別の文です。", silence="", next_step="")

    refused = approve(supervisor_desk, page)

    assert refused.status_code == 409
    assert refused.context["answer"] == waiting[0]
    assert "別の文です。" in refused.content.decode()


def test_what_another_approved_meanwhile_is_passed(supervisor_desk: Client, waiting: list[Answer]) -> None:
    page = supervisor_desk.get(ROUND)
    waiting[0].approve(by=make_supervisor("ito", "伊藤"))

    refused = approve(supervisor_desk, page)

    assert refused.status_code == 409
    assert refused.context["answer"] == waiting[1]


def test_a_slip_is_taken_back(supervisor_desk: Client, waiting: list[Answer]) -> None:
    page = approve(supervisor_desk, supervisor_desk.get(ROUND))
    back = f"/desk/answers/{waiting[0].pk}/approval/end/?seen={page.context['round'].seen}"
    assert back.replace("&", "&amp;") in page.content.decode()

    page = supervisor_desk.post(back, follow=True)

    assert shown(page) == (waiting[0], 1, 5)
    assert Answer.objects.get(pk=waiting[0].pk).state == Answer.State.DRAFT


def test_it_is_sent_back_with_a_reason_and_the_round_goes_on(
    supervisor_desk: Client, supervisor: Staff, waiting: list[Answer]
) -> None:
    path = f"/desk/answers/{waiting[0].pk}/objection/?seen=0"
    assert supervisor_desk.post(path, {"reason": "。"}).status_code == 422

    page = supervisor_desk.post(path, {"reason": "言い切りすぎています"}, follow=True)

    assert shown(page) == (waiting[1], 2, 5)
    assert Objection.objects.get().answer == waiting[0]
    assert "言い切りすぎています" in supervisor_desk.get("/desk/").content.decode()
    assert "言い切りすぎています" in supervisor_desk.get(f"/desk/answers/{waiting[0].pk}/").content.decode()


def test_whoever_wrote_it_sees_what_is_to_change(
    desk: Client, operator: Staff, supervisor_desk: Client, waiting: list[Answer]
) -> None:
    draft = make_answer(make_topic(), Version.objects.get(), state=Answer.State.DRAFT, drafted_by=operator)
    supervisor_desk.post(f"/desk/answers/{draft.pk}/objection/", {"reason": "二文目を揃えてください"})

    again = supervisor_desk.get(f"/desk/answers/{draft.pk}/objection/")
    assert again["Location"] == f"/desk/answers/{draft.pk}/"
    assert "二文目を揃えてください" in desk.get("/desk/").content.decode()
    assert "二文目を揃えてください" in desk.get(f"/desk/answers/{draft.pk}/edit/").content.decode()
    supervisor_desk.post(f"/desk/answers/{draft.pk}/objection/end/")
    assert "二文目を揃えてください" not in desk.get("/desk/").content.decode()


def test_only_who_supervises_approves_in_turn(desk: Client, waiting: list[Answer]) -> None:
    assert desk.get(ROUND).status_code == 403
    assert desk.get(f"/desk/answers/{waiting[0].pk}/objection/").status_code == 403
    assert desk.post(f"/desk/answers/{waiting[0].pk}/approval/end/").status_code == 403


@pytest.mark.parametrize(
    "said",
    ["after=x&seen=-1", "at=99999999999999999999", "after=1&seen=²", "approved=٣", "approved=99999999999999999999"],
)
def test_whatever_stands_in_the_address_it_is_a_round(
    supervisor_desk: Client, waiting: list[Answer], said: str
) -> None:
    assert supervisor_desk.get(f"{ROUND}?{said}").status_code == 200


def test_a_round_of_many_costs_what_a_round_of_few_costs(
    supervisor_desk: Client, waiting: list[Answer], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6, 40):
        make_answer(make_topic(f"t{number}", order=number), Version.objects.get(), state=Answer.State.DRAFT)

    with django_assert_max_num_queries(20):
        assert shown(supervisor_desk.get(ROUND))[2] == 39


def test_with_nothing_waiting_it_says_so(supervisor_desk: Client) -> None:
    assert supervisor_desk.get(ROUND).context["answer"] is None


def test_a_supervisor_who_did_not_draft_it_approves(client: Client) -> None:
    draft = make_answer(state=Answer.State.DRAFT, drafted_by=make_staff())
    client.force_login(make_supervisor())

    client.post(f"/desk/answers/{draft.pk}/approval/")

    draft.refresh_from_db()
    assert draft.state == Answer.State.APPROVED


def test_the_drafter_and_an_operator_do_not_approve(client: Client) -> None:
    supervisor = make_supervisor()
    draft = make_answer(state=Answer.State.DRAFT, drafted_by=supervisor)

    client.force_login(supervisor)
    own = client.post(f"/desk/answers/{draft.pk}/approval/")
    client.force_login(make_staff())
    operators = client.post(f"/desk/answers/{draft.pk}/approval/")

    assert own.status_code == 409
    assert operators.status_code == 403
    draft.refresh_from_db()
    assert draft.state == Answer.State.DRAFT
