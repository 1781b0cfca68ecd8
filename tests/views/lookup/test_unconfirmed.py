"""After a call back that confirmed nobody the page has words to say, the same whatever the reason, and an end."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from inquiries.models import Closure, Inquiry, Lookup, Roster, Staff, Verification
from inquiries.models.lookup.sentences import NOT_CONFIRMED, OTHER_WAYS, SENTENCES, Saying, Way
from inquiries.models.roster.blind_key import Kind
from tests.makers import FACTS, make_contact, make_inquiry, make_staff, make_version
from tests.models.lookup.test_lookup import EVERY, WINDOWS
from tests.rosters import make_entry, make_roster

pytestmark = pytest.mark.django_db(transaction=True)
PHONE, MAIL = "090-0000-1234", "nakamura@example.jp"


def of_another_number(days: str) -> None:
    """On the list with these days, but with another number."""
    _load(days, "03-0000-5555")


def of_a_shared_number(days: str) -> None:
    """On the list with this number, as somebody else is."""
    _load(days, PHONE, PHONE)


def without_a_list(days: str) -> None:
    """No list is in force."""
    _load(days, PHONE)
    Roster.objects.update(is_in_force=False)


def of_nobody(days: str) -> None:
    """On no list."""
    _load(days, "03-0000-5555", mail="stranger@example.jp")


DIFFERS = r'value="[^"]{20,}"|この1時間の表示 \d+|<p class="label">\s*メールアドレス ·.*?</p>'
REASONS = [of_another_number, of_a_shared_number, without_a_list, of_nobody]


def _load(days: str, *phones: str, mail: str = MAIL) -> None:
    roster = make_roster([])
    roster.take(
        make_entry(roster, f"A{place}", EVERY[days], mail=f"{place}{mail}"[not place :], phone=phone)
        for place, phone in enumerate(phones)
    )
    roster.come_into_force(rows=len(phones), refused=0, fingerprint=b"", by=None)


@pytest.fixture
def inquiry(desk: Client, operator: Staff) -> Inquiry:
    """Somebody who asked whether they are affected, and was called back."""
    make_version(facts=FACTS | {"windows": WINDOWS})
    inquiry = make_inquiry(contact=make_contact(phone=PHONE))
    inquiry.promise_call(by=operator, due_at=timezone.now() + timedelta(hours=1))
    inquiry.callbacks.get().keep(by=operator, phone=inquiry.contact.phones.get())
    return inquiry


def try_to_verify(desk: Client, inquiry: Inquiry) -> str:
    phone = inquiry.contact.phones.get()
    page = desk.post(reverse("verification_create", args=[inquiry.pk]), {"phone": phone.pk})
    assert page.headers["Location"].endswith("#unconfirmed")
    return desk.get(page.headers["Location"]).text


def side_of(page: str) -> str:
    """What is said of the call back, the identity and the look-up, without what differs each time."""
    parts = re.findall(r'<section id="(?:unconfirmed|contact|lookup)".*?</section>', page, re.DOTALL)
    assert len(parts) == 3
    return re.sub(DIFFERS, "", "".join(parts), flags=re.DOTALL)


def end(desk: Client, inquiry: Inquiry) -> str:
    return desk.post(reverse("telling_create", args=[inquiry.pk]), follow=True).text


def test_the_words_are_the_same_whatever_the_reason_and_whatever_was_found(
    desk: Client, inquiry: Inquiry, operator: Staff, settings: Settings
) -> None:
    settings.HOTLINE_REVEALS_PER_HOUR = 99
    shown: dict[str, str] = {}

    for reason in REASONS:
        for days in ("card", "outside", "untold"):
            reason(days)
            Lookup.objects.make(Kind.MAIL, MAIL, reason="対象かどうかのお尋ね", by=operator, inquiry=inquiry)
            shown[side_of(try_to_verify(desk, inquiry))] = reason.__name__
            Lookup.objects.all().delete()

    assert len(shown) == 1, list(shown.values())
    assert not Verification.objects.exists()


def test_what_is_said_denies_nothing_and_stands_with_what_the_notice_says(desk: Client, inquiry: Inquiry) -> None:
    of_nobody("card")

    page = try_to_verify(desk, inquiry)

    assert NOT_CONFIRMED.ja in page
    assert OTHER_WAYS.en in page
    assert all(str(window["quote"]) in page for window in WINDOWS.values())


def test_a_caller_who_was_called_back_is_promised_no_other_call_by_the_words_for_before(
    desk: Client, inquiry: Inquiry, operator: Staff
) -> None:
    of_nobody("card")
    Lookup.objects.make(Kind.MAIL, MAIL, reason="対象かどうかのお尋ね", by=operator, inquiry=inquiry)

    page = try_to_verify(desk, inquiry)

    assert SENTENCES[Saying.SEALED][Way.ALOUD].ja not in page


def test_what_was_said_is_on_record_and_closing_is_offered(desk: Client, inquiry: Inquiry) -> None:
    of_nobody("card")
    try_to_verify(desk, inquiry)

    page = end(desk, inquiry)

    assert re.search(rf'value="{Closure.Outcome.NO_ANSWER}"[^>]*checked', page)
    assert "佐藤がお伝えしました" in page
    assert inquiry.events.filter(action="contact.told_unconfirmed").count() == 1
    outcome = {"outcome": Closure.Outcome.NO_ANSWER}
    assert "回答できず" in desk.post(reverse("closure_create", args=[inquiry.pk]), outcome, follow=True).text


def test_without_a_try_nothing_is_offered_and_nothing_recorded(desk: Client, inquiry: Inquiry) -> None:
    assert 'id="unconfirmed"' not in desk.get(reverse("inquiry_show", args=[inquiry.pk])).text

    page = desk.post(reverse("telling_create", args=[inquiry.pk]))

    assert page.status_code == 409
    assert not inquiry.events.filter(action="contact.told_unconfirmed").exists()


@pytest.mark.parametrize("days", ["card", "untold"])
def test_whoever_is_confirmed_gets_no_such_words(desk: Client, inquiry: Inquiry, days: str) -> None:
    _load(days, PHONE)
    phone = inquiry.contact.phones.get()

    page = desk.post(reverse("verification_create", args=[inquiry.pk]), {"phone": phone.pk}, follow=True).text

    assert 'id="unconfirmed"' not in page
    assert "登録番号へ折り返し済" in page


def test_headquarters_says_it_to_nobody(client: Client, inquiry: Inquiry) -> None:
    client.force_login(make_staff("honsha", "山本", "headquarters"))

    assert client.post(reverse("telling_create", args=[inquiry.pk])).status_code == 404
