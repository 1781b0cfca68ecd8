"""A caller asks, is called back and verified, and only then is told."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from inquiries.models import Event, Inquiry, Sighting, Staff, Verification, Version
from inquiries.models.inquiry.allowance import Allowance
from inquiries.models.lookup.sentences import SENTENCES, Saying, Way
from tests.makers import FACTS, make_answer, make_contact, make_inquiry, make_staff, make_topic, make_version
from tests.models.lookup.test_lookup import EVERY, WINDOWS
from tests.rosters import make_entry, make_roster

pytestmark = pytest.mark.django_db
PHONE = "090-0000-1234"
TOLD = SENTENCES[Saying.MEMBER_AND_CARD][Way.ALOUD].ja
WRITTEN = SENTENCES[Saying.MEMBER_AND_CARD][Way.WRITTEN].ja


@pytest.fixture
def inquiry(desk: Client, operator: Staff) -> Inquiry:
    """Of somebody in the card window, who was looked up; a call is promised."""
    make_version(facts=FACTS | {"windows": WINDOWS})
    roster = make_roster([])
    roster.take([make_entry(roster, "A", EVERY["card"], mail="nakamura@example.jp", phone=PHONE)])
    roster.come_into_force(rows=1, refused=0, fingerprint=b"", by=None)
    inquiry = make_inquiry(contact=make_contact(phone=PHONE))
    asked = {"kind": "", "value": "nakamura@example.jp", "reason": "対象かどうかのお尋ね"}
    desk.post(reverse("inquiry_lookup_create", args=[inquiry.pk]), asked)
    inquiry.promise_call(by=operator, due_at=timezone.now() + timedelta(hours=1))
    return inquiry


def verify(desk: Client, inquiry: Inquiry) -> str:
    phone = inquiry.contact.phones.get()
    return desk.post(reverse("verification_create", args=[inquiry.pk]), {"phone": phone.pk}, follow=True).text


def test_after_the_call_back_the_outcome_is_opened(desk: Client, operator: Staff, inquiry: Inquiry) -> None:
    inquiry.callbacks.get().keep(by=operator, phone=inquiry.contact.phones.get())

    page = verify(desk, inquiry)

    assert TOLD in page
    assert WRITTEN not in page
    assert "登録番号へ折り返し済" in page


@pytest.mark.django_db(transaction=True)
def test_a_try_that_is_refused_stays_on_record(desk: Client, operator: Staff, inquiry: Inquiry) -> None:
    inquiry.contact.phones.update(number="+818000007777")
    inquiry.callbacks.get().keep(by=operator, phone=inquiry.contact.phones.get())
    before = Sighting.objects.against(Allowance.REVEALS).count()

    verify(desk, inquiry)

    assert Sighting.objects.against(Allowance.REVEALS).count() == before + 1
    assert not Verification.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_whoever_is_stopped_is_shown_to_supervisors(
    desk: Client, operator: Staff, inquiry: Inquiry, settings: Settings
) -> None:
    inquiry.callbacks.get().keep(by=operator, phone=inquiry.contact.phones.get())
    settings.HOTLINE_REVEALS_PER_HOUR = 1  # the look-up was one

    verify(desk, inquiry)

    assert Event.objects.named("allowance.spent").count() == 1


def test_before_the_call_back_it_stays_covered(desk: Client, inquiry: Inquiry) -> None:
    page = verify(desk, inquiry)

    assert "先に、この番号へ約束した折り返しの電話をかけ" in page
    assert TOLD not in page


def test_when_the_verification_has_run_out_it_is_covered_again(desk: Client, operator: Staff, inquiry: Inquiry) -> None:
    inquiry.callbacks.get().keep(by=operator, phone=inquiry.contact.phones.get())
    verify(desk, inquiry)
    Verification.objects.update(expires_at=timezone.now())

    assert TOLD not in desk.get(reverse("inquiry_show", args=[inquiry.pk])).text


def test_a_number_of_somebody_else_is_refused(desk: Client, inquiry: Inquiry) -> None:
    phone = make_contact("田中", "tanaka@example.jp", phone="03-0000-5555").phones.get()

    page = desk.post(reverse("verification_create", args=[inquiry.pk]), {"phone": phone.pk})

    assert page.status_code == 422
    assert "この相談者の電話番号ではありません" in page.text


def test_headquarters_verifies_nobody(client: Client, inquiry: Inquiry) -> None:
    client.force_login(make_staff("honsha", "山本", "headquarters"))

    assert client.post(reverse("verification_create", args=[inquiry.pk]), {"phone": 1}).status_code == 404


def test_the_answer_for_their_cohort_is_proposed_once_they_are_verified_and_only_to_be_said(
    desk: Client, operator: Staff, inquiry: Inquiry
) -> None:
    topic, version = make_topic(), Version.objects.in_force()
    for cohort, opening in (("", "どなたにも。"), ("card", "カードの方へ。"), ("member", "会員の方へ。")):
        make_answer(topic, version, cohort=cohort, opening=opening)
    inquiry.set_topics([topic], by=operator)
    page = reverse("inquiry_show", args=[inquiry.pk])
    assert "対象区分:" not in desk.get(page).text
    inquiry.callbacks.get().keep(by=operator, phone=inquiry.contact.phones.get())

    verify(desk, inquiry)

    said = desk.get(page).text
    assert said.count("対象区分:") == 1
    assert "電話でのみ" in said
    assert "会員の方へ。" not in said


def test_in_a_call_about_it_the_words_for_their_cohort_are_offered_once_they_are_verified(
    desk: Client, operator: Staff, inquiry: Inquiry
) -> None:
    topic, version = make_topic(digit=1), Version.objects.in_force()
    for cohort, opening in (("", "どなたにも。"), ("card", "カードの方へ。"), ("member", "会員の方へ。")):
        make_answer(topic, version, cohort=cohort, opening=opening)
    asked = {"topics": f"{topic.pk}", "inquiry": f"{inquiry.pk}"}
    before = desk.get(reverse("saying_list"), asked).text
    inquiry.callbacks.get().keep(by=operator, phone=inquiry.contact.phones.get())
    verify(desk, inquiry)

    after = desk.get(reverse("saying_list"), asked).text
    without = desk.get(reverse("saying_list"), asked | {"inquiry": "1' or 1"}).text

    assert ["カードの方へ" in page for page in (before, after, without)] == [False, True, False]
    assert ["どなたにも" in page for page in (before, after, without)] == [True, False, True]
    assert "会員の方へ" not in after
