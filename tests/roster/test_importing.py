"""A list comes in at the desk: columns, a first reading, a second person; one whole, or nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import ColumnChoice, Event, Role, Roster, RosterEntry, RosterImport, RosterPiece, Staff
from inquiries.models.explanation import NoReason
from inquiries.models.roster.acceptance import NotSeen, OwnRoster, ShownOtherwise, accept, fingerprint
from inquiries.models.roster.roster_import import NotAtThisStage
from inquiries.roster.importing import covered, run
from tests.makers import make_staff, make_version
from tests.roster.files import as_csv, as_xlsx, rows
from tests.rosters import make_roster, make_roster_import

pytestmark = pytest.mark.django_db
WINDOWS = {"member": {"value": ["2015-04-01", "2016-04-15"]}, "card": {"value": ["2016-01-01", "2016-04-15"]}}
Stage = RosterImport.Stage


@pytest.fixture(autouse=True)
def notice() -> None:
    make_version(facts={"windows": WINDOWS})


@pytest.fixture
def headquarters() -> Staff:
    return make_staff("yamamoto", "山本", Role.HEADQUARTERS)


def checked(content: bytes, by: Staff) -> RosterImport:
    one = make_roster_import(content, by=by)
    one.choose(one.fields, by=by)
    run()
    one.refresh_from_db()
    return one


def put_in_force(one: RosterImport, by: Staff, **but: object) -> None:
    told = {"seen": fingerprint(one), "has_seen_bad": True, "reason": ""} | but
    accept(one, by=by, **told)  # type: ignore[arg-type]
    run()
    one.refresh_from_db()


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_a_second_person_puts_it_in_force(write: type, supervisor: Staff, headquarters: Staff) -> None:
    one = checked(write(rows(60)), supervisor)
    assert (one.stage, one.rows, one.refused) == (Stage.CHECKED, 60, 0)
    assert not RosterEntry.objects.exists()

    put_in_force(one, headquarters)

    roster = Roster.objects.to_look_up()
    assert (one.stage, one.roster) == (Stage.LOADED, roster)
    assert (roster.taken, roster.counts) == (60, one.cohorts)
    assert (roster.prepared_by, roster.accepted_by) == (supervisor, headquarters)
    assert not RosterPiece.objects.exists()


def test_who_prepared_it_does_not_accept_it_while_somebody_else_may(supervisor: Staff, headquarters: Staff) -> None:
    one = checked(as_csv(rows(3)), supervisor)

    with pytest.raises(OwnRoster):
        put_in_force(one, supervisor, reason="急ぎのため")

    headquarters.is_active = False
    headquarters.save()
    with pytest.raises(NoReason):
        put_in_force(one, supervisor)
    put_in_force(one, supervisor, reason="急ぎのため")
    assert Event.objects.named("roster.loaded_alone").get().particulars["because"] == "急ぎのため"


def test_the_bad_rows_are_seen_first(supervisor: Staff, headquarters: Staff) -> None:
    one = checked(as_csv(rows(50, bad=[7])), supervisor)
    assert [bad[0] for bad in one.bad] == [7]
    with pytest.raises(NotSeen):
        put_in_force(one, headquarters, has_seen_bad=False)

    put_in_force(one, headquarters)

    assert (Roster.objects.to_look_up().taken, Roster.objects.to_look_up().refused) == (49, 1)


def test_what_has_changed_since_it_was_shown_is_shown_again(supervisor: Staff, headquarters: Staff) -> None:
    one = checked(as_csv(rows(3)), supervisor)
    seen = fingerprint(one)
    make_version("別の文です。", facts={"windows": {}})

    with pytest.raises(ShownOtherwise):
        put_in_force(one, headquarters, seen=seen)
    with pytest.raises(ShownOtherwise):
        put_in_force(one, headquarters)
    one.check_again(by=headquarters)
    run()
    one.refresh_from_db()
    put_in_force(one, headquarters)

    assert Roster.objects.to_look_up().counts["member"] == 0
    assert Event.objects.get(action="roster_import.checked_again").by == headquarters


def test_the_same_file_again_changes_nothing(supervisor: Staff, headquarters: Staff) -> None:
    put_in_force(checked(as_csv(rows(3)), supervisor), headquarters)
    kept = list(RosterEntry.objects.values_list("pk", flat=True))

    again = checked(as_csv(rows(3)), supervisor)

    assert again.stage == Stage.FAILED
    assert again.failure
    assert list(RosterEntry.objects.values_list("pk", flat=True)) == kept


def test_the_file_lies_for_an_hour_at_most(supervisor: Staff) -> None:
    one = make_roster_import(by=supervisor)
    run(at=one.begun_at + timedelta(minutes=59))
    assert RosterPiece.objects.exists()

    run(at=one.begun_at + timedelta(minutes=61))

    one.refresh_from_db()
    assert (one.stage, one.samples) == (Stage.EXPIRED, [])
    assert not RosterPiece.objects.exists()
    with pytest.raises(NotAtThisStage):
        one.choose({"email": 3}, by=supervisor)


def test_a_job_that_died_is_taken_over_and_what_it_had_built_is_gone(supervisor: Staff, headquarters: Staff) -> None:
    one = checked(as_csv(rows(3)), supervisor)
    accept(one, by=headquarters, seen=fingerprint(one), has_seen_bad=True)
    dead = RosterImport.objects.claim()
    assert dead
    half = make_roster()
    dead.builds(half)
    assert run() == 0, "the claim of the dead still holds"

    RosterImport.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert run() == 1

    assert not Roster.objects.filter(pk=half.pk).exists()
    assert RosterEntry.objects.count() == Roster.objects.to_look_up().taken == 3
    with pytest.raises(NotAtThisStage):
        dead.renew(read=1, part=1)


def test_put_aside_while_it_is_read_it_stays_aside(supervisor: Staff) -> None:
    one = make_roster_import(by=supervisor)
    one.choose(one.fields, by=supervisor)
    claimed = RosterImport.objects.claim()
    assert claimed
    one.put_aside(by=supervisor)

    with pytest.raises(NotAtThisStage):
        claimed.renew(read=1, part=0.5)
    claimed.fail("Something")

    one.refresh_from_db()
    assert one.stage == Stage.PUT_ASIDE


def test_columns_are_remembered_for_a_file_with_the_same_names(supervisor: Staff) -> None:
    head = ["甲", "乙"]
    first = make_roster_import(as_csv([["A-1", "taro@example.jp"]], head=head), by=supervisor)
    assert (first.fields, first.unsure) == ({"email": 1}, ["email"])
    first.choose({"email": 1, "member_id": 0}, by=supervisor)

    second = make_roster_import(as_csv([["A-2", "jiro@example.jp"]], head=head), by=supervisor)

    assert (second.fields, second.unsure) == ({"email": 1, "member_id": 0}, [])
    assert ColumnChoice.objects.recalled(["甲", "丙"]) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("taro_1@example.jp", "••••_•@•••••••.••"),
        ("０９０-1234-5678", "•••-••••-••••"),
        ("髙﨑 太郎", "•• ••"),
        ("㈱見本", "•••"),
        ("2015/04/01", "2015/04/01"),
        ("20150401", "••••••••"),
        ("42095", "•••••"),
        ("", ""),
    ],
)
def test_a_preview_shows_shapes_and_days(value: str, shown: str) -> None:
    assert covered(value, is_day=True) == shown


def test_a_birthday_is_no_day_that_is_shown() -> None:
    assert covered("1980/04/01", is_day=False) == "••••/••/••"
