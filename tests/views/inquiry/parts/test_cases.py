"""A row of the list with its words."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from inquiries.models import Channel, Hold, Inquiry, Priority, Staff
from inquiries.search import Query
from inquiries.views.inquiry.parts.cases import Case, cases
from tests.makers import NOON, make_contact, make_inquiry, make_topic

pytestmark = pytest.mark.django_db


def case(inquiry: Inquiry, typed: str = "") -> Case:
    listed = list(Inquiry.objects.to_list().filter(pk=inquiry.pk))
    with override("en"):
        return next(cases(Query.of(typed), listed, NOON))


def test_it_says_who_asks_in_which_way_and_about_what() -> None:
    inquiry = make_inquiry(contact=make_contact("菊地 <大輔>"), channel=Channel.MAIL)
    inquiry.set_topics([make_topic("fee", name_ja="手数料"), make_topic("cause", name_ja="原因")], by=None)

    row = case(inquiry, "手数料")

    assert row.contact == "菊地 &lt;大輔&gt;"
    assert (row.topic, row.others, row.is_guess) == ("<mark>手数料</mark>", 1, False)
    with override("en"):
        assert (row.channel, row.priority, row.language, row.owner) == ("Mail", "", "", "")


def test_it_says_what_is_not_the_rule(operator: Staff) -> None:
    inquiry = make_inquiry(by=operator, language="en")
    inquiry.claim(by=operator)
    Inquiry.objects.filter(pk=inquiry.pk).update(priority=Priority.FIRST)

    row = case(inquiry)

    with override("en"):
        assert (row.priority, row.language, row.owner) == ("First", "EN", operator.name)
    assert (row.topics, row.topic) == ([], "")


def test_it_leads_to_the_page_of_its_inquiry() -> None:
    inquiry = make_inquiry()

    assert case(inquiry).path == reverse("inquiry_show", args=[inquiry.pk])


def test_its_first_column_is_the_time_left_or_why_there_is_none(operator: Staff) -> None:
    with override("en"):
        inquiry = make_inquiry()
        Inquiry.objects.filter(pk=inquiry.pk).update(due_at=NOON + timedelta(minutes=41))
        assert "<span>41 min</span>" in case(inquiry).left

        inquiry.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER, until=NOON + timedelta(hours=2))
        assert "<span>2 h</span>" in case(inquiry).left
        inquiry.resume(by=operator)
        inquiry.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER)
        assert case(inquiry).left == '<p class="due">held</p>'

        inquiry.close(by=operator, outcome="answered")
        assert case(inquiry).left == '<p class="due">closed</p>'


def test_whom_it_waits_for_is_named_while_they_have_not_answered(operator: Staff, supervisor: Staff) -> None:
    inquiry = make_inquiry()
    escalation = inquiry.escalate(by=operator, words="返金できますか。")
    assert case(inquiry).asked == [escalation]

    escalation.answer(by=supervisor, words="できます。")
    assert case(inquiry).asked == []


def test_a_row_is_no_template_of_its_own(desk: Client) -> None:
    def templates() -> int:
        return len(desk.get(reverse("inquiry_list")).templates)

    make_inquiry()
    with_one = templates()
    for number in range(5):
        make_inquiry(contact=make_contact(address=f"{number}@example.jp"))

    assert templates() == with_one
