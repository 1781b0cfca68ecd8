"""Pasted names become accounts; the password on a slip works once, for three days, and opens nothing else."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Event, Role, Staff
from inquiries.models.account.account import NotYours
from inquiries.models.account.enrolment import (
    WORKS_FOR,
    NotOnce,
    Same,
    one_time_password,
    renew,
    set_own_password,
    take_on,
)
from inquiries.models.account.pasted import Line, read
from tests.makers import NOON, PASSWORD, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
OWN = "green-harbour-lantern-48"
CREATE, SET = reverse("enrolment_create"), reverse("own_password_create")


def lines(text: str, by: Staff) -> list[Line]:
    return read(text, role=Role.OPERATOR, by=by)


def signed_in(username: str, password: str) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": username, "password": password})
    return client


@pytest.mark.parametrize(
    ("pasted", "username", "role"),
    [
        ("田中 美咲", "staff01", Role.OPERATOR),
        ("たなか", "tanaka", Role.OPERATOR),
        ("タナカ ミサキ", "tanaka.misaki", Role.OPERATOR),
        ("Anna Müller-Berg", "staff01", Role.OPERATOR),
        ("Anna Berg", "anna.berg", Role.OPERATOR),
        ("田中\ttanaka\tカードの担当", "tanaka", Role.CARD_DESK),
        ("田中, TANAKA, operator", "tanaka", Role.OPERATOR),
        ("氏名\tサインイン名\n田中\ttanaka", "tanaka", Role.OPERATOR),
    ],
)
def test_a_line_says_name_sign_in_name_and_role(supervisor: Staff, pasted: str, username: str, role: str) -> None:
    (line,) = lines(pasted, supervisor)

    assert (line.username, line.role, line.problems) == (username, role, ())


def test_proposed_names_keep_clear_of_what_is_taken(supervisor: Staff) -> None:
    make_staff("tanaka", "田中")
    make_staff("staff01", "森")

    found = lines("たなか\nタナカ\n原\n林\n原田, tanaka3", supervisor)

    assert [line.username for line in found] == ["tanaka2", "tanaka4", "staff02", "staff03", "tanaka3"]


def test_duplicates_are_named_and_taken_sign_in_names_refused(supervisor: Staff, operator: Staff) -> None:
    found = lines(f"{operator.name}\n原, hara\n原, hara\n森, sato", supervisor)

    assert [(len(line.problems), len(line.doubts)) for line in found] == [(0, 1), (0, 1), (1, 1), (1, 0)]


@pytest.mark.parametrize(
    ("pasted", "name"),
    [("ｲﾉｳｴ ｹﾞﾝ", "イノウエ ゲン"), ("Ａｎｎａ　Ｂｅｒｇ", "Anna Berg"), ("髙﨑 神", "髙﨑 神")],
)
def test_odd_widths_are_set_right_and_old_kanji_stay(supervisor: Staff, pasted: str, name: str) -> None:
    (line,) = lines(pasted, supervisor)

    assert line.name == name


def test_a_blank_in_a_name_makes_nobody_else_of_it(supervisor: Staff) -> None:
    found = lines("青木 花子\n青木花子", supervisor)

    assert [len(line.doubts) for line in found] == [1, 1]


@pytest.mark.parametrize(
    "pasted",
    ["原, ha ra", "原, は", "原, hara, 店長", "原, hara, supervisor", "原, hara, operator, x", ", hara", "原" * 61],
)
def test_what_cannot_be_taken_says_why(supervisor: Staff, pasted: str) -> None:
    found = lines(pasted, supervisor)

    assert all(str(problem) for line in found for problem in line.problems)
    assert found[0].problems
    with pytest.raises(NotYours):
        take_on(found, expires_on=None, by=supervisor)


def test_whoever_may_not_give_the_role_makes_none(operator: Staff, supervisor: Staff) -> None:
    found = lines("原, hara", supervisor)

    with pytest.raises(NotYours):
        take_on(found, expires_on=None, by=operator)


def test_passwords_are_long_and_never_the_same() -> None:
    made = {one_time_password() for _each in range(200)}

    assert len(made) == 200
    assert {len(one) for one in made} == {19}


def test_the_slip_s_password_is_stored_hashed_only(supervisor: Staff) -> None:
    (slip,) = take_on(lines("原, hara", supervisor), expires_on=None, by=supervisor)

    hara = Staff.objects.get(username="hara")
    assert slip.password not in str(vars(hara)) + str(list(Event.objects.values()))
    assert hara.check_password(slip.password)
    assert hara.one_time_until == timezone.now() + WORKS_FOR


def test_until_an_own_password_is_set_every_page_leads_there(supervisor: Staff) -> None:
    (slip,) = take_on(lines("原, hara", supervisor), expires_on=None, by=supervisor)
    hara = signed_in("hara", slip.password)

    assert hara.get(reverse("home"))["Location"] == SET
    assert hara.get(reverse("mfa_activate_totp"))["Location"] == SET
    assert hara.get(reverse("account_change_password"))["Location"] == SET
    assert hara.post(SET, {"new_password1": OWN, "new_password2": OWN})["Location"] == reverse("home")
    assert hara.get(reverse("home"))["Location"] == reverse("mfa_activate_totp")
    assert signed_in("hara", slip.password).get(SET)["Location"].startswith(reverse("account_login"))
    assert signed_in("hara", OWN).get(reverse("home"))["Location"] == reverse("mfa_activate_totp")


@pytest.mark.parametrize("password", ["short", "hara-hara-hara", "slip"])
def test_a_poor_password_or_the_slip_s_own_is_refused(supervisor: Staff, password: str) -> None:
    (slip,) = take_on(lines("原, hara", supervisor), expires_on=None, by=supervisor)
    hara, chosen = signed_in("hara", slip.password), slip.password if password == "slip" else password

    assert hara.post(SET, {"new_password1": chosen, "new_password2": chosen}).status_code == 422
    assert Staff.objects.get(username="hara").one_time_until


def test_a_slip_is_over_after_three_days(supervisor: Staff) -> None:
    (slip,) = take_on(lines("原, hara", supervisor), expires_on=None, by=supervisor)
    signed = signed_in("hara", slip.password)

    with time_machine.travel(NOON + WORKS_FOR, tick=False):
        assert "_auth_user_id" not in signed_in("hara", slip.password).session
        assert signed.get(SET)["Location"].startswith(reverse("account_login"))


def test_another_slip_voids_the_first_and_whoever_came_by_it(supervisor: Staff) -> None:
    (slip,) = take_on(lines("原, hara", supervisor), expires_on=None, by=supervisor)
    signed = signed_in("hara", slip.password)

    second = renew(slip.staff, by=supervisor)

    assert signed.get(SET)["Location"].startswith(reverse("account_login"))
    assert "_auth_user_id" not in signed_in("hara", slip.password).session
    assert signed_in("hara", second.password).get(SET).status_code == 200


def test_nobody_replaces_a_password_that_somebody_has_set(supervisor: Staff, operator: Staff) -> None:
    with pytest.raises(NotOnce):
        renew(operator, by=supervisor)
    with pytest.raises(NotOnce):
        set_own_password(operator, OWN)
    with pytest.raises(Same):
        set_own_password(operator, PASSWORD)
    with pytest.raises(NotYours):
        renew(supervisor, by=operator)


def test_at_the_desk_it_is_looked_at_before_it_is_made(supervisor_desk: Client) -> None:
    day = (timezone.localdate() + timedelta(days=30)).isoformat()
    sent = {"names": "原, hara\n森, mori", "role": Role.OPERATOR, "expires_on": day}

    looked = supervisor_desk.post(CREATE, sent)
    changed = supervisor_desk.post(CREATE, sent | {"seen": "hara:operator"})
    assert Staff.objects.filter(username="hara").count() == 0
    made = supervisor_desk.post(CREATE, sent | {"seen": looked.context["seen"]})
    again = supervisor_desk.post(CREATE, sent | {"seen": looked.context["seen"]})

    assert [slip.staff.username for slip in made.context["slips"]] == ["hara", "mori"]
    assert "no-store" in made["Cache-Control"]
    assert "slips" not in changed.context
    assert len(again.context["people"]) == 2
    assert str(Staff.objects.get(username="mori").expires_on) == day
    person = reverse("slip_create", args=[made.context["slips"][0].staff.pk])
    assert supervisor_desk.post(person).context["slips"][0].password


@pytest.mark.parametrize(
    "but", [{"names": ""}, {"names": "原\n" * 52}, {"role": Role.SUPERVISOR}, {"expires_on": "2020-01-01"}]
)
def test_a_form_that_does_not_fit_is_shown_again(supervisor_desk: Client, but: dict[str, Any]) -> None:
    answer = supervisor_desk.post(CREATE, {"names": "原, hara", "role": Role.OPERATOR, "expires_on": ""} | but)

    assert answer.status_code == 422


def test_fifty_are_made_in_a_moment(supervisor: Staff) -> None:
    slips = take_on(lines("\n".join(f"係{n}" for n in range(50)), supervisor), expires_on=None, by=supervisor)

    assert len({slip.password for slip in slips}) == 50
    assert {slip.staff.username for slip in slips} >= {"staff01", "staff50"}


def test_who_lost_the_slips_by_pressing_twice_makes_others(supervisor_desk: Client) -> None:
    sent = {"names": "はら\n森, mori", "role": Role.OPERATOR, "expires_on": ""}
    sent["seen"] = supervisor_desk.post(CREATE, sent).context["seen"]
    first = supervisor_desk.post(CREATE, sent).context["slips"]

    again = supervisor_desk.post(CREATE, sent)
    people = {"person": [one.pk for one in again.context["people"]]}
    others = supervisor_desk.post(reverse("slips_create"), people).context["slips"]

    assert Staff.objects.filter(one_time_until__isnull=False).count() == 2
    assert [slip.staff.username for slip in others] == ["hara", "mori"]
    assert "_auth_user_id" not in signed_in("hara", first[0].password).session
    assert signed_in("hara", others[0].password).get(SET).status_code == 200


def test_no_slip_is_made_anew_for_who_has_a_password(supervisor_desk: Client, operator: Staff) -> None:
    answer = supervisor_desk.post(reverse("slips_create"), {"person": [operator.pk]})

    assert answer["Location"] == reverse("person_list")
    assert Staff.objects.get(pk=operator.pk).check_password(PASSWORD)


def test_all_end_on_their_day(supervisor: Staff) -> None:
    day = timezone.localdate() + timedelta(days=2)
    slips = take_on(lines("原, hara\n森, mori", supervisor), expires_on=day, by=supervisor)
    hara = signed_in("hara", slips[0].password)
    hara.post(SET, {"new_password1": OWN, "new_password2": OWN})

    with time_machine.travel(NOON + timedelta(days=2, hours=11), tick=False):
        assert "_auth_user_id" in signed_in("hara", OWN).session
    with time_machine.travel(NOON + timedelta(days=2, hours=12, minutes=1), tick=False):
        assert "_auth_user_id" not in signed_in("hara", OWN).session
        assert "_auth_user_id" not in signed_in("mori", slips[1].password).session
        assert hara.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("account_login"))
