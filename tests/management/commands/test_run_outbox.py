"""`run_outbox` is one pass over the outgoing mail."""

import json
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command

from inquiries.models import Dispatch
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db


def test_it_prints_the_counts() -> None:
    Dispatch.objects.send_link(make_inquiry())
    out = StringIO()

    call_command("run_outbox", stdout=out)

    assert json.loads(out.getvalue()) == {"due": 1, "elsewhere": 0, "sent": 1, "retried": 0, "failed": 0, "held": 0}
    assert len(mail.outbox) == 1
