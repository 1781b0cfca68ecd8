"""Who may sign in, and what their part lets them see."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from inquiries.models import Role
from tests.makers import PASSWORD, make_staff

pytestmark = pytest.mark.django_db
YESTERDAY: date = timezone.localdate() - timedelta(days=1)


def test_nobody_signs_in_after_their_last_day(client: Client) -> None:
    make_staff(expires_on=YESTERDAY)

    client.post("/accounts/login/", {"login": "sato", "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_a_session_ends_with_the_last_day(client: Client) -> None:
    staff = make_staff()
    client.force_login(staff, backend="inquiries.web.accounts.StaffBackend")
    staff.expires_on = YESTERDAY
    staff.save()

    answer = client.get("/desk/")

    assert answer.status_code == 302


@pytest.mark.parametrize("role", Role)
def test_only_the_desk_works_with_customers(role: Role) -> None:
    staff = make_staff(role, "誰か", role)

    assert staff.can_see_inquiries == (role in {Role.OPERATOR, Role.SUPERVISOR, Role.CARD_DESK})
