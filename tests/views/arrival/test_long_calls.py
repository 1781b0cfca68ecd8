"""What the call form keeps of a caller who had to be warned."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
MASK = reverse("call_create")


def save(desk: Client, **typed: Any) -> Any:
    return desk.post(MASK, typed)


def test_what_was_said_to_a_harassing_caller_is_kept_with_its_time(desk: Client) -> None:
    began, warned = timezone.now() - timedelta(minutes=40), timezone.now() - timedelta(minutes=8)

    save(desk, memo="怒鳴られた。", began_at=began.isoformat(), warned_at=warned.isoformat(), hung_up_at="on")

    call = Call.objects.get()
    assert (call.warned_at, call.ended_at, call.is_ended_by_us) == (warned, timezone.now(), True)


@pytest.mark.parametrize("said", ["on", "x", "2999-01-01T00:00:00Z", "2026-11-20T12:00", "0001-01-01T00:00:00+00:00"])
def test_a_time_that_cannot_be_is_the_time_of_saving(desk: Client, said: str) -> None:
    save(desk, memo="怒鳴られた。", warned_at=said)

    assert Call.objects.get().warned_at == timezone.now()


def test_a_refused_mask_keeps_the_clock_and_what_was_pressed(desk: Client) -> None:
    began, warned = timezone.now() - timedelta(minutes=40), timezone.now() - timedelta(minutes=8)

    page = save(desk, began_at=began.isoformat(), warned_at=warned.isoformat())

    assert page.status_code == 422
    html = page.content.decode()
    assert f'data-since="{began.isoformat()}"' in html
    box = html.split('name="warned_at"')[1].split(">")[0]
    assert f'value="{warned.isoformat()}"' in box
    assert "checked" in box
    assert "checked" not in html.split('name="hung_up_at"')[1].split(">")[0]
    assert "open" in html.split('id="limit"')[1].split(">")[0]
