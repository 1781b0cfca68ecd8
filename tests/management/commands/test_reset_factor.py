"""reset_factor: where there are no two people, whoever has the server; on record."""

import io

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import CommandError, call_command
from django.test import Client

from inquiries.models import Event, Session, Staff

pytestmark = pytest.mark.django_db


def test_the_second_factor_is_gone_and_so_are_the_sign_ins(desk: Client, operator: Staff) -> None:
    TOTP.activate(operator, "JBSWY3DPEHPK3PXP")
    err = io.StringIO()

    call_command("reset_factor", "sato", stderr=err)

    assert not Authenticator.objects.exists()
    assert not Session.objects.of(operator).exists()
    assert "佐藤" in err.getvalue()
    event = Event.objects.named("factor_reset.commanded").get()
    assert (event.by, event.particulars) == (None, {"owner": "佐藤"})


@pytest.mark.parametrize("username", ["sato", "nobody"])
def test_where_there_is_none_it_says_so(operator: Staff, username: str) -> None:
    with pytest.raises(CommandError):
        call_command("reset_factor", username)
