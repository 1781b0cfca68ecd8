"""What the address of a mailbox says, and to whom it does not say it."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from inquiries.mail.boxes.failures import NOT_VALID
from inquiries.mail.boxes.folder import MailFolder
from inquiries.mail.boxes.location import Location, NotAnAddress
from inquiries.mail.boxes.mailbox import Unreachable
from inquiries.mail.boxes.mailboxes import locations, mailboxes, names

pytestmark = pytest.mark.once

WHOLE = "imaps://madoguchi%40example.jp:p%2Fa%3Fs%23s%2C%3A%40@mail.example.jp/INBOX/Card%20desk"
TOKEN = "imaps://desk@mail.example.jp/?token_url=https%3A%2F%2Flogin.example.jp%2Ft&client_id=a&client_secret=hu%2Bsh"


def test_every_character_of_a_name_and_a_password_can_be_written() -> None:
    location = Location.read(WHOLE)

    assert (location.user, location.password) == ("madoguchi@example.jp", "p/a?s#s,:@")
    assert (location.host, location.port, location.folder) == ("mail.example.jp", 993, "INBOX/Card desk")


@pytest.mark.parametrize(("scheme", "port"), [("imaps", 993), ("imap+tls", 143), ("imap", 143)])
def test_each_kind_of_line_has_its_port(scheme: str, port: int) -> None:
    assert Location.read(f"{scheme}://desk:x@mail.example.jp").port == port
    assert Location.read(f"{scheme}://desk:x@mail.example.jp:1143/INBOX").port == 1143


def test_a_mailbox_is_called_by_what_tells_it_from_others() -> None:
    assert Location.read(WHOLE).name == "madoguchi@example.jp mail.example.jp/INBOX/Card desk"
    assert Location.read("imap://desk:x@mail.example.jp:1143").name == "desk mail.example.jp:1143/INBOX"


def test_no_secret_is_in_what_python_prints() -> None:
    assert "p/a?s" not in repr(Location.read(WHOLE)) + str(Location.read(WHOLE))
    assert "hu+sh" not in repr(Location.read(TOKEN))


@pytest.mark.parametrize(
    "address",
    [
        "imap://desk:secret@mail.example.jp:port/INBOX",
        "imap://desk:[secret@mail.example.jp/INBOX",
        "imap://desk:secret@/INBOX",
        "imap://mail.example.jp/INBOX?secret",
        "imap://desk@mail.example.jp/INBOX?secret=1&client_id=2",
        "pop3://desk:secret@mail.example.jp",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(address: str, settings: Settings) -> None:
    settings.HOTLINE_MAILBOXES = [address]

    with pytest.raises(NotAnAddress) as refused:
        Location.read(address)
    with pytest.raises(Unreachable, match=NOT_VALID), mailboxes()[0]:
        pass

    assert "secret" not in f"{refused.value!r}{refused.value.__cause__!r}{names()}"


def test_any_number_of_mailboxes_of_any_kind(settings: Settings, tmp_path: Path) -> None:
    settings.HOTLINE_MAILBOXES = [WHOLE, str(tmp_path), f" file://{tmp_path}/second%20one", TOKEN]

    folders = [mailbox.path for mailbox in mailboxes() if isinstance(mailbox, MailFolder)]

    assert folders == [tmp_path, tmp_path / "second one"]
    assert [location.user for location in locations()] == ["madoguchi@example.jp", "desk"]
