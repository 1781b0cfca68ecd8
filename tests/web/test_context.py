from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import override

from inquiries.web.context import Desk
from tests.makers import make_version

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # asks for the version in force and no more

SPAN = {"days": [0, 1, 2, 3, 4, 5, 6], "holidays": True, "from": None, "until": None, "phone": None}


def callbar(at: datetime, span: dict[str, Any], zone: str = "Asia/Tokyo") -> str:
    """What the bar at the foot of a public page says."""
    schedule = {"value": {"zone": zone, "spans": [SPAN | span], "special": []}}
    make_version(facts={"phones": [{"value": "0120-000-000"}], "schedule": schedule})
    desk = Desk(AnonymousUser())
    desk.now = at
    with override("en"):
        return " ".join(strip_tags(render_to_string("inquiries/public/_callbar.html", {"desk": desk})).split())


def test_a_hotline_around_the_clock_is_open_without_an_end() -> None:
    said = callbar(datetime(2026, 11, 20, 3, 0, tzinfo=UTC), {"opens": "00:00", "closes": "24:00"})

    assert said == "0120-000-000 Open now"


def test_the_hours_of_another_country_are_told_by_its_clock_with_its_name() -> None:
    said = callbar(datetime(2016, 4, 26, 23, 30, tzinfo=UTC), {"opens": "09:00", "closes": "18:00"}, "Asia/Singapore")

    assert said == "0120-000-000 Closed now, opens 27 Apr 2016 9:00 (Asia/Singapore)"


def test_the_number_that_is_valid_today_stands_first() -> None:
    spans = [
        SPAN | {"opens": "09:00", "closes": "18:00", "phone": "0120-000-001", "until": "2020-07-31"},
        SPAN | {"opens": "09:00", "closes": "18:00", "phone": "0120-000-002", "from": "2020-08-01"},
    ]
    schedule = {"value": {"zone": "Asia/Tokyo", "spans": spans, "special": []}}
    phones = [{"value": "0120-000-001"}, {"value": "0120-000-002"}]

    version = make_version(facts={"phones": phones, "schedule": schedule})

    assert version.phone == "0120-000-002"
