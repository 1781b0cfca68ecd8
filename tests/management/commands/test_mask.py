import io
import json

import pytest
from django.core.management import CommandError, call_command

from inquiries.models import Message
from tests.makers import make_message


def run(monkeypatch: pytest.MonkeyPatch, given: str, *args: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    call_command("mask", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_text_comes_out_masked_and_otherwise_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = run(monkeypatch, "番号\r\n4111-1111-1111-1111\r\n以上")

    assert out == "番号\r\n[カード番号 Visa ••••1111]\r\n以上"
    assert err == ""


def test_with_json_every_line_is_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    given = "\n".join(json.dumps(text) for text in ["電話 0120-343-133", "4111\n1111\n1111\n1111"])

    out, _err = run(monkeypatch, given, "--json")

    assert [json.loads(line) for line in out.splitlines()] == ["電話 0120-343-133", "[カード番号 Visa ••••1111]"]


def test_a_line_that_is_no_text_is_named_and_the_others_keep_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = run(monkeypatch, '"a"\n{broken\n"b"', "--json")

    assert [json.loads(line) for line in out.splitlines()] == ["a", None, "b"]
    assert "2" in err


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "left"), [((), "[カード番号 Visa ••••1111]"), (("--dry-run",), "4111111111111111")]
)
def test_a_rescan_prints_one_line_of_counts(
    monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], left: str
) -> None:
    message = make_message()
    Message.objects.filter(pk=message.pk).update(text="4111111111111111")

    out, err = run(monkeypatch, "", "--rescan", *options)

    message.refresh_from_db()
    counts = json.loads(out)
    assert message.text == left
    assert counts == {"rows": counts["rows"], "changed": 1, "findings": {"pan": 1}}
    assert f"1 of {counts['rows']} rows" in err
    assert "Message: 1" in err


def test_a_dry_run_without_a_rescan_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CommandError, match="--rescan"):
        run(monkeypatch, "", "--dry-run")
