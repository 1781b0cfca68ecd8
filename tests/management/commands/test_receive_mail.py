"""`receive_mail` takes mails in and says what became of each."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from inquiries.models import Inquiry, Message
from tests.mail.reader import FOLDER

pytestmark = pytest.mark.django_db


def receive(*names: str) -> tuple[list[dict[str, object]], str]:
    out, err = StringIO(), StringIO()
    call_command("receive_mail", *(str(FOLDER / f"{name}.eml") for name in names), stdout=out, stderr=err)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_a_new_inquiry_is_named_by_its_receipt_number() -> None:
    (became,), _ = receive("iso2022jp")

    assert became == {
        "outcome": "imported",
        "inquiry": Inquiry.objects.get().number,
        "message": Message.objects.get().pk,
        "hint": None,
    }


def test_every_outcome_has_its_line() -> None:
    lines, words = receive("iso2022jp", "iso2022jp", "bounce", "empty")

    assert [line["outcome"] for line in lines] == ["imported", "duplicate", "automatic", "quarantined"]
    assert lines[3] == {"outcome": "quarantined", "inquiry": None, "message": None, "hint": None}
    assert "メールが空です。" in words


def test_a_second_matter_of_the_same_sender_hints_at_the_first() -> None:
    first, second = receive("iso2022jp", "away_ja")[0][0], receive("no_message_id")[0][0]

    assert second["outcome"] == "imported"
    assert second["hint"] == first["inquiry"]
