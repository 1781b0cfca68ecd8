"""The queue, the page of an inquiry, and the next one."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Channel, Closure, Draft, Hold, Inquiry, Owner, Staff
from inquiries.models.inquiry.incoming import Incoming
from tests.makers import (
    make_answer,
    make_contact,
    make_inquiry,
    make_late_inquiry,
    make_staff,
    make_topic,
    make_version,
)
from tests.markup import tight
from tests.searched import search, searched

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]
LIST = reverse("inquiry_list")
NEXT = reverse("inquiry_next")


def page_of(inquiry: Inquiry) -> str:
    return reverse("inquiry_show", args=[inquiry.pk])


def listed(client: Client, **query: str) -> list[Inquiry]:
    return list(client.get(LIST, query).context["queue"].rows)


# --- the list ---------------------------------------------------------------------------------------------------------
def test_the_queue_shows_what_is_owed_the_most_urgent_first(desk: Client) -> None:
    later, late = make_inquiry(), make_late_inquiry()

    assert listed(desk) == [late, later]


def test_each_tab_shows_its_side_and_counts_it(desk: Client, operator: Staff) -> None:
    fresh, mine, held, closed = (make_inquiry() for _ in range(4))
    mine.claim(by=operator)
    held.put_on_hold(by=operator, reason=Hold.Reason.ISSUER)
    closed.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    sides = {
        "owed": [fresh, mine],
        "unclaimed": [fresh],
        "mine": [mine],
        "waiting": [held],
        "late": [],
        "closed": [closed],
    }

    assert {state: listed(desk, state=state) for state in sides} == sides
    tabs = dict(desk.get(LIST).context["queue"].tabs)
    assert {tab.value: size for tab, size in tabs.items() if tab != "all"} == {
        s: len(rows) for s, rows in sides.items()
    }


def test_a_row_says_when_how_who_what_and_how_it_stands(desk: Client, operator: Staff) -> None:
    make_version()
    inquiry = make_late_inquiry(topics=[make_topic(name_ja="再発行の手数料")])
    inquiry.claim(by=operator)

    page = desk.get(LIST).content.decode()

    for words in ("遅れ", "メール", inquiry.number, "中村 由紀", inquiry.preview, "再発行の手数料", "対応中", "佐藤"):
        assert words in page


def test_a_row_says_whom_it_was_handed_to_and_by_when_they_answer(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.escalate(by=operator, owner=Owner.LEGAL, words="返金", due_at=timezone.now() - timedelta(minutes=61))

    row = tight(desk.get(LIST).content.decode())

    assert '<span class="clip raised">法務<span class="is-late">遅れ' in row


def test_fifty_rows_make_a_page(desk: Client) -> None:
    contact = make_contact()
    for _ in range(51):
        make_inquiry(contact=contact)

    after = desk.get(LIST).context["queue"].stretch.after

    assert (len(listed(desk)), len(listed(desk, after=after))) == (50, 1)


def test_the_pages_of_what_is_on_hold_have_numbers(desk: Client, operator: Staff) -> None:
    contact = make_contact()
    for _ in range(51):
        make_inquiry(contact=contact).put_on_hold(by=operator, reason=Hold.Reason.OTHER)

    assert (len(listed(desk, state="waiting")), len(listed(desk, state="waiting", page="2"))) == (50, 1)


def test_a_page_says_where_in_the_list_it_is_and_leads_on_and_back(desk: Client) -> None:
    contact = make_contact()
    for _ in range(51):
        make_inquiry(contact=contact)
    first = desk.get(LIST)
    [onward] = re.findall(r'href="([^"]+)"\s+rel="next"', first.content.decode())

    second = desk.get(LIST + unescape(onward))
    [back] = re.findall(r'href="([^"]+)"\s+rel="prev"', second.content.decode())

    assert "51" in tight(second.content.decode()).partition('rel="prev"')[2]
    assert 'rel="next"' not in second.content.decode()
    assert desk.get(LIST + unescape(back)).context["queue"].rows == first.context["queue"].rows


@pytest.mark.parametrize(("place", "first"), [(0, 1), (5, 2), (30, 27), (49, 31), (55, 1)])
def test_beside_an_open_inquiry_stand_those_around_it(desk: Client, place: int, first: int) -> None:
    keys = [make_inquiry(contact=make_contact(address=f"{n}@example.jp")).pk for n in range(60)]

    queue = desk.get(reverse("inquiry_show", args=[keys[place]])).context["queue"]

    assert [row.pk for row in queue.rows] == keys[first - 1 : first + 19]
    assert (queue.stretch.start, queue.stretch.end, bool(queue.stretch.after)) == (first, first + 19, True)
    on = desk.get(reverse("inquiry_list"), {"after": queue.stretch.after}).context["queue"]
    assert on.rows[0].pk == keys[first + 19]
    if first > 1:
        back = desk.get(reverse("inquiry_list"), {"before": queue.stretch.before}).context["queue"]
        assert back.rows[0].pk == keys[0]


@pytest.mark.parametrize("count", [1, 50])
def test_a_page_of_the_queue_costs_the_same_however_full(
    desk: Client, operator: Staff, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    topic = make_topic()
    for number in range(count):
        inquiry = make_inquiry(contact=make_contact(address=f"{number}@example.jp"), topics=[topic])
        inquiry.claim(by=operator)
        inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS, due_at=timezone.now() + timedelta(hours=1))

    with django_assert_num_queries(QUERIES_OF_THE_QUEUE):
        desk.get(LIST)


QUERIES_OF_THE_QUEUE = 13


@pytest.mark.parametrize("typed", ["{number}", "h{pk}", "{pk}", "h-{pk}"])
def test_a_receipt_number_leads_straight_to_its_inquiry(desk: Client, typed: str) -> None:
    inquiry = make_inquiry()

    answer = search(desk, typed.format(number=inquiry.number, pk=inquiry.pk))

    assert answer["Location"] == page_of(inquiry)


@pytest.mark.parametrize("typed", ["0{pk}", "0{pk}0", "{pk} 中村"])
def test_a_number_that_begins_with_a_nought_or_stands_among_words_opens_nothing(desk: Client, typed: str) -> None:
    inquiry = make_inquiry()

    assert searched(desk, typed.format(pk=inquiry.pk)).status_code == 200


def test_a_number_that_does_not_exist_finds_nothing_and_says_so(desk: Client) -> None:
    answer = searched(desk, "H-999999")

    assert answer.status_code == 200
    assert "該当なし" in answer.content.decode()


@pytest.mark.parametrize(
    "words", ["ナカムラ", "中村", "nakamura@example.jp", "090-0000-1234", "毎月の引き落とし", "手数料について"]
)
def test_words_find_by_name_reach_and_what_was_said_closed_ones_too(desk: Client, operator: Staff, words: str) -> None:
    contact = make_contact(kana="なかむら ゆき", phone="090-0000-1234")
    inquiry = make_inquiry("手数料はかかりますか。毎月の引き落としはどうなりますか。", contact=contact)
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)
    make_inquiry("別の件です。", contact=make_contact("別人", "betsu@example.jp"), subject="別件")

    assert searched(desk, words).context["queue"].rows == [inquiry]


def test_fields_narrow_the_queue_down(desk: Client, operator: Staff) -> None:
    topic, other = make_topic("fee"), make_staff("ito", "伊藤")
    wanted = make_inquiry(channel=Channel.FORM, topics=[topic])
    wanted.claim(by=other)
    make_inquiry(channel=Channel.FORM)
    make_inquiry(topics=[topic])

    for query in ({"channel": "form", "topic": "fee"}, {"owner": str(other.pk)}):
        assert listed(desk, **query) == [wanted]


@pytest.mark.usefixtures("noon")
def test_time_narrows_the_queue_down(desk: Client) -> None:
    now = timezone.now()
    fresh, old = make_inquiry(at=now), make_inquiry(at=now - timedelta(days=9))
    today = timezone.localdate(now)

    for span in ("today", "day", "week"):
        assert listed(desk, span=span) == [fresh]
    assert listed(desk, until=str(today - timedelta(days=8))) == [old]
    assert listed(desk, since=str(today - timedelta(days=1)), until=str(today)) == [fresh]


@pytest.mark.parametrize(
    "query",
    [
        {"state": "x"},
        {"channel": "fax"},
        {"topic": "x"},
        {"topic": "\x00"},
        {"owner": "0"},
        {"owner": "x" * 500},
        {"owner": "9" * 40},
        {"since": "9999-12-31"},
        {"until": "0001-01-01"},
        {"page": "-1"},
        {"search": "\x00\ud7ff%_"},
        {"search": "あ" * 5000},
    ],
)
def test_a_query_that_makes_no_sense_is_no_fault_of_ours(desk: Client, query: dict[str, str]) -> None:
    make_inquiry()

    assert desk.get(LIST, query).status_code == 200


NONSENSE = ["\x00\ud7ff%_", "あ" * 5000, '"', 'from:"', "since:", "h-" + "9" * 40, "9" * 10, "\\", "' | \"a", "\ufdfd"]


@pytest.mark.parametrize("words", NONSENSE)
def test_words_that_make_no_sense_are_no_fault_of_ours(desk: Client, words: str) -> None:
    make_inquiry()

    assert searched(desk, words).status_code == 200


def test_the_row_keeps_the_filters_for_the_way_back(desk: Client) -> None:
    inquiry = make_inquiry()

    page = desk.get(LIST, {"state": "unclaimed", "channel": "mail"}).content.decode()

    assert f"{page_of(inquiry)}?state=unclaimed&amp;channel=mail" in page


# --- the page ---------------------------------------------------------------------------------------------------------
def test_the_page_tells_what_was_said_and_what_happened_oldest_first(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry("最初の質問です。")
    inquiry.claim(by=operator)
    inquiry.append(Incoming(Channel.MAIL, "続きの質問です。"))

    page = desk.get(page_of(inquiry)).content.decode()

    words = ["受け付けました", "最初の質問です。", "佐藤が担当になりました", "続きの質問です。"]
    thread = page[page.index('id="thread"') : page.index('class="compose"')]
    assert [thread.index(each) for each in words] == sorted(thread.index(each) for each in words)


def test_what_cannot_be_read_is_text_and_not_markup(desk: Client) -> None:
    inquiry = make_inquiry(
        "<script>alert(1)</script>",
        html="<p>こんにちは<img src=x onerror=alert(2)><a href='https://evil.example'>リンク</a></p>",
    )

    page = desk.get(page_of(inquiry)).content.decode()

    assert "&lt;script&gt;alert(1)" in page
    assert "onerror" not in page
    assert "evil.example" not in page


def test_a_number_that_was_blacked_out_is_a_bar(desk: Client) -> None:
    inquiry = make_inquiry("番号は 4111 1111 1111 1111 です。")

    page = desk.get(page_of(inquiry)).content.decode()

    assert '<span class="masked"' in page
    assert "••••1111" in page


def test_addresses_and_telephone_numbers_stay_covered(desk: Client) -> None:
    inquiry = make_inquiry(contact=make_contact(phone="090-0000-1234"))

    page = desk.get(page_of(inquiry)).content.decode()

    assert "nakamura@example.jp" not in page
    assert "0000-1234" not in page
    assert "n•••••@example.jp" in page


def test_a_page_that_is_looked_at_begins_no_draft(desk: Client) -> None:
    inquiry = make_inquiry()

    page = desk.get(page_of(inquiry)).content.decode()

    assert "中村 由紀様" in page
    assert not Draft.objects.exists()


def test_the_answers_of_its_topics_come_first_with_their_clauses_and_their_keys(desk: Client) -> None:
    version = make_version("手数料の文です。", "手続きの文です。")
    fee, procedure = make_topic("fee", name_ja="手数料", order=2), make_topic("procedure", name_ja="手続き", order=1)
    first, second = version.clauses.order_by("order")
    make_answer(fee, version, clauses=[first])
    make_answer(procedure, version, clauses=[second], state="draft", approved_by=None)
    inquiry = make_inquiry("お尋ねします。", topics=[fee, procedure])

    answer = desk.get(page_of(inquiry))

    assert [hint.answer.topic for hint in answer.context["hints"].rows] == [fee]
    page = answer.content.decode()
    assert 'data-key="1"' in page
    assert reverse("version_show", args=[version.number]) + "#c1" in page
    assert "お知らせには記載がありません" in page


@pytest.mark.parametrize("messages", [1, 20])
def test_a_long_conversation_costs_no_more_queries_than_a_short_one(
    desk: Client, operator: Staff, django_assert_num_queries: DjangoAssertNumQueries, messages: int
) -> None:
    make_answer(topic := make_topic())
    inquiry = make_inquiry(topics=[topic])
    for number in range(messages):
        inquiry.append(Incoming(Channel.MAIL, f"続き{number}"))
        inquiry.note(by=operator, text="メモ")
    desk.get(page_of(inquiry))  # what the suggestions know of the notice is read once

    with django_assert_num_queries(QUERIES_OF_A_PAGE):
        desk.get(page_of(inquiry))


QUERIES_OF_A_PAGE = 26


@pytest.mark.parametrize("pk", [0, 999, 10**18, 10**40])
def test_what_is_not_there_is_not_found(desk: Client, pk: int) -> None:
    assert desk.get(reverse("inquiry_show", args=[pk])).status_code == 404


# --- next -------------------------------------------------------------------------------------------------------------
def test_the_next_one_is_claimed_and_opened(desk: Client, operator: Staff) -> None:
    make_inquiry()
    late = make_late_inquiry()

    answer = desk.post(NEXT)

    assert answer["Location"] == page_of(late)
    assert Inquiry.objects.of(operator).get() == late


def test_nothing_to_do_is_said_plainly(desk: Client) -> None:
    answer = desk.post(NEXT, follow=True)

    assert "待っているお問合せはありません。" in answer.content.decode()


@pytest.mark.parametrize(("method", "path"), [("get", LIST), ("post", NEXT)])
def test_headquarters_has_no_queue(client: Client, method: str, path: str) -> None:
    make_inquiry()
    client.force_login(make_staff("honsha", "本社", "headquarters"))

    assert client.generic(method, path).status_code == 403


def test_where_a_contact_asked_often_the_side_says_how_many_it_leaves_out(desk: Client) -> None:
    often = make_contact()
    *_earlier, newest = [make_inquiry(contact=often) for _time in range(9)]

    page = desk.get(page_of(newest)).content.decode()

    side = page[page.index('id="earlier-h"') :]
    assert '<span class="push">8</span>' in side
    assert "ほか3件" in side
