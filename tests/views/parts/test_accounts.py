"""Which accounts want looking after, on an administrator's home screen and nobody else's."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from inquiries.models import Lockout, Role, Staff
from inquiries.views.parts.accounts import Accounts
from tests.makers import NOON, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
HOME = reverse("home")


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(make_staff("nakagawa", "中川", Role.ADMINISTRATOR))
    return client


def lock(staff: Staff, minutes: int) -> None:
    lockout = Lockout.objects.of(staff, Lockout.What.CODE)
    lockout.until = NOON + timedelta(minutes=minutes)
    lockout.save()


def secure(staff: Staff) -> None:
    Authenticator.objects.create(user=staff, type=Authenticator.Type.TOTP, data={})


def test_who_is_locked_out_stands_there_until_the_time_is_over(administrator: Client) -> None:
    lock(make_staff("ito", "伊藤"), minutes=15)
    lock(make_staff("ueda", "上田"), minutes=-1)

    page = administrator.get(HOME)

    assert [lockout.staff.name for lockout in page.context["accounts"].locked.rows] == ["伊藤"]
    assert "12:15まで" in page.content.decode().replace("</time>", "")


def test_who_is_refused_at_sign_in_stands_there_with_the_address_and_without_a_name_that_nobody_has(
    administrator: Client,
) -> None:
    make_staff("ito", "伊藤")
    for name, address, tries in [("ito", "192.0.2.7", 5), ("my-secret-word", "192.0.2.8", 5), ("ito", "192.0.2.9", 4)]:
        for _ in range(tries):
            Client(REMOTE_ADDR=address).post(reverse("account_login"), {"login": name, "password": "wrong"})

    page = administrator.get(HOME)

    refused = [(one.staff and one.staff.name, one.address) for one in page.context["accounts"].refused.rows]
    assert refused == [("伊藤", "192.0.2.7"), (None, "192.0.2.8")]
    words = page.content.decode().replace("</time>", "")
    assert "12:15まで" in words
    assert "my-secret-word" not in words


def test_who_was_refused_is_not_named_when_the_time_is_over(administrator: Client) -> None:
    for _ in range(5):
        administrator.post(reverse("account_login"), {"login": "ito", "password": "wrong"})

    assert Accounts(NOON + timedelta(minutes=16)).refused.rows == []


@pytest.mark.parametrize(("days", "named"), [(-1, []), (0, ["伊藤"]), (7, ["伊藤"]), (8, []), (None, [])])
def test_whose_account_ends_within_seven_days_is_named_while_they_may_sign_in(
    days: int | None, named: list[str]
) -> None:
    make_staff("ito", "伊藤", expires_on=None if days is None else NOON.date() + timedelta(days))

    assert [staff.name for staff in Accounts(NOON).ending.rows] == named


def test_who_signs_in_by_a_password_alone_is_named_and_who_is_gone_is_not() -> None:
    alone = make_staff("ito", "伊藤")
    secure(make_staff("ueda", "上田"))
    make_staff("gone", "井上", is_active=False)

    assert Accounts(NOON).alone.rows == [alone]


def test_where_all_is_well_it_says_so(administrator: Client) -> None:
    secure(Staff.objects.get())

    assert "対応が必要なアカウント" in administrator.get(HOME).content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_reads_of_accounts(client: Client, role: Role) -> None:
    client.force_login(make_staff("suzuki", "鈴木", role))

    assert "パスワードだけでサインインしている人" not in client.get(HOME).content.decode()
