from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from inquiries.crowd.loading import Crowd
from inquiries.masking import mask
from inquiries.models import (
    Beneficiary,
    Callback,
    Contact,
    Dispatch,
    Event,
    FraudReport,
    Handover,
    Hold,
    Inquiry,
    Issuer,
    IssuerCall,
    IssuerDesk,
    Merge,
    Message,
    Misfit,
    OneTimeCode,
    Quotation,
    Received,
    Reissue,
    Remedy,
    RemedyCode,
    RowAnswer,
    Sheet,
    SheetReturn,
    SheetRow,
    Snag,
    Staff,
    Verification,
)
from inquiries.reissues.reconciliation import Reconciliation
from tests.makers import PASSWORD, TOKYO

AFTERNOON = datetime(2026, 11, 24, 14, 30, tzinfo=TOKYO)
MANY = 400
KINDS = [
    *[Callback, Dispatch, FraudReport, Hold, Merge, Quotation, Received, Reissue, Snag],
    *[Handover, IssuerCall, IssuerDesk, Misfit, RowAnswer, Sheet, SheetReturn, SheetRow],
    *[Beneficiary, OneTimeCode, Remedy, RemedyCode, Verification],
]


def load(seed: int = 1, inquiries: int = MANY) -> None:
    crowd = Crowd(inquiries, 3, seed, PASSWORD, AFTERNOON)
    crowd.prepare()
    crowd.load()


def told() -> list[Any]:
    names = Contact.objects.order_by("pk").values_list("name", "company")
    said = Message.objects.order_by("pk").values_list("kind", "text", "at")
    happened = Event.objects.order_by("pk").values_list("action", "at")
    return [list(names), list(said), list(happened), list(Staff.objects.order_by("pk").values_list("name"))]


@pytest.fixture(scope="module")
def crowd(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        connection.check_constraints()  # once, not at the end of each test anew
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_same_seed_at_the_same_moment_makes_the_same_crowd() -> None:
    crowds = []
    for seed in (1, 1, 2):
        with transaction.atomic():
            load(seed, 60)
            crowds.append(told())
            transaction.set_rollback(True)

    assert crowds[0] == crowds[1]
    assert crowds[0] != crowds[2]


@pytest.mark.django_db
def test_about_one_in_ten_is_open_and_more_come_every_day(crowd: None) -> None:
    at = list(Inquiry.objects.order_by("pk").values_list("received_at", flat=True))

    assert MANY * 0.05 < Inquiry.objects.open().count() < MANY * 0.2
    assert at == sorted(at)
    assert at[-1] <= AFTERNOON
    assert at[MANY * 3 // 4] - at[MANY // 2] > at[-1] - at[MANY * 3 // 4]


@pytest.mark.django_db
@pytest.mark.parametrize("model", KINDS)
def test_it_has_rows_of_every_kind(crowd: None, model: Any) -> None:
    assert model.objects.exists()


@pytest.mark.django_db
def test_its_figures_agree_as_the_verbs_would_leave_them(crowd: None) -> None:
    assert Reconciliation(list(Issuer.objects.in_order())).agrees
    assert not SheetRow.objects.waiting().exclude(sheet__ended_at=None).exists()
    assert not Sheet.objects.running().exclude(rows__state=SheetRow.State.WAITING).exists()
    assert Remedy.objects.filter(state=Remedy.State.GIVEN).count() == RemedyCode.objects.standing().count()


@pytest.mark.django_db
def test_nothing_in_it_is_left_to_mask(crowd: None) -> None:
    said = [*Message.objects.values_list("text", flat=True), *Inquiry.objects.values_list("preview", flat=True)]

    assert not [text for text in said if mask(text).findings]


@pytest.mark.django_db
def test_the_words_of_customers_differ(crowd: None) -> None:
    said = Message.objects.received().values_list("text", flat=True)

    assert len({*said}) == len(said)


@pytest.mark.django_db
def test_lists_and_inquiries_can_be_opened(crowd: None) -> None:
    client = Client()
    client.force_login(Staff.objects.get(username="sato"))
    pages = [reverse("inquiry_list"), reverse("inquiry_list") + "?state=closed", reverse("home")]
    pages += [reverse("inquiry_show", args=[pk]) for pk in Inquiry.objects.values_list("pk", flat=True)[::40]]

    assert {client.get(page).status_code for page in pages} == {200}
