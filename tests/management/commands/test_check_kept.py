"""`check_kept` compares what is kept twice with the rows that it was taken from."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from inquiries.models import Closure, Inquiry, Staff, Use
from tests.copies import differing
from tests.makers import make_inquiry, make_topic

pytestmark = pytest.mark.django_db


def printed(*arguments: str) -> dict[str, int]:
    out = StringIO()
    call_command("check_kept", *arguments, stdout=out, stderr=StringIO())
    counts: dict[str, int] = json.loads(out.getvalue())
    return counts


@pytest.fixture
def _gone_wrong(operator: Staff) -> None:
    """Somebody went past the verbs."""
    make_inquiry().claim(by=operator)
    Closure.objects.create(inquiry=make_inquiry(), by=operator, outcome="answered")


def test_it_is_silent_while_all_agrees(operator: Staff) -> None:
    make_inquiry().claim(by=operator)

    assert printed() == {"inquiries": 1, "differing": 0, "uses_differing": 0, "mended": 0}


@pytest.mark.usefixtures("_gone_wrong")
def test_it_fails_on_a_difference_and_changes_nothing() -> None:
    with pytest.raises(SystemExit) as end:
        printed()

    assert end.value.code == 1
    assert len(differing()) == 1
    Inquiry.objects.differing().mend()


@pytest.mark.usefixtures("_gone_wrong")
def test_it_mends_what_differs_and_nothing_else() -> None:
    assert printed("--mend") == {"inquiries": 2, "differing": 1, "uses_differing": 0, "mended": 1}
    assert printed() == {"inquiries": 2, "differing": 0, "uses_differing": 0, "mended": 0}
    assert Inquiry.objects.closed().count() == 1


def test_it_counts_the_use_of_answers_again() -> None:
    Use.objects.create(topic=make_topic(), day=timezone.localdate(), count=3)

    with pytest.raises(SystemExit):
        printed()

    assert printed("--mend") == {"inquiries": 0, "differing": 0, "uses_differing": 1, "mended": 1}
    assert printed() == {"inquiries": 0, "differing": 0, "uses_differing": 0, "mended": 0}
