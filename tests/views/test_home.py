"""Home: what needs somebody now."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Answer, Closure, Dispatch, Owner, Received, Staff
from inquiries.views.parts import today
from tests.makers import NOON, make_answer, make_contact, make_inquiry, make_late_inquiry, make_staff, make_version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
HOME = reverse("home")


def page(client: Client) -> str:
    return client.get(HOME).content.decode()


def test_the_worst_stands_on_top(supervisor_desk: Client, supervisor: Staff, operator: Staff) -> None:
    failed = Dispatch.objects.acknowledge(make_inquiry())
    assert failed
    failed.mark_failed(at=timezone.now(), error="550 no such user", for_good=True)
    make_late_inquiry(contact=make_contact("村上 大地", "murakami@example.jp"))
    inquiry = make_inquiry()
    inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS, due_at=NOON - timedelta(minutes=5))
    Received.objects.create(key="x", outcome="quarantined", reason="", size=10)
    inquiry.claim(by=supervisor)

    said = page(supervisor_desk)

    headings = [
        "送れていないメール",
        "期限を過ぎたお問合せ",
        "あなたの回答待ち",
        "対応が必要な受信メール",
        "自分の担当",
    ]
    assert [said.index(f"<h2>{heading}") for heading in headings] == sorted(
        said.index(f"<h2>{heading}") for heading in headings
    )
    assert "550 no such user" in said
    assert "村上 大地" in said


def test_what_is_overdue_stands_before_its_owner_and_every_supervisor(
    desk: Client, supervisor_desk: Client, operator: Staff
) -> None:
    others = {role: make_staff(role, role, role) for role in ("headquarters", "card_desk", "administrator")}
    inquiry, late = make_inquiry(), NOON - timedelta(minutes=5)
    asked = [inquiry.escalate(by=operator, owner=owner, words="返金", due_at=late) for owner in Owner]

    def named(client: Client) -> set[str]:
        said = page(client)
        return {one.owner for one in asked if one.number in said and "is-late" in said}

    for role, owners in [("headquarters", {"headquarters"}), ("card_desk", {"card_desk"}), ("administrator", set())]:
        client = Client()
        client.force_login(others[role])
        assert named(client) == owners
    assert named(desk) == set()
    questions = supervisor_desk.get(HOME).context["needs"].asked
    assert {one.owner for one in questions.late.rows} == {"headquarters", "card_desk"}
    assert questions.mine.count == len(Owner) - 2


def test_what_headquarters_is_asked_stands_on_its_home_screen_before_it_is_late(
    client: Client, operator: Staff
) -> None:
    client.force_login(make_staff("honsha", "山本", "headquarters"))
    assert "窓口からの照会" in page(client)
    asked = make_inquiry().escalate(by=operator, owner=Owner.HEADQUARTERS, words="返金")

    said = page(client)

    assert "あなたの回答待ち" in said
    assert reverse("escalation_show", args=[asked.pk]) in said
    assert "中村" not in said


def test_count_and_list_of_what_is_overdue_agree(supervisor_desk: Client, operator: Staff) -> None:
    make_staff("honsha", "山本", "headquarters")
    for _time in range(7):
        make_inquiry().escalate(by=operator, owner=Owner.HEADQUARTERS, due_at=NOON - timedelta(minutes=5))

    response = supervisor_desk.get(HOME)

    late = response.context["needs"].asked.late
    listed = supervisor_desk.get(reverse("escalation_list"), {"state": "late"}).context["asked"].page
    assert (len(late.rows), late.count) == (5, 7)
    assert listed.paginator.count == 7
    assert f"{reverse('escalation_list')}?state=late" in response.content.decode()


def test_what_was_answered_stands_before_whoever_has_it_and_where_nobody_has_before_all(
    desk: Client, supervisor_desk: Client, operator: Staff
) -> None:
    headquarters, other = make_staff("honsha", "山本", "headquarters"), make_staff("ito", "伊藤")
    mine, theirs, nobodys = (make_inquiry(contact=make_contact(address=f"{n}@example.jp")) for n in range(3))
    mine.claim(by=operator)
    theirs.claim(by=other)
    for inquiry in (mine, theirs, nobodys):
        inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS, words="返金").answer(
            by=headquarters, words="返します。"
        )

    def seen(client: Client) -> set[int]:
        rows = client.get(HOME).context["needs"].decisions.rows
        return {decision.escalation.inquiry_id for decision in rows}

    assert seen(desk) == {mine.pk, nobodys.pk}
    assert seen(supervisor_desk) == {mine.pk, theirs.pk, nobodys.pk}
    assert "回答あり・お客様へ未連絡" in page(desk)


def test_promised_calls_are_a_timetable_and_the_next_is_marked(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry(contact=make_contact(phone="090-0000-1234"))
    for minutes in (35, 50, 90):
        inquiry.promise_call(by=operator, due_at=NOON + timedelta(minutes=minutes))
    inquiry.promise_call(by=operator, due_at=NOON + timedelta(days=1))

    said = page(desk)

    assert said.count('<th scope="row">') == 2
    assert said.count('class="now"') == 2  # the call, and the hour in the drawing
    assert "0000-1234" not in said


def test_five_are_named_and_the_others_counted(desk: Client) -> None:
    for _ in range(7):
        make_late_inquiry()

    said = desk.get(HOME).context["needs"].late

    assert (len(said.rows), said.count, said.others) == (5, 7, 2)


def test_answers_to_read_are_the_supervisor_s(desk: Client, supervisor_desk: Client) -> None:
    make_answer(version=make_version(), state=Answer.State.DRAFT, drafted_by=make_staff("ito", "伊藤"))

    assert "承認を待つ定型回答" in page(supervisor_desk)
    assert "承認を待つ定型回答" not in page(desk)


def test_today_is_counted_from_midnight(desk: Client, operator: Staff) -> None:
    yesterday = NOON - timedelta(days=1)
    make_inquiry(at=yesterday).close(by=operator, outcome=Closure.Outcome.ANSWERED, at=yesterday)
    make_inquiry(at=NOON - timedelta(hours=2))
    make_inquiry(at=NOON).close(by=operator, outcome=Closure.Outcome.ANSWERED)

    said = desk.get(HOME).context["today"]

    assert (said.new, said.closed) == (2, 1)
    assert {column.hour: column.count for column in said.columns if column.count} == {10: 1, 12: 1}


def test_the_first_answer_is_timed_by_the_middle_one(desk: Client) -> None:
    for minutes in (10, 30, 600):
        dispatch = Dispatch.objects.acknowledge(inquiry := make_inquiry(at=NOON - timedelta(minutes=minutes)))
        inquiry.record("reply.sent", by=None, at=NOON)
        assert dispatch is None or dispatch.pk

    assert desk.get(HOME).context["today"].half_answered == NOON - timedelta(minutes=30)


def test_only_the_first_answer_to_each_and_of_many_the_newest_are_timed(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(today, "NEWEST", 2)
    for minutes in (600, 30, 30):
        inquiry = make_inquiry(at=NOON - timedelta(minutes=minutes + 5))
        inquiry.record("reply.sent", by=None, at=NOON - timedelta(minutes=5))
    inquiry.record("answer.told", by=None, at=NOON)

    assert desk.get(HOME).context["today"].half_answered == NOON - timedelta(minutes=30)


def test_it_is_said_how_many_numbers_were_kept_out_in_seven_days(desk: Client) -> None:
    make_inquiry("4111-1111-1111-1111、暗証番号は0420")
    make_inquiry("5555 5555 5555 4444", at=NOON - timedelta(days=6))
    make_inquiry("4111111111111111", at=NOON - timedelta(days=8))

    said = page(desk)

    assert "<dt>今週伏せた番号</dt><dd><b>3</b></dd>" in said


@pytest.mark.parametrize("role", ["headquarters", "administrator"])
def test_who_works_with_no_customers_sees_figures_and_no_customer(client: Client, role: str) -> None:
    make_late_inquiry()
    client.force_login(make_staff("honsha", "本社", role))

    said = page(client)

    assert "新しいお問合せ" in said
    assert "中村" not in said
    assert "H-0" not in said


@pytest.mark.parametrize("count", [1, 5])
def test_home_costs_the_same_however_much_there_is(
    desk: Client, operator: Staff, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        inquiry = make_late_inquiry(contact=make_contact(address=f"{number}@example.jp"))
        inquiry.claim(by=operator)
        inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS, due_at=NOON - timedelta(minutes=5))
        inquiry.promise_call(by=operator, due_at=NOON + timedelta(minutes=5))
        dispatch = Dispatch.objects.acknowledge(inquiry)
        assert dispatch
        dispatch.mark_failed(at=NOON, error="550", for_good=True)

    with django_assert_num_queries(21):
        desk.get(HOME)
