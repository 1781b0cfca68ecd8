"""Encryption of what is there: from clear to encrypted, from one key to the next, and back for the version before."""

import pytest
from cryptography.fernet import Fernet
from pytest_django import Settings

from inquiries.models import Contact, Event, Interim, MailAddress, Message, Staff
from inquiries.models.encryption import decrypt, encrypt, renew
from inquiries.models.locking import ENCRYPTED, WrongKeys, hashed
from tests.makers import make_inquiry
from tests.models.test_encrypted import ADDRESS, put_in_clear, stored

pytestmark = pytest.mark.django_db
NEW = Fernet.generate_key().decode()


@pytest.fixture
def said() -> Message:
    """A mail that was taken in during the interim."""
    Interim.objects.begin()
    return make_inquiry(sender_address=ADDRESS).messages.get()


def test_what_stands_in_clear_is_encrypted_and_found_as_before(said: Message) -> None:
    put_in_clear()

    assert encrypt() == 2

    assert [value[:5] for value in stored() + stored("sender_address", "inquiries_message")] == [ENCRYPTED] * 2
    assert Contact.objects.with_address(ADDRESS).get() == said.inquiry.contact
    assert MailAddress.objects.get().address_hash is not None
    assert Event.objects.named("encryption.begun").count() == 1


def test_it_can_be_begun_again_and_writes_nothing_twice(said: Message) -> None:
    encrypt()
    before = stored()

    assert encrypt() == 0

    assert stored() == before
    assert Event.objects.named("encryption.begun").count() == 1


def test_from_then_on_everything_is_written_encrypted(said: Message) -> None:
    encrypt()

    said.inquiry.contact.learn(address="another@example.jp")

    assert all(value.startswith(ENCRYPTED) for value in stored())


def test_back_again_the_version_before_reads_everything(said: Message, operator: Staff) -> None:
    encrypt()

    decrypt()

    assert stored() == stored("sender_address", "inquiries_message") == [ADDRESS]
    said.inquiry.contact.learn(address="another@example.jp")
    assert stored()[1] == "another@example.jp"


def test_the_next_key_reads_and_finds_everything_after_a_rotation(said: Message, settings: Settings) -> None:
    encrypt()
    settings.HOTLINE_KEYS = [NEW, *settings.HOTLINE_KEYS]

    assert renew() == 2

    settings.HOTLINE_KEYS = [NEW]
    assert Contact.objects.with_address(ADDRESS).get() == said.inquiry.contact
    assert MailAddress.objects.get().address == ADDRESS
    assert renew() == 0


def test_a_rotation_in_the_interim_leaves_in_clear_what_is(said: Message, settings: Settings) -> None:
    settings.HOTLINE_KEYS = [NEW, *settings.HOTLINE_KEYS]

    renew()

    assert stored() == [ADDRESS]
    assert bytes(MailAddress.objects.get().address_hash or b"") == hashed(ADDRESS)


def test_without_the_key_it_says_so_and_changes_nothing(said: Message, settings: Settings) -> None:
    encrypt()
    before, settings.HOTLINE_KEYS = stored(), [NEW]

    with pytest.raises(WrongKeys):
        renew()

    assert stored() == before
