import io

import pytest
from django.core.management import call_command
from pytest_django import Settings

from inquiries.models import Inquiry, Role
from tests.makers import make_inquiry

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def run(*args: str) -> tuple[list[str], str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("load_sample", *args, stdout=out, stderr=err)
    return out.getvalue().splitlines(), err.getvalue()


def test_it_prints_who_may_sign_in_and_a_second_time_does_nothing_and_says_so(settings: Settings) -> None:
    settings.HOTLINE_SAMPLE = True
    lines, _err = run()
    loaded = Inquiry.objects.count()

    again, err = run()

    assert lines[0].split() == ["sato", "operator", "佐藤", "sample-hotline"]
    assert {line.split()[1] for line in lines} == set(Role.values)
    assert again == []
    assert err.strip()
    assert Inquiry.objects.count() == loaded


def test_where_somebody_has_written_already_it_does_nothing() -> None:
    make_inquiry()

    lines, err = run()

    assert lines == []
    assert err.strip()
    assert Inquiry.objects.count() == 1


def test_in_earnest_the_password_is_made_and_known_to_nobody_else(settings: Settings) -> None:
    settings.HOTLINE_SAMPLE = False

    lines, _err = run()

    [password] = {line.split()[-1] for line in lines}
    assert len(password) >= 12
    assert password != "sample-hotline"
