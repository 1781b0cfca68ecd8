"""Encrypted columns: read as ever, found by their whole value, and of no use to whoever has the table alone."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection
from pytest_django import Settings

from inquiries.models import Contact, Dispatch, Interim, MailAddress, Phone, Received, Staff
from inquiries.models.encrypted import holding
from inquiries.models.locking import ENCRYPTED, WrongKeys, sealed
from tests.makers import make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db
ADDRESS, NUMBER = "nakamura@example.jp", "+819000001234"
OTHER = Fernet.generate_key().decode()


def stored(column: str = "address", table: str = "inquiries_mailaddress") -> list[str]:
    """As it stands in the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY id")  # noqa: S608 - our own names
        return [value for (value,) in cursor.fetchall()]


def put_in_clear(text: str = ADDRESS) -> None:
    """As the version before wrote it."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE inquiries_mailaddress SET address = %s, address_hash = NULL", [text])


def test_what_stands_in_the_table_says_nothing() -> None:
    make_contact(address=ADDRESS, phone=NUMBER)

    [address], [number] = stored(), stored("number", "inquiries_phone")

    assert (address[:5], number[:5]) == (ENCRYPTED, ENCRYPTED)
    assert "nakamura" not in address
    assert "1234" not in number
    assert MailAddress.objects.get().address == ADDRESS
    assert Phone.objects.values_list("number", flat=True).get() == NUMBER


def test_two_rows_of_one_address_do_not_look_alike() -> None:
    make_contact("中村 由紀")
    make_contact("中村 健")

    first, second = stored()

    assert first != second


def test_a_contact_is_found_by_the_whole_address_or_number_in_any_spelling() -> None:
    contact = make_contact(address=ADDRESS, phone=NUMBER)

    assert Contact.objects.with_address(" Nakamura@EXAMPLE.jp ").get() == contact
    assert Contact.objects.with_phone("090-0000-1234").get() == contact
    assert not Contact.objects.with_address("nakamura@example.j")
    assert not Contact.objects.with_address("")
    assert not Contact.objects.with_phone("")


@pytest.mark.parametrize("lookup", ["address", "address__in", "address__contains", "address__endswith", "address__gt"])
def test_nothing_else_can_be_asked_of_the_column(lookup: str) -> None:
    with pytest.raises(FieldError):
        MailAddress.objects.filter(**{lookup: ADDRESS}).exists()


def test_a_row_that_the_version_before_wrote_is_read_and_found() -> None:
    contact = make_contact()
    put_in_clear()

    assert MailAddress.objects.get().address == ADDRESS
    assert Contact.objects.with_address(ADDRESS).get() == contact
    contact.learn(address=ADDRESS)
    assert contact.addresses.count() == 1


def test_in_the_interim_it_is_written_as_the_version_before_reads_it() -> None:
    Interim.objects.begin()

    contact = make_contact(phone=NUMBER)

    assert (stored(), stored("number", "inquiries_phone")) == ([ADDRESS], [NUMBER])
    assert Contact.objects.with_address(ADDRESS).get() == Contact.objects.with_phone(NUMBER).get() == contact


def test_an_empty_text_stays_empty_and_has_no_hash(operator: Staff) -> None:
    assert stored("email", "inquiries_staff") == [""]
    assert operator.email == ""


@pytest.mark.parametrize("is_interim", [False, True])
def test_a_sender_who_writes_what_looks_encrypted_is_read_as_they_wrote(*, is_interim: bool) -> None:
    if is_interim:
        Interim.objects.begin()
    forged = sealed("somebody@example.jp")

    Received.objects.create(key="1", size=1, sender=forged, outcome=Received.Outcome.AUTOMATIC)

    assert Received.objects.get().sender == forged


def test_one_contact_has_an_address_once() -> None:
    contact = make_contact()

    with pytest.raises(IntegrityError):
        MailAddress.objects.create(contact=contact, address=ADDRESS)


def test_a_key_that_is_gone_is_said_and_nothing_is_read_wrongly(settings: Settings) -> None:
    make_contact()
    settings.HOTLINE_KEYS = [OTHER]

    with pytest.raises(WrongKeys):
        MailAddress.objects.get()


def test_before_its_rotation_a_row_is_found_with_the_older_key(settings: Settings) -> None:
    contact = make_contact()
    settings.HOTLINE_KEYS = [OTHER, *settings.HOTLINE_KEYS]

    assert Contact.objects.with_address(ADDRESS).get() == contact
    contact.learn(address=ADDRESS)
    assert contact.addresses.count() == 1


def test_mails_and_colleagues_addresses_are_encrypted_too() -> None:
    Dispatch.objects.acknowledge(make_inquiry(sender_address=ADDRESS))
    make_staff("tanaka", email="tanaka@akane.example.jp")

    for column, table in [("to_address", "dispatch"), ("sender_address", "message"), ("email", "staff")]:
        assert all(value.startswith(ENCRYPTED) for value in stored(column, f"inquiries_{table}") if value)
    assert Dispatch.objects.filter(holding("to_address", ADDRESS)).get().to_address == ADDRESS
    assert Staff.objects.get(username="tanaka").email == "tanaka@akane.example.jp"
