"""A mail may belong to another inquiry: the page says whose it is, and one click joins it or says no."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.mail.intake import take_in
from inquiries.models import Bond, Dispatch, Inquiry, Merge, Staff
from tests.mail.writing import mail
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry() -> Inquiry:
    """中村's."""
    return make_inquiry()


@pytest.fixture
def of_a_stranger(inquiry: Inquiry) -> Inquiry:
    """田中 answers a mail that went to 中村."""
    ours = Dispatch.objects.acknowledge(inquiry)
    assert ours is not None
    row = take_in(mail("From: =?utf-8?b?55Sw5Lit?= <tanaka@example.com>", f"In-Reply-To: {ours.mail_id}")).row
    assert row.inquiry is not None
    return row.inquiry


@pytest.fixture
def of_the_same(inquiry: Inquiry) -> Inquiry:
    """中村 writes once more, without a reference."""
    row = take_in(mail("From: =?utf-8?b?5Lit5p2RIOeUsee0gA==?= <nakamura@example.jp>")).row
    assert row.inquiry is not None
    return row.inquiry


def page_of(desk: Client, inquiry: Inquiry) -> str:
    return desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()


def join(desk: Client, inquiry: Inquiry, into: Inquiry) -> None:
    """Press the button as it stands on the page."""
    page = page_of(desk, inquiry)
    assert f'name="into" value="{into.number}"' in page
    assert 'name="bond" value="party"' in page
    desk.post(reverse("merge_create", args=[inquiry.pk]), {"into": into.number, "bond": "party"})


def test_the_page_says_that_the_sender_is_not_the_contact(
    desk: Client, inquiry: Inquiry, of_a_stranger: Inquiry
) -> None:
    page = page_of(desk, of_a_stranger)

    assert f"{inquiry.number}の続きかもしれません" in page
    assert "<b>相談者の中村 由紀様ではありません</b>" in page
    assert "tanaka@example.com" not in page


def test_the_same_contact_is_not_called_a_stranger(desk: Client, inquiry: Inquiry, of_the_same: Inquiry) -> None:
    assert of_the_same.contact == inquiry.contact

    page = page_of(desk, of_the_same)

    assert f"{inquiry.number}の続きかもしれません" in page
    assert "ではありません</b>" not in page


def test_one_click_joins_a_stranger_as_a_third_party(desk: Client, inquiry: Inquiry, of_a_stranger: Inquiry) -> None:
    join(desk, of_a_stranger, inquiry)

    merge = Merge.objects.get()
    assert (merge.survivor, merge.bond) == (inquiry, Bond.PARTY)
    assert Inquiry.objects.get(pk=inquiry.pk).contact == inquiry.contact
    assert "第三者" in page_of(desk, inquiry)


def test_one_click_joins_a_further_mail_of_the_same_contact_as_their_own(
    desk: Client, inquiry: Inquiry, of_the_same: Inquiry
) -> None:
    join(desk, of_the_same, inquiry)

    assert Merge.objects.get().bond == Bond.CONTACT
    assert "第三者" not in page_of(desk, inquiry)


def test_undone_the_hint_is_back(desk: Client, inquiry: Inquiry, of_a_stranger: Inquiry) -> None:
    join(desk, of_a_stranger, inquiry)
    assert "続きかもしれません" not in page_of(desk, of_a_stranger)

    desk.post(reverse("merge_delete", args=[of_a_stranger.pk]))

    assert "続きかもしれません" in page_of(desk, of_a_stranger)


def test_dismissed_it_is_gone_on_record_and_a_second_time_a_conflict(
    desk: Client, inquiry: Inquiry, of_a_stranger: Inquiry
) -> None:
    row = desk.get(reverse("inquiry_show", args=[of_a_stranger.pk])).context["may_belong"]
    path = reverse("hint_delete", args=[row.pk])

    desk.post(path)

    assert "続きかもしれません" not in page_of(desk, of_a_stranger)
    assert f"{inquiry.number}とは関係なしと判断しました" in page_of(desk, of_a_stranger)
    assert desk.post(path).status_code == 409


def test_a_hint_at_a_merged_inquiry_leads_to_its_survivor(
    desk: Client, operator: Staff, inquiry: Inquiry, of_a_stranger: Inquiry
) -> None:
    survivor = make_inquiry("統合先です。", contact=inquiry.contact)
    Merge.objects.join(inquiry, into=survivor, by=operator)

    join(desk, of_a_stranger, survivor)

    assert Merge.objects.get(inquiry=of_a_stranger).survivor == survivor
