"""One's own mentions: the list, its figure, and settling."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Link, Mention, Merge, Message, Role, Staff
from tests.makers import make_inquiry, make_staff
from tests.markup import tight

pytestmark = pytest.mark.django_db
LIST = reverse("mention_list")


@pytest.fixture
def note(operator: Staff, supervisor: Staff) -> Message:
    """佐藤 mentions 鈴木."""
    return make_inquiry().note(by=operator, text="@鈴木さん 至急ご確認ください。")


def test_a_row_leads_to_the_note_itself(supervisor_desk: Client, note: Message) -> None:
    page = supervisor_desk.get(LIST).content.decode()

    assert f"{reverse('inquiry_show', args=[note.inquiry_id])}#m{note.pk}" in page
    assert "至急ご確認ください。" in page
    opened = supervisor_desk.get(reverse("inquiry_show", args=[note.inquiry_id])).content.decode()
    assert f'id="m{note.pk}"' in opened
    assert "鈴木へのメンション" in opened


def test_after_a_merge_it_leads_to_the_survivor(supervisor_desk: Client, operator: Staff, note: Message) -> None:
    survivor = make_inquiry()
    Merge.objects.join(note.inquiry, into=survivor, by=operator)

    page = supervisor_desk.get(LIST).content.decode()

    assert f"{reverse('inquiry_show', args=[survivor.pk])}#m{note.pk}" in page
    opened = supervisor_desk.get(reverse("inquiry_show", args=[survivor.pk])).content.decode()
    assert f'id="m{note.pk}"' in opened


def test_nobody_sees_the_list_of_another(desk: Client, note: Message) -> None:
    assert "至急ご確認ください。" not in desk.get(LIST).content.decode()
    mention = Mention.objects.get()
    for verb in ("mention_settle", "mention_unsettle"):
        assert desk.post(reverse(verb, args=[mention.pk])).status_code == 404


def test_who_sees_no_customers_any_more_reads_none_of_it(
    supervisor_desk: Client, supervisor: Staff, note: Message
) -> None:
    Staff.objects.filter(pk=supervisor.pk).update(role=Role.HEADQUARTERS)

    assert supervisor_desk.get(LIST).status_code == 403
    assert "至急ご確認ください。" not in supervisor_desk.get(reverse("home")).content.decode()


def test_rail_home_and_list_say_the_same_figure(supervisor_desk: Client, note: Message) -> None:
    home, page = (tight(supervisor_desk.get(path).content.decode()) for path in (reverse("home"), LIST))

    assert re.findall(r'data-figure="mentions"[^>]*>(\d+)<', home) == ["1", "1"]
    assert 'data-figure="mentions">1<' in page
    assert 'aria-current="true">未対応<span class="num">1</span>' in page


def test_what_is_settled_leaves_the_list_and_can_be_put_back(supervisor_desk: Client, note: Message) -> None:
    mention = Mention.objects.get()

    settled = supervisor_desk.post(reverse("mention_settle", args=[mention.pk]), follow=True).content.decode()
    assert "至急ご確認ください。" not in settled
    assert "メンションを対応済みにしました。" in settled
    assert "至急ご確認ください。" in supervisor_desk.get(LIST, {"state": "settled"}).content.decode()
    supervisor_desk.post(reverse("mention_unsettle", args=[mention.pk]))

    assert "至急ご確認ください。" in supervisor_desk.get(LIST).content.decode()


@pytest.mark.parametrize("verb", ["mention_settle", "mention_unsettle"])
def test_a_button_pressed_twice_gets_a_sentence(supervisor_desk: Client, note: Message, verb: str) -> None:
    mention = Mention.objects.get()
    if verb == "mention_settle":
        mention.settle(by=mention.staff)

    answer = supervisor_desk.post(reverse(verb, args=[mention.pk]))

    assert answer.status_code == 409
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("state", ["", "settled", "nonsense", "\x00"])
def test_a_state_that_does_not_exist_shows_the_open_ones(supervisor_desk: Client, note: Message, state: str) -> None:
    page = supervisor_desk.get(LIST, {"state": state})

    assert page.status_code == 200
    assert ("至急ご確認ください。" in page.content.decode()) == (state != "settled")


def test_the_list_asks_as_much_for_many_as_for_one(
    supervisor_desk: Client, operator: Staff, note: Message, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    supervisor_desk.get(LIST)
    with django_assert_num_queries(9):
        supervisor_desk.get(LIST)
    for _time in range(60):
        make_inquiry().note(by=operator, text="@鈴木")
    with django_assert_num_queries(9):
        page = supervisor_desk.get(LIST).content.decode()

    assert page.count("data-row-of") == 50
    assert 'rel="next"' in page


def test_the_news_tell_of_it_once(supervisor_desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    seen = supervisor_desk.get(reverse("home")).context["newest"]
    inquiry.note(by=operator, text="@鈴木")

    asked = {"seen": seen, "listed": seen, "mine": "", "figured": 0}
    first = tight(supervisor_desk.get(reverse("news_show"), asked).content.decode())
    again = tight(supervisor_desk.get(reverse("news_show"), asked | {"seen": seen + 1}).content.decode())

    assert '<b data-figure="mentions">1</b>' in first
    assert first.count("あなたへのメンションが1件あります。") == 2
    assert again.count("あなたへのメンションが1件あります。") == 1


def test_colleagues_are_offered_with_the_word_that_names_one_alone(desk: Client, operator: Staff) -> None:
    make_staff("ito", "伊藤")
    make_staff("abe1", "阿部")
    make_staff("abe2", "阿部")
    make_staff("gone", "退職", is_active=False)
    make_staff("yamamoto", "山本", Role.HEADQUARTERS)

    page = desk.get(reverse("colleague_list")).content.decode()

    assert [word in page for word in ('data-mention="伊藤"', 'data-mention="abe1"', 'data-mention="abe2"')] == [
        True
    ] * 3
    assert page.count('role="option"') == 3


def test_nothing_of_it_stands_on_the_page_of_the_customer(client: Client, note: Message) -> None:
    link = Link.objects.issue(note.inquiry)

    client.post(reverse("link_open", args=[link.token]))
    page = client.get(reverse("status_show")).content.decode()

    assert "至急ご確認" not in page
    assert "鈴木" not in page
