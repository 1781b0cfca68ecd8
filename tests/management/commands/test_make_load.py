import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from inquiries.models import Inquiry, Roster, RosterEntry, Staff
from inquiries.models.roster.blind_key import Kind
from tests.makers import make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def run(*args: str) -> tuple[dict[str, Any], str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("make_load", *args, stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue()


def test_it_counts_what_is_there_and_a_second_time_adds_to_it() -> None:
    run("--inquiries", "30", "--staff", "2")

    counts, said = run("--inquiries", "10", "--staff", "1", "--password", "a password of nobody")

    assert counts["inquiries"] == Inquiry.objects.count() == 40
    assert counts["open"] + counts["closed"] <= 40
    assert counts["staff"] == Staff.objects.count() == 12
    assert Staff.objects.get(username="load12").check_password("a password of nobody")
    assert "a password of nobody" in said


def test_a_list_of_affected_people_is_put_in_force() -> None:
    counts, _said = run("--inquiries", "0", "--roster", "5")

    assert counts["roster"] == RosterEntry.objects.count() == 5
    assert Roster.objects.to_look_up().find(Kind.MAIL, "member5.1@example.jp").count() == 1


@pytest.mark.parametrize("somebody", [make_inquiry, make_contact, make_staff])
def test_where_people_are_that_no_sample_made_it_refuses(somebody: Any) -> None:
    somebody()

    with pytest.raises(CommandError):
        run("--inquiries", "10")

    assert not Staff.objects.filter(username="load1").exists()
    assert Inquiry.objects.count() <= 1
