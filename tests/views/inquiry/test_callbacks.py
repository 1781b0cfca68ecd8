import re
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Bond, Callback, Contact, Merge, Staff
from inquiries.views.inquiry.parts.timetable import Timetable
from inquiries.views.parts import needs
from tests.makers import NOON, make_contact, make_inquiry, make_staff, make_version
from tests.markup import tight

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
HOUR, LIST = reverse("callback_hour"), reverse("callback_list")


@pytest.fixture
def promised(operator: Staff) -> Callback:
    """A call promised for four o'clock."""
    return make_inquiry().promise_call(by=operator, due_at=NOON + timedelta(hours=4))


def test_a_call_is_promised_from_an_inquiry_and_is_whoever_promised_it_s(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry(contact=Contact.objects.find_or_make(name="山田", phone="090-1234-5678"))

    answer = desk.post(
        reverse("callback_create", args=[inquiry.pk]), {"callback_at_0": "tomorrow", "callback_at_1": "9:30"}
    )

    callback = inquiry.callbacks.get()
    at = timezone.localtime(callback.due_at)
    assert (callback.owner, at.day, at.hour, at.minute) == (operator, 21, 9, 30)
    assert answer["Location"] == reverse("inquiry_show", args=[inquiry.pk])


def test_nobody_is_called_without_a_number_and_the_one_that_was_given_is_kept(desk: Client) -> None:
    inquiry = make_inquiry()
    path, at = reverse("callback_create", args=[inquiry.pk]), {"callback_at_0": "today", "callback_at_1": "16:30"}

    asked = desk.get(path, headers={"HX-Request": "true"}).content.decode()
    refused = [desk.post(path, at | {"phone": phone}) for phone in ("", "0120")]
    desk.post(path, at | {"phone": "０９０ー１２３４ー５６７８"})

    assert 'name="phone"' in asked
    assert [answer.status_code for answer in refused] == [422, 422]
    assert "折り返すには電話番号が必要です。" in refused[0].content.decode()
    assert inquiry.callbacks.count() == 1
    assert str(inquiry.contact.phones.get()) == "090-1234-5678"


def test_whoever_is_to_call_sees_first_that_there_is_a_number_or_that_there_is_none(desk: Client) -> None:
    known = make_inquiry(contact=Contact.objects.find_or_make(name="山田", phone="090-1234-5678"))
    nobody = make_inquiry(contact=Contact.objects.find_or_make(name="山下"))

    told, unreachable = (
        desk.get(reverse("inquiry_show", args=[one.pk])).content.decode().partition('id="hints"')[0]
        for one in (known, nobody)
    )

    assert '<a class="secret" href="#contact">090-••••-5678</a>' in told
    assert "電話番号なし" in unreachable


@pytest.mark.parametrize(
    ("day", "clock", "sentence"),
    [
        ("today", "11:59", "この時刻は過ぎています。"),
        ("today", "12:00", "この時刻は過ぎています。"),
        ("today", "", "時刻を入れてください。"),
        ("today", "nine", "16:30 のように書いてください。"),
        ("yesterday", "13:00", ""),
    ],
)
def test_what_nobody_can_keep_is_not_promised(desk: Client, day: str, clock: str, sentence: str) -> None:
    inquiry = make_inquiry()

    answer = desk.post(reverse("callback_create", args=[inquiry.pk]), {"callback_at_0": day, "callback_at_1": clock})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Callback.objects.exists()


def test_a_kept_promise_leaves_the_list(desk: Client, promised: Callback) -> None:
    desk.post(reverse("callback_delete", args=[promised.pk]))

    assert not Callback.objects.exists()
    assert promised.inquiry.events.filter(action="callback.kept").exists()


def test_of_several_numbers_one_says_which_was_called(desk: Client, promised: Callback) -> None:
    contact = promised.inquiry.contact
    for number in ("090-0000-1234", "03-0000-5555"):
        contact.learn(phone=number)
    [called] = [phone for phone in contact.phones.all() if phone.number == "+81300005555"]

    page = desk.get(reverse("inquiry_show", args=[promised.inquiry_id])).text
    desk.post(reverse("callback_delete", args=[promised.pk]), {"phone": called.pk})

    assert page.count('name="phone"') == 2 + 2  # to say which was called, and to verify it
    assert promised.inquiry.events.get(action="callback.kept").particulars["phone"] == called.pk


def test_a_number_of_somebody_else_keeps_no_promise(desk: Client, promised: Callback) -> None:
    other = make_contact("田中 一郎", "tanaka@example.jp", phone="03-0000-5555").phones.get()

    answer = desk.post(reverse("callback_delete", args=[promised.pk]), {"phone": other.pk})

    assert answer.status_code == 422
    assert "この相談者の電話番号ではありません" in answer.text
    assert Callback.objects.exists()


def test_a_promise_to_a_third_party_offers_their_numbers_and_never_the_survivor_s(
    desk: Client, promised: Callback, operator: Staff
) -> None:
    promised.inquiry.contact.learn(phone="090-0000-1234")
    theirs = promised.inquiry.contact.phones.get()
    survivor = make_inquiry(contact=make_contact("田中 一郎", "tanaka@example.jp", phone="03-0000-5555"))
    Merge.objects.join(promised.inquiry, into=survivor, by=operator, bond=Bond.PARTY)
    path = reverse("callback_delete", args=[promised.pk])

    page = desk.get(reverse("inquiry_show", args=[survivor.pk])).text
    refused = desk.post(path, {"phone": survivor.contact.phones.get().pk})
    desk.post(path, {"phone": theirs.pk})

    offered = page.partition(path)[2].partition("</form>")[0]
    assert (f'value="{theirs.pk}"' in offered, offered.count('name="phone"')) == (True, 1)
    assert '<span class="num">090-••••-1234</span>' in offered
    assert refused.status_code == 422
    assert promised.inquiry.events.get(action="callback.kept").particulars["phone"] == theirs.pk


def test_where_nobody_answered_the_promise_stands(desk: Client, promised: Callback) -> None:
    answer = desk.post(reverse("attempt_create", args=[promised.pk]))

    promised.refresh_from_db()
    assert promised.attempts == 1
    assert answer.status_code == 302


@pytest.mark.parametrize("end", ["callback_delete", "attempt_create"])
def test_a_promise_kept_by_somebody_else_is_a_conflict_with_a_sentence(
    desk: Client, promised: Callback, end: str
) -> None:
    Callback.objects.all().delete()

    answer = desk.post(reverse(end, args=[promised.pk]))

    assert answer.status_code == 409
    assert "すでに対応済み" in answer.content.decode()


def test_before_promising_one_sees_how_many_are_promised_in_that_hour(desk: Client, promised: Callback) -> None:
    page = desk.get(HOUR, {"callback_at_0": "today", "callback_at_1": "16:45"}).content.decode()

    assert "16時台の約束 1件" in page


def test_before_promising_one_sees_that_the_hotline_is_closed_then(desk: Client) -> None:
    make_version()

    page = desk.get(HOUR, {"callback_at_0": "today", "callback_at_1": "19:00"}).content.decode()

    assert "受付時間外" in page


def test_before_promising_one_sees_that_the_time_has_passed(desk: Client) -> None:
    page = desk.get(HOUR, {"callback_at_0": "today", "callback_at_1": "11:00"}).content.decode()

    assert "この時刻は過ぎています。" in page


def test_the_timetable_groups_by_hour_with_owner_lateness_and_attempts(promised: Callback, operator: Staff) -> None:
    late = promised.inquiry.promise_call(by=operator, due_at=NOON + timedelta(minutes=20))
    late.miss(by=operator)
    promised.inquiry.promise_call(by=operator, due_at=NOON + timedelta(minutes=250))

    timetable = Timetable(Callback.objects.all(), NOON + timedelta(minutes=30))
    table = render_to_string("inquiries/inquiry/callback/_timetable.html", {"timetable": timetable})

    assert table.count("<tr ") == 2
    assert table.count('class="late"') == 1
    assert timetable.next == promised
    assert table.count('class="now"') == 1
    assert '佐藤 ·<span class="is-late">遅れ 10分</span>· 発信1回' in tight(table)


def test_of_many_calls_the_first_late_and_the_next_are_named_and_every_hour_counted(operator: Staff) -> None:
    inquiry = make_inquiry()
    for minutes in (10, 20, 30, 70, 80, 90, 150):
        inquiry.promise_call(by=operator, due_at=NOON + timedelta(minutes=minutes))

    timetable = Timetable(Callback.objects.all(), NOON + timedelta(minutes=60), named=2)

    hours = [([(call.minute, call.mark) for call in hour.calls], hour.others) for hour in timetable.hours]
    assert hours == [([("10", "late"), ("20", "late")], 1), ([("10", "now"), ("20", "")], 1), ([], 1)]


def test_what_the_timetable_does_not_name_is_a_link_to_the_whole_list(
    desk: Client, promised: Callback, operator: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(needs, "NAMED", 1)
    promised.inquiry.promise_call(by=operator, due_at=promised.due_at + timedelta(minutes=7))
    promised.inquiry.promise_call(by=operator, due_at=promised.due_at + timedelta(minutes=70))
    promised.inquiry.promise_call(by=operator, due_at=NOON + timedelta(days=1))

    home, whole = desk.get(reverse("home")).content.decode(), desk.get(LIST).content.decode()

    assert re.findall(rf'{LIST}#hour-20-(\d+)">(.*?)</a>', tight(home)) == [("16", "ほか1件"), ("17", "1件")]
    assert all(f'id="hour-20-{hour}"' in whole for hour in (16, 17))
    assert [whole.count("<small>") // 2, f"{LIST}#" in whole] == [3, False]


@pytest.mark.parametrize("role", ["headquarters", "administrator"])
def test_who_sees_no_customer_keeps_no_promise(client: Client, promised: Callback, role: str) -> None:
    client.force_login(make_staff("kato", "加藤", role))

    assert client.get(HOUR).status_code == 403
    assert client.get(LIST).status_code == 403
    assert client.post(reverse("callback_delete", args=[promised.pk])).status_code == 403
    assert client.post(reverse("callback_create", args=[promised.inquiry_id])).status_code == 404
    assert Callback.objects.exists()
