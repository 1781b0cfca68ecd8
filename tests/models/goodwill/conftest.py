"""The notice promises a coupon, codes are there, and somebody is to get one."""

import pytest

from inquiries.models import Inquiry, Lot, Promise, Remedy, Staff
from tests.goodwills import make_lot, make_promise, make_remedy
from tests.makers import make_inquiry


@pytest.fixture
def promise(supervisor: Staff) -> Promise:
    return make_promise(by=supervisor)


@pytest.fixture
def lot(promise: Promise, supervisor: Staff) -> Lot:
    return make_lot(by=supervisor)


@pytest.fixture
def inquiry(promise: Promise) -> Inquiry:
    return make_inquiry()


@pytest.fixture
def remedy(inquiry: Inquiry, lot: Lot, operator: Staff, supervisor: Staff) -> Remedy:
    """Approved."""
    return make_remedy(inquiry, by=operator, approved_by=supervisor)
