"""A lost second factor: one asks, another confirms, and nobody does both."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from inquiries.models import Event, FactorReset, Lockout, Role, Session, Staff
from inquiries.models.refusal import Refusal
from inquiries.models.sign_in.factor_reset import (
    STANDS,
    AskedBefore,
    NeedsAnother,
    NoneToReset,
    NotOpen,
    NotYourOwn,
)
from tests.makers import NOON, make_staff, make_supervisor

pytestmark = pytest.mark.django_db
RESETS = FactorReset.objects


@pytest.fixture
def loser(operator: Staff) -> Staff:
    TOTP.activate(operator, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(operator)
    Lockout.objects.of(operator, Lockout.What.CODE)
    return operator


@pytest.fixture
def administrator(db: None) -> Staff:
    return make_staff("nakagawa", "中川", Role.ADMINISTRATOR)


def test_two_people_reset_it_and_it_is_on_record(loser: Staff, supervisor: Staff, administrator: Staff) -> None:
    Client().force_login(loser)
    reset = RESETS.all().ask(loser, by=supervisor)
    assert Authenticator.objects.count() == 2

    reset.confirm(by=administrator)

    assert not Authenticator.objects.exists()
    assert not Session.objects.of(loser).exists()
    assert not Lockout.objects.exists()
    actions = list(Event.objects.order_by("pk").values_list("action", "by__username"))
    assert actions == [
        ("factor_reset.asked", "suzuki"),
        ("sign_in.ended", "nakagawa"),
        ("factor_reset.confirmed", "nakagawa"),
    ]


def test_nobody_does_both_and_nobody_their_own(loser: Staff, supervisor: Staff, administrator: Staff) -> None:
    TOTP.activate(supervisor, "JBSWY3DPEHPK3PXP")
    with pytest.raises(NotYourOwn):
        RESETS.all().ask(supervisor, by=supervisor)
    reset, theirs = RESETS.all().ask(loser, by=supervisor), RESETS.all().ask(supervisor, by=administrator)

    with pytest.raises(NeedsAnother):
        reset.confirm(by=supervisor)
    with pytest.raises(NotYourOwn):
        theirs.confirm(by=supervisor)
    assert Authenticator.objects.count() == 3


@pytest.mark.parametrize("who", ["asked_by", "staff"])
def test_the_database_keeps_them_apart(loser: Staff, supervisor: Staff, who: str) -> None:
    reset = RESETS.all().ask(loser, by=supervisor)

    with pytest.raises(IntegrityError), transaction.atomic():
        RESETS.filter(pk=reset.pk).update(confirmed_by=getattr(reset, who))


def test_it_is_asked_for_once_and_only_of_who_has_one(loser: Staff, supervisor: Staff, administrator: Staff) -> None:
    RESETS.all().ask(loser, by=supervisor)

    with pytest.raises(AskedBefore):
        RESETS.all().ask(loser, by=administrator)
    with pytest.raises(NoneToReset):
        RESETS.all().ask(make_staff("kato", "加藤"), by=administrator)


def test_a_request_stands_for_a_day(loser: Staff, supervisor: Staff, administrator: Staff) -> None:
    reset = RESETS.all().ask(loser, by=supervisor, at=NOON)

    with pytest.raises(NotOpen):
        reset.confirm(by=administrator, at=NOON + STANDS)
    RESETS.all().ask(loser, by=administrator, at=NOON + STANDS).confirm(
        by=supervisor, at=NOON + STANDS + timedelta(minutes=1)
    )


def test_what_was_withdrawn_or_done_is_not_done_again(loser: Staff, supervisor: Staff, administrator: Staff) -> None:
    reset = RESETS.all().ask(loser, by=supervisor)
    reset.withdraw(by=supervisor)

    with pytest.raises(NotOpen):
        reset.confirm(by=administrator)
    with pytest.raises(NotOpen):
        reset.withdraw(by=administrator)
    assert Authenticator.objects.exists()


def test_each_refusal_says_why(loser: Staff) -> None:
    assert all(str(one(name="佐藤")) for one in Refusal.__subclasses__() if one.__module__.endswith("factor_reset"))


def test_at_the_desk_the_page_says_what_came_of_it(loser: Staff, supervisor_desk: Client) -> None:
    show = reverse("person_show", args=[loser.pk])
    assert "リセットを申請" in supervisor_desk.get(show).content.decode()

    asked = supervisor_desk.post(reverse("factor_reset_create", args=[loser.pk]), follow=True)
    own = supervisor_desk.post(reverse("factor_reset_confirm", args=[RESETS.get().pk]), follow=True)
    other = Client()
    other.force_login(make_supervisor("tanaka", "田中"))
    home = other.get(reverse("home")).content.decode()
    done = other.post(reverse("factor_reset_confirm", args=[RESETS.get().pk]), follow=True)

    assert [page.redirect_chain for page in (asked, own, done)] == [[(show, 302)]] * 3
    assert "別の" in own.content.decode()
    assert show in home
    assert "リセットしました" in done.content.decode()
    assert not Authenticator.objects.exists()
