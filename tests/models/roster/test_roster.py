"""One list is in force, the next replaces it whole, and what is said of a former one is who, when and how many."""

from datetime import date, timedelta

import pytest
from cryptography.fernet import Fernet
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from pytest_django import Settings

from inquiries.models import BlindKey, Event, Roster, RosterEntry, Staff
from inquiries.models.locking import WrongKeys
from inquiries.models.roster.blind_key import Blinder, Kind, NotWhole, plain
from inquiries.models.roster.cohort import Days
from inquiries.models.roster.roster import NoRoster, RosterGone
from tests.makers import make_version
from tests.rosters import make_entry, make_roster

pytestmark = pytest.mark.django_db
WINDOWS = {"member": {"value": ["2015-04-01", "2016-04-15"]}, "card": None}


def test_nobody_is_looked_up_where_there_is_no_list() -> None:
    make_roster()

    with pytest.raises(NoRoster):
        Roster.objects.to_look_up()


def test_the_next_list_replaces_the_one_before() -> None:
    first = make_roster(in_force=True)
    second = make_roster([make_entry(None, "B-1")], in_force=True)

    assert Roster.objects.to_look_up() == second
    assert not second.find(Kind.MEMBER, "A-0001").exists()
    assert Roster.objects.erase_replaced() == 1
    assert list(RosterEntry.objects.values_list("roster", flat=True)) == [second.pk]
    assert list(Roster.objects.loaded()) == [second, first]
    assert Event.objects.named("roster.loaded").count() == 2


def test_two_lists_are_never_in_force() -> None:
    make_roster(in_force=True)
    other = make_roster()

    with pytest.raises(IntegrityError), transaction.atomic():
        Roster.objects.filter(pk=other.pk).update(is_in_force=True)


def test_one_that_was_given_up_is_erased_when_its_maker_is_dead(operator: Staff) -> None:
    make_roster(in_force=True)
    other = make_roster([make_entry(None, "B-1")])

    Roster.objects.erase_replaced(begun_before=timezone.now() - timedelta(hours=1))
    assert Roster.objects.filter(pk=other.pk).exists()
    Roster.objects.erase_replaced(begun_before=timezone.now() + timedelta(seconds=1))

    assert not Roster.objects.filter(pk=other.pk).exists()
    with pytest.raises(RosterGone):
        other.take([make_entry(None, "B-2")])
    with pytest.raises(RosterGone):
        other.come_into_force(rows=1, refused=0, fingerprint=b"", by=None)
    assert Roster.objects.to_look_up().people().count() == 1


def test_one_person_does_not_load_it_alone_without_a_reason(supervisor: Staff) -> None:
    roster = make_roster(prepared_by=supervisor)

    with pytest.raises(IntegrityError), transaction.atomic():
        roster.come_into_force(rows=1, refused=0, fingerprint=b"", by=supervisor)
    roster.come_into_force(rows=1, refused=0, fingerprint=b"", by=supervisor, alone_because="ほかに誰もいない")

    assert Event.objects.named("roster.loaded_alone").get().particulars["people"] == 1


def test_a_version_that_moves_a_window_counts_anew_and_says_so() -> None:
    make_version(facts={"windows": WINDOWS})
    roster = make_roster([make_entry(None, "A", Days(date(2015, 3, 31)))], in_force=True)
    assert roster.counts == {"member": 0, "card": 0, "undetermined": 0, "outside": 1}
    moved = {"member": {"value": ["2015-03-01", "2016-04-15"]}, "card": None}

    Roster.objects.recount(make_version("別の文です。", facts={"windows": moved}))

    roster.refresh_from_db()
    assert roster.counts == {"member": 1, "card": 0, "undetermined": 0, "outside": 0}
    told = Event.objects.named("roster.recounted").get().particulars
    assert (told["before"]["outside"], told["after"]["member"]) == (1, 1)


