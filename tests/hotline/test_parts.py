"""Which programs make up a running hotline."""

from pathlib import Path

import pytest

from hotline.parts import Parts

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("name", "value", "waits"),
    [
        ("HOTLINE_MAILBOXES", "/var/spool/hotline,imaps://desk:x@mail.example.jp/INBOX", 1),
        ("HOTLINE_IMAP_URL", "imap://desk:x@mail.example.jp/INBOX", 1),
        ("HOTLINE_MAILBOXES", "/var/spool/hotline", 0),
        ("HOTLINE_PORT", "8000", 0),
    ],
)
def test_somebody_waits_for_mail_where_a_server_can_say_that_it_came(
    tmp_path: Path, name: str, value: str, waits: int
) -> None:
    assert Parts(tmp_path, {name: value}).has_mail_server == bool(waits)
