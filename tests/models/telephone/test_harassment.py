"""Whoever speaks next to a caller who was warned knows it, until a supervisor says otherwise."""

import pytest

from inquiries.models import Bond, Harassment, Merge, Staff
from inquiries.models.explanation import NoReason
from inquiries.models.telephone.harassment import NotMarked, OnlySupervisors
from tests.makers import NOON, make_contact, make_inquiry

pytestmark = pytest.mark.django_db


def test_an_inquiry_is_marked_once(operator: Staff, supervisor: Staff) -> None:
    inquiry = make_inquiry()

    Harassment.objects.mark(inquiry, by=operator, at=NOON)
    Harassment.objects.mark(inquiry, by=supervisor)

    mark = Harassment.objects.get()
    assert (mark.inquiry, mark.by, mark.at) == (inquiry, operator, NOON)
    assert inquiry.events.filter(action="harassment.marked").count() == 1


def test_a_supervisor_takes_it_off_with_a_reason(operator: Staff, supervisor: Staff) -> None:
    inquiry = make_inquiry()
    Harassment.objects.mark(inquiry, by=operator)

    Harassment.objects.lift(inquiry, by=supervisor, reason="耳の遠い方でした。")

    event = inquiry.events.get(action="harassment.lifted")
    assert (event.by, event.particulars) == (supervisor, {"because": "耳の遠い方でした。"})
    assert not Harassment.objects.exists()


def test_an_operator_does_not(operator: Staff) -> None:
    inquiry = make_inquiry()
    Harassment.objects.mark(inquiry, by=operator)

    with pytest.raises(OnlySupervisors):
        Harassment.objects.lift(inquiry, by=operator, reason="勘違いでした。")

    assert Harassment.objects.exists()


def test_a_dot_is_no_reason_and_the_mark_stays(operator: Staff, supervisor: Staff) -> None:
    inquiry = make_inquiry()
    Harassment.objects.mark(inquiry, by=operator)

    with pytest.raises(NoReason):
        Harassment.objects.lift(inquiry, by=supervisor, reason=".")

    assert Harassment.objects.exists()


def test_what_is_not_marked_cannot_be_taken_off(supervisor: Staff) -> None:
    with pytest.raises(NotMarked):
        Harassment.objects.lift(make_inquiry(), by=supervisor, reason="勘違いでした。")


def test_it_is_known_in_every_inquiry_of_the_contact_and_of_the_matter(operator: Staff) -> None:
    contact = make_contact()
    marked, later = (make_inquiry(contact=contact) for _time in range(2))
    others = make_inquiry(contact=make_contact("田中 一郎", "tanaka@example.jp"))
    Harassment.objects.mark(marked, by=operator)

    about = [list(Harassment.objects.about(one)) for one in (marked, later, others)]

    assert about == [[marked.harassment], [marked.harassment], []]
    Merge.objects.join(marked, into=others, by=operator, bond=Bond.PARTY)
    assert list(Harassment.objects.about(others)) == [marked.harassment]
