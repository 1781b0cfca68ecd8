"""The list: its tabs, its fields, one page of rows."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from inquiries.models import Staff
from inquiries.views.inquiry.parts import queue
from inquiries.views.inquiry.parts.queue import Queue
from inquiries.web.requests import StaffRequest
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db


def queue_of(staff: Staff, words: str) -> Queue:
    request = RequestFactory().get("/", QueryDict("search=key"))
    request.session = {"searches": {"key": words}}  # type: ignore[assignment]
    assert isinstance(request, object)
    request.user = staff
    staff_request: StaffRequest = request  # type: ignore[assignment]
    return Queue(staff_request)


def test_what_is_searched_for_is_cut_and_says_so(operator: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "MOST", 2)
    inquiries = [make_inquiry() for _ in range(3)]

    found = queue_of(operator, "手数料")

    assert found.is_cut
    assert found.rows == inquiries[:0:-1]


def test_what_fits_in_is_not_cut(operator: Staff) -> None:
    make_inquiry()

    assert not queue_of(operator, "手数料").is_cut


def test_a_tab_alone_is_never_cut(operator: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "MOST", 2)
    for _ in range(3):
        make_inquiry()

    owed = queue_of(operator, "")

    assert (len(owed.rows), owed.count, owed.is_cut) == (3, 3, False)