def test_a_version_with_the_same_windows_is_no_event() -> None:
    make_version(facts={"windows": WINDOWS})
    make_roster(in_force=True)

    Roster.objects.recount(make_version("別の文です。", facts={"windows": WINDOWS}))

    assert not Event.objects.named("roster.recounted").exists()


def test_the_key_of_the_hmacs_is_stored_encrypted_and_can_be_wrapped_anew(settings: Settings) -> None:
    roster = make_roster(in_force=True)
    key, before = BlindKey.objects.get(), settings.HOTLINE_KEYS

    settings.HOTLINE_KEYS = [Fernet.generate_key().decode(), *before]
    key.wrap_again()
    settings.HOTLINE_KEYS = settings.HOTLINE_KEYS[:1]

    assert Roster.objects.to_look_up().find(Kind.MEMBER, "A-0001").count() == 1
    settings.HOTLINE_KEYS = before
    with pytest.raises(WrongKeys):
        Roster.objects.to_look_up().find(Kind.MEMBER, "A-0001")
    assert not Roster.objects.to_look_up().can_be_opened
    assert roster.rows == 1


def test_a_new_key_is_for_the_next_list_and_the_old_one_goes_with_its_own() -> None:
    roster = make_roster(in_force=True)
    BlindKey.objects.make()
    assert roster.has_old_key
    assert roster.find(Kind.MEMBER, "A-0001").count() == 1

    other = make_roster(in_force=True)
    Roster.objects.erase_replaced()

    assert not other.has_old_key
    assert BlindKey.objects.count() == 1


def test_a_key_that_nobody_can_open_is_replaced_for_the_next_list(settings: Settings) -> None:
    make_roster(in_force=True)
    settings.HOTLINE_KEYS = [Fernet.generate_key().decode()]

    assert make_roster().can_be_opened


@pytest.mark.parametrize(
    ("kind", "typed", "spelling"),
    [
        (Kind.MAIL, "Taro.Yamada@EXAMPLE.JP", "taro.yamada@example.jp"),
        (Kind.MAIL, "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp"),
        (Kind.MAIL, "a..b.@docomo.ne.jp", "a..b.@docomo.ne.jp"),
        (Kind.MAIL, "taro@example.jp; jiro@example.jp", ""),
        (Kind.MAIL, "taro", ""),
        (Kind.MAIL, "taro@localhost", ""),
        (Kind.PHONE, "０９０‐１２３４−５６７８", "+819012345678"),
        (Kind.PHONE, "03(1234)5678", "+81312345678"),
        (Kind.PHONE, "9012345678", "+819012345678"),
        (Kind.PHONE, "090-1234", ""),
        (Kind.MEMBER, "ＡＢ－００１２", "ab-0012"),
        (Kind.MEMBER, "ab ‐ 0012", "ab-0012"),
        (Kind.MEMBER, " ", ""),
    ],
)
def test_a_value_has_one_spelling(kind: Kind, typed: str, spelling: str) -> None:
    assert plain(kind, typed) == spelling


def test_no_value_of_one_kind_is_found_as_another() -> None:
    blinder = Blinder(b"k")

    assert blinder.hashed(Kind.PHONE, "1") != blinder.hashed(Kind.MEMBER, "1")
    assert "k" not in repr(blinder).replace("Blinder", "")
    with pytest.raises(NotWhole):
        blinder.blinded(Kind.MAIL, "taro")


@pytest.mark.parametrize(
    ("kind", "typed"), [(Kind.MAIL, "a@example.jp"), (Kind.PHONE, "090-0000-1234"), (Kind.MEMBER, "A")]
)
def test_a_look_up_goes_by_an_index_and_never_through_everybody(kind: Kind, typed: str) -> None:
    roster = make_roster([make_entry(None, f"A{number}", mail=f"a{number}@example.jp") for number in range(300)])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")

    plan = roster.find(kind, typed).explain()

    assert "entry_by_" in plan or "member" in plan, plan
    assert "SCAN inquiries_rosterentry" not in plan
    assert "Seq Scan" not in plan
