"""Somebody takes the database and HOTLINE_VAR, without the keys: no address, number, link, sign-in or second factor."""

import subprocess
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet
from django.conf import settings as ours
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from pytest_django import Settings

from inquiries.models import Contact, Dispatch, Link, Message, Nominee, Participant, Received, Staff
from inquiries.models.arrival.envelope import Envelope
from inquiries.models.encryption import decrypt, encrypt
from inquiries.models.inquiry import link as links
from inquiries.models.inquiry.link import BadLink
from inquiries.models.locking import WrongKeys
from inquiries.models.reply.nominee import Named, Way
from inquiries.models.sign_in.second_factor import Unreadable, opened
from inquiries.web.sessions import SessionStore
from tests.makers import make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db(transaction=True)
WRITER, IN_COPY, NAMED = "kurihara@example.jp", "futaba@example.jp", "oribe@example.jp"
PHONE, COLLEAGUE, SECRET = "+819000004321", "tanaka@akane.example.jp", "JBSWY3DPEHPK3PXP"


class Loot(NamedTuple):
    """What there is to be stolen."""

    message: Message
    token: str
    session: str


@pytest.fixture
def loot(client: Client) -> Loot:
    """A customer who wrote and was acknowledged, somebody in copy, somebody named, and a colleague who is signed in."""
    staff = make_staff("tanaka", email=COLLEAGUE)
    contact = make_contact("栗原 円", WRITER, phone=PHONE)
    message = make_inquiry("届きません。", contact=contact, sender_address=WRITER).messages.get()
    Participant.objects.admit([IN_COPY], message=message)
    Nominee.objects.nominate([Named(Way.REPLY_TO, NAMED)], message=message)
    Received.objects.enter(Envelope("1", 1, sender=WRITER), Received.Outcome.IMPORTED, message=message)
    sent = Dispatch.objects.acknowledge(message.inquiry)
    assert sent is not None
    assert sent.link is not None
    TOTP.activate(staff, SECRET)
    client.force_login(staff)
    return Loot(message, sent.link.token, str(client.session.session_key))


def stolen() -> Iterator[bytes]:
    """All rows, and all files but the keys, which a test has beside its data."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # nosec B608 - our own
            yield from (repr([_plain(one) for one in row]).encode() for row in cursor.fetchall())
    for path in sorted(ours.HOTLINE_VAR.rglob("*")):
        if path.is_file() and path.name != "keys":
            # In another process: to close the database here would drop SQLite's locks.
            yield subprocess.run(["cat", path], capture_output=True, check=True).stdout


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def readable(loot: Loot) -> set[str]:
    wanted = {WRITER, IN_COPY, NAMED, PHONE, PHONE.removeprefix("+81"), COLLEAGUE, SECRET, loot.token, loot.session}
    return {one for piece in stolen() for one in wanted if one.encode() in piece}


def test_nothing_that_reaches_a_customer_or_opens_a_page_can_be_read(loot: Loot) -> None:
    assert readable(loot) == set()


def test_what_was_encrypted_late_is_overwritten_where_it_stood_in_clear(loot: Loot) -> None:
    decrypt()
    assert readable(loot) == {WRITER, IN_COPY, NAMED, PHONE, PHONE.removeprefix("+81"), COLLEAGUE}

    encrypt()

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert readable(loot) == set()


def test_with_other_keys_nothing_opens(loot: Loot, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HOTLINE_KEYS = [Fernet.generate_key().decode()]
    monkeypatch.setattr(links, "SIGNER", Signer(key="guessed", salt="inquiries.link"))

    with pytest.raises(BadLink):
        Link.objects.by_token(loot.token)
    with pytest.raises(WrongKeys):
        loot.message.refresh_from_db()
    with pytest.raises(WrongKeys):
        Contact.objects.get().addresses.get()
    with pytest.raises(Unreadable):
        opened(Authenticator.objects.get().data["secret"])
    assert not Contact.objects.with_address(WRITER)
    assert SessionStore(loot.session).load() == {}


def test_the_words_stay_readable_as_the_docs_say(loot: Loot) -> None:
    assert any("届きません。".encode() in piece for piece in stolen())
    assert Staff.objects.get().name
