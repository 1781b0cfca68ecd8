"""Role, last day, end and return: who looks after whom, and what becomes of their work."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Event, Role, Session, Staff
from inquiries.models.account import account
from inquiries.models.account.account import (
    DayGone,
    EndedAlready,
    LastOfTheRole,
    NotEnded,
    NotYours,
    NotYourself,
    change,
    end,
    take_back,
)
from inquiries.models.inquiry.closure import Closure
from inquiries.models.refusal import Refusal
from tests.makers import PASSWORD, make_inquiry, make_staff, make_supervisor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
VERBS: list[Callable[..., None]] = [end, lambda person, by: change(person, role=Role.CARD_DESK, expires_on=None, by=by)]


@pytest.fixture
def administrator() -> Staff:
    """高橋, who keeps all accounts."""
    return make_staff("takahashi", "高橋", Role.ADMINISTRATOR)


def day(ahead: int) -> date:
    return timezone.localdate() + timedelta(days=ahead)


def actions() -> list[str]:
    return list(Event.objects.oldest_first().filter(action__startswith="staff.").values_list("action", flat=True))


def test_whoever_is_ended_is_signed_out_at_once_and_stays_out(
    desk: Client, stranger: Client, operator: Staff, supervisor: Staff
) -> None:
    home = reverse("home")
    assert desk.get(home).status_code == 200

    end(operator, by=supervisor)
    stranger.post(reverse("account_login"), {"login": "sato", "password": PASSWORD})

    assert desk.get(home).status_code == 302
    assert not Session.objects.filter(staff=operator).exists()
    assert actions() == ["staff.ended"]


def test_what_they_hold_goes_back_and_what_they_wrote_stays(operator: Staff, supervisor: Staff) -> None:
    held, closed = make_inquiry(), make_inquiry()
    held.claim(by=operator)
    note = held.note(by=operator, text="折り返しの約束あり。")
    closed.claim(by=operator)
    closed.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    end(operator, by=supervisor)

    held.refresh_from_db()
    assert held.owner_id is None
    assert held.events.named("inquiry.released").get().by == supervisor
    assert note.author == operator
    assert not closed.events.named("inquiry.released").exists()


def test_they_are_taken_back_and_sign_in_as_before(operator: Staff, supervisor: Staff, stranger: Client) -> None:
    end(operator, by=supervisor)

    take_back(operator, by=supervisor)
    stranger.post(reverse("account_login"), {"login": "sato", "password": PASSWORD})

    assert Session.objects.filter(staff=operator).exists()
    assert actions() == ["staff.ended", "staff.taken_back"]


def test_a_role_without_customers_gives_back_what_was_held(operator: Staff, administrator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.claim(by=operator)

    change(operator, role=Role.HEADQUARTERS, expires_on=day(3), by=administrator)

    inquiry.refresh_from_db()
    operator.refresh_from_db()
    assert (operator.role, operator.expires_on, inquiry.owner_id) == (Role.HEADQUARTERS, day(3), None)
    assert actions() == ["staff.role_changed", "staff.last_day_set"]


def test_what_stays_as_it_was_is_no_event(operator: Staff, supervisor: Staff) -> None:
    change(operator, role=operator.role, expires_on=None, by=supervisor)

    assert actions() == []


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.HEADQUARTERS, Role.ADMINISTRATOR])
def test_a_supervisor_looks_after_operators_and_the_card_desk_alone(
    supervisor: Staff, role: Role, verb: Callable[..., None]
) -> None:
    with pytest.raises(NotYours):
        verb(make_staff("kato", "加藤", role), by=supervisor)


def test_a_supervisor_makes_nobody_a_supervisor(operator: Staff, supervisor: Staff) -> None:
    with pytest.raises(NotYours):
        change(operator, role=Role.SUPERVISOR, expires_on=None, by=supervisor)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", [Role.OPERATOR, Role.CARD_DESK, Role.HEADQUARTERS])
def test_whoever_works_with_customers_alone_looks_after_nobody(
    operator: Staff, role: Role, verb: Callable[..., None]
) -> None:
    with pytest.raises(NotYours):
        verb(operator, by=make_staff("kato", "加藤", role))


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_ends_or_changes_themselves(administrator: Staff, verb: Callable[..., None]) -> None:
    make_staff("kato", "加藤", Role.ADMINISTRATOR)

    with pytest.raises(NotYourself):
        verb(administrator, by=administrator)


@pytest.mark.parametrize("verb", [*VERBS, lambda who, by: change(who, role=who.role, expires_on=day(3), by=by)])
def test_the_last_supervisor_stays(supervisor: Staff, administrator: Staff, verb: Callable[..., None]) -> None:
    make_supervisor("mori", "森", is_active=False)
    make_supervisor("hara", "原", expires_on=day(-1))

    with pytest.raises(LastOfTheRole):
        verb(supervisor, by=administrator)


def test_a_supervisor_leaves_where_another_stays_longer(supervisor: Staff, administrator: Staff) -> None:
    make_supervisor("mori", "森", expires_on=day(9))

    change(supervisor, role=Role.SUPERVISOR, expires_on=day(3), by=administrator)
    end(supervisor, by=administrator)

    assert not Staff.objects.get(pk=supervisor.pk).is_current


def test_two_administrators_do_not_end_each_other(administrator: Staff) -> None:
    other = make_staff("kato", "加藤", Role.ADMINISTRATOR)
    end(other, by=administrator)

    with pytest.raises(NotYours):
        end(administrator, by=other)


def test_what_does_not_fit_is_refused(operator: Staff, supervisor: Staff) -> None:
    with pytest.raises(NotEnded):
        take_back(operator, by=supervisor)
    Staff.objects.filter(pk=operator.pk).update(expires_on=day(-1))
    end(operator, by=supervisor)
    with pytest.raises(EndedAlready):
        end(operator, by=supervisor)
    with pytest.raises(DayGone):
        take_back(operator, by=supervisor)


def test_each_refusal_has_a_sentence() -> None:
    own = [one for one in Refusal.__subclasses__() if one.__module__ == account.__name__]

    assert len(own) == 6
    assert all(str(one(name="佐藤", role="管理者")) for one in own)


def test_at_the_desk(supervisor_desk: Client, operator: Staff, supervisor: Staff) -> None:
    def post(name: str, person: Staff, **sent: Any) -> str:
        return supervisor_desk.post(reverse(name, args=[person.pk]), sent, follow=True).content.decode()

    gone = post("person_edit", operator, role=Role.OPERATOR, expires_on=day(-1).isoformat())
    higher = post("person_edit", operator, role=Role.SUPERVISOR, expires_on="")
    saved = post("person_edit", operator, role=Role.CARD_DESK, expires_on=day(3).isoformat())
    ended = post("person_delete", operator)
    own = post("person_delete", supervisor)
    current, over = (
        supervisor_desk.get(reverse("person_list") + side).content.decode() for side in ("", "?side=ended")
    )
    back = post("person_restore", operator)

    assert ("この日は過ぎています" in gone, "is-invalid" in higher, "保存しました" in saved) == (True, True, True)
    assert "佐藤はサインアウトされ" in ended
    assert "ご自身の" in own
    assert ("佐藤" in current, "佐藤" in over) == (False, True)
    assert "佐藤は再びサインインできます" in back
