"""A one-time code: mailed to a registered address, few tries, short life, and the same for whoever is not listed."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from inquiries.mail.sending import outbox
from inquiries.models import (
    Contact,
    Dispatch,
    Event,
    Inquiry,
    Lookup,
    OneTimeCode,
    Roster,
    Sighting,
    Staff,
    Verification,
)
from inquiries.models.explanation import NoReason
from inquiries.models.inquiry.allowance import AllowanceSpent
from inquiries.models.lookup.level import Level
from inquiries.models.lookup.one_time_code import (
    LIFE,
    PER_INQUIRY,
    PER_PERSON,
    TRIES,
    CodeOver,
    TooManyCodes,
    WrongCode,
    codes_spent,
)
from inquiries.models.lookup.sentences import Saying, Way
from inquiries.models.reply import code_mail
from inquiries.models.roster.blind_key import Kind, NotWhole
from inquiries.models.roster.roster import NoRoster
from tests.at_once import at_once
from tests.makers import FACTS, make_contact, make_inquiry, make_staff, make_version
from tests.models.lookup.test_lookup import EVERY, WINDOWS
from tests.rosters import make_entry, make_roster

pytestmark = pytest.mark.django_db
LISTED, STRANGER, OUTSIDE = "nakamura@example.jp", "stranger@example.jp", "outside@example.jp"
WHY = "対象かどうかのお尋ね"


@pytest.fixture
def roster(db: None) -> Roster:
    """Nakamura in the card window; another member outside the windows."""
    make_version(facts=FACTS | {"windows": WINDOWS})
    roster = make_roster([])
    roster.take(
        [make_entry(roster, "A", EVERY["card"], mail=LISTED), make_entry(roster, "B", EVERY["outside"], mail=OUTSIDE)]
    )
    roster.come_into_force(rows=2, refused=0, fingerprint=b"", by=None)
    return roster


@pytest.fixture
def operator(db: None) -> Staff:
    return make_staff()


@pytest.fixture
def inquiry(roster: Roster) -> Inquiry:
    """Of a caller whose own address is on no list."""
    return make_inquiry(contact=make_contact(address=STRANGER, phone="080-0000-7777"))


def asked(inquiry: Inquiry, typed: str = LISTED, *, by: Staff | None, at: datetime | None = None) -> OneTimeCode:
    code = OneTimeCode.objects.ask(inquiry, typed, by=by, reason=WHY, at=at)
    outbox.run()
    return code


def wrong(code: OneTimeCode) -> str:
    return f"{(int(code.digits) + 1) % 1_000_000:06}"


# --- the same, whoever is listed --------------------------------------------------------------------------------------
def test_asking_costs_the_same_statements_and_leaves_the_same_whether_the_address_is_listed(
    inquiry: Inquiry, operator: Staff
) -> None:
    said = []
    for typed in (LISTED, "nobody@example.jp"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            code = OneTimeCode.objects.ask(inquiry, typed, by=operator, reason=WHY)
        with CaptureQueriesContext(connection) as more, pytest.raises(WrongCode):
            code.enter(wrong(code), by=operator)
        said.append([len(queries), len(more)])
        assert not any("rosterentry" in query["sql"] for query in queries.captured_queries + more.captured_queries)

    assert said[0] == said[1]


def test_the_right_digits_of_a_code_that_was_never_mailed_are_wrong(inquiry: Inquiry, operator: Staff) -> None:
    code = asked(inquiry, "nobody@example.jp", by=operator)

    with pytest.raises(WrongCode):
        code.enter(code.digits, by=operator)


# --- who is verified --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("typed", ["{0}{1}", "{0} {1}", "{0}-{1}", " {0}　{1} "])
def test_whoever_reads_it_out_is_verified_at_level_two_for_a_while(
    inquiry: Inquiry, operator: Staff, typed: str
) -> None:
    code = asked(inquiry, by=operator)

    verification = code.enter(typed.format(code.digits[:3], code.digits[3:]), by=operator)

    assert (verification.level, verification.by, verification.kind) == (Level.CODE, operator, Kind.MAIL)
    assert verification.expires_at > timezone.now()
    assert Verification.objects.best_of(inquiry.contact, timezone.now()) == verification
    assert inquiry.events.filter(action="contact.verified_by_code").count() == 1


def test_full_width_digits_are_digits(inquiry: Inquiry, operator: Staff) -> None:
    code = asked(inquiry, by=operator)

    wide = code.digits.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})

    assert code.enter(wide, by=operator).level == Level.CODE


def test_it_works_once(inquiry: Inquiry, operator: Staff) -> None:
    code = asked(inquiry, by=operator)
    code.enter(code.digits, by=operator)

    with pytest.raises(CodeOver):
        code.enter(code.digits, by=operator)

    assert Verification.objects.count() == 1


def test_it_runs_out(inquiry: Inquiry, operator: Staff) -> None:
    code = asked(inquiry, by=operator)

    with pytest.raises(CodeOver):
        code.enter(code.digits, by=operator, at=timezone.now() + LIFE)


def test_a_new_one_ends_the_one_before(inquiry: Inquiry, operator: Staff) -> None:
    first = asked(inquiry, by=operator)
    asked(inquiry, by=operator)

    with pytest.raises(CodeOver):
        first.enter(first.digits, by=operator)


def test_with_another_list_in_force_it_proves_nothing(inquiry: Inquiry, operator: Staff) -> None:
    code = asked(inquiry, by=operator)
    make_roster(in_force=True)

    with pytest.raises(CodeOver):
        code.enter(code.digits, by=operator)


def test_after_so_many_wrong_tries_it_ends_and_a_supervisor_sees_it(inquiry: Inquiry, operator: Staff) -> None:
    code = asked(inquiry, by=operator)
    for _try in range(TRIES - 1):
        with pytest.raises(WrongCode):
            code.enter(wrong(code), by=operator)

    with pytest.raises(CodeOver):
        code.enter(wrong(code), by=operator)

    assert [event.by for event in codes_spent(timezone.now())] == [operator]
    with pytest.raises(CodeOver):
        code.enter(code.digits, by=operator)


# --- how many ---------------------------------------------------------------------------------------------------------
def test_each_one_is_a_sighting_with_a_reason(inquiry: Inquiry, operator: Staff) -> None:
    with pytest.raises(NoReason):
        OneTimeCode.objects.ask(inquiry, LISTED, by=operator, reason=".")
    code = asked(inquiry, by=operator)

    sighting = Sighting.objects.get()
    assert (code.sighting, sighting.reason, sighting.staff) == (sighting, WHY, operator)


def test_it_counts_in_the_hourly_allowance(inquiry: Inquiry, operator: Staff, settings: Settings) -> None:
    settings.HOTLINE_REVEALS_PER_HOUR = 0

    with pytest.raises(AllowanceSpent):
        OneTimeCode.objects.ask(inquiry, LISTED, by=operator, reason=WHY)


def test_what_is_no_whole_address_and_what_is_asked_without_a_list_is_refused(
    inquiry: Inquiry, operator: Staff
) -> None:
    with pytest.raises(NotWhole):
        OneTimeCode.objects.ask(inquiry, "nakamura", by=operator, reason=WHY)
    Roster.objects.update(is_in_force=False)
    with pytest.raises(NoRoster):
        OneTimeCode.objects.ask(inquiry, LISTED, by=operator, reason=WHY)

    assert not Sighting.objects.exists()


@pytest.mark.parametrize("typed", [LISTED, "nobody@example.jp"])
def test_in_one_inquiry_only_so_many_are_asked_for_in_an_hour(inquiry: Inquiry, typed: str) -> None:
    for _time in range(PER_INQUIRY):
        OneTimeCode.objects.ask(inquiry, typed, by=None)

    with pytest.raises(TooManyCodes):
        OneTimeCode.objects.ask(inquiry, typed, by=None)

    OneTimeCode.objects.ask(inquiry, typed, by=None, at=timezone.now() + timedelta(minutes=61))


def test_one_person_gets_only_so_many_in_an_hour_whoever_asks_and_from_where(roster: Roster, operator: Staff) -> None:
    other = make_staff("tanaka", "田中")
    for number in range(PER_PERSON + 2):
        elsewhere = make_inquiry(contact=make_contact(f"相談者{number}", f"a{number}@example.org"))
        asked(elsewhere, by=[operator, other, None][number % 3])

    assert len(mail.outbox) == PER_PERSON


def test_two_addresses_of_one_person_are_one_person(roster: Roster, operator: Staff) -> None:
    entry = make_entry(roster, "C", EVERY["member"], mail="first@example.jp")
    entry.other_mail = make_entry(roster, mail="second@example.jp").mail
    roster_entry = entry
    roster_entry.roster = roster
    roster_entry.save()
    for number in range(PER_PERSON + 2):
        inquiry = make_inquiry(contact=make_contact(f"相談者{number}", f"a{number}@example.org"))
        asked(inquiry, ["first@example.jp", "second@example.jp"][number % 2], by=operator)

    assert [sent.to for sent in mail.outbox] == [["first@example.jp"]] * PER_PERSON


# --- at the same moment -----------------------------------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
def test_many_tries_at_the_same_moment_are_no_more_tries(inquiry: Inquiry, operator: Staff) -> None:
    code = asked(inquiry, by=operator)
    tries = [lambda: code.enter(wrong(code), by=operator)] * (TRIES + 4)

    said = at_once(*tries, refusals=(WrongCode, CodeOver))

    assert OneTimeCode.objects.get().tries == TRIES
    assert sum(isinstance(one, WrongCode) for one in said) < TRIES
    assert Event.objects.named("code.spent").exists()


@pytest.mark.django_db(transaction=True)
def test_the_right_digits_twice_at_the_same_moment_verify_once(inquiry: Inquiry, operator: Staff) -> None:
    code = asked(inquiry, by=operator)
    same = [OneTimeCode.objects.select_related("inquiry__contact").get() for _time in range(2)]

    at_once(*[lambda one=one: one.enter(code.digits, by=operator) for one in same], refusals=(CodeOver,))

    assert Verification.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_moment_mail_one_person_no_more_than_may_be(roster: Roster, operator: Staff) -> None:
    for number in range(PER_PERSON + 3):
        elsewhere = make_inquiry(contact=make_contact(f"相談者{number}", f"a{number}@example.org"))
        OneTimeCode.objects.ask(elsewhere, LISTED, by=operator, reason=WHY)
    now = timezone.now()

    at_once(lambda: code_mail.post(now), lambda: code_mail.post(now), refusals=())

    assert Dispatch.objects.count() == PER_PERSON


@pytest.mark.django_db(transaction=True)
def test_many_askers_at_the_same_moment_get_no_more_codes_than_may_be(inquiry: Inquiry) -> None:
    askers = [lambda: OneTimeCode.objects.ask(inquiry, LISTED, by=None)] * (PER_INQUIRY + 3)

    at_once(*askers, refusals=(TooManyCodes,))

    assert OneTimeCode.objects.count() == PER_INQUIRY


# --- what may be told -------------------------------------------------------------------------------------------------
def looked_up(typed: str, by: Staff) -> Lookup:
    return Lookup.objects.make(Kind.MAIL, typed, reason=WHY, by=by)


def proved(inquiry: Inquiry, typed: str, by: Staff) -> Verification:
    code = asked(inquiry, typed, by=by)
    return code.enter(code.digits, by=by)


@pytest.mark.parametrize(("typed", "saying"), [(LISTED, Saying.MEMBER_AND_CARD), (OUTSIDE, Saying.NOT_LISTED)])
def test_the_person_of_the_address_is_told_aloud(inquiry: Inquiry, operator: Staff, typed: str, saying: Saying) -> None:
    verification = proved(inquiry, typed, operator)
    lookup = looked_up(typed, operator)

    assert verification.may_be_told(lookup, Way.ALOUD)
    assert Saying.of(lookup.finding) == saying


def test_in_writing_only_where_our_letters_go_to_that_person(inquiry: Inquiry, operator: Staff) -> None:
    verification = proved(inquiry, LISTED, operator)
    assert not verification.may_be_told(looked_up(LISTED, operator), Way.WRITTEN)

    inquiry.contact.learn(address=LISTED)
    verification = Verification.objects.get()

    assert verification.may_be_told(looked_up(LISTED, operator), Way.WRITTEN)


def test_who_is_on_no_list_is_told_so_of_the_address_they_have_proved_and_of_no_other(
    inquiry: Inquiry, operator: Staff
) -> None:
    verification = proved(inquiry, STRANGER, operator)

    own, other = looked_up(STRANGER, operator), looked_up("nobody@example.jp", operator)
    assert Saying.of(own.finding) == Saying.NOT_LISTED
    assert {way for way in Way if verification.may_be_told(own, way)} == {Way.ALOUD, Way.WRITTEN}
    assert not any(verification.may_be_told(other, way) for way in Way)
    assert not any(verification.may_be_told(looked_up(LISTED, operator), way) for way in Way)


def test_an_address_that_two_people_share_opens_neither_s_outcome(
    inquiry: Inquiry, operator: Staff, roster: Roster
) -> None:
    entry = make_entry(roster, "C", EVERY["card"], mail=LISTED)
    entry.roster = roster
    entry.save()

    verification = proved(inquiry, LISTED, operator)

    assert not any(verification.may_be_told(looked_up(LISTED, operator), way) for way in Way)


def test_what_was_typed_on_the_page_counts_at_the_desk_and_runs_out_alike(inquiry: Inquiry, operator: Staff) -> None:
    code = asked(inquiry, by=None)

    verification = code.enter(code.digits, by=None)

    lookup = Lookup.objects.own_of(inquiry)
    assert lookup is not None
    assert {way for way in Way if verification.may_be_told(lookup, way)} == {Way.ALOUD, Way.PAGE}
    contact = Contact.objects.get(pk=inquiry.contact_id)
    assert Verification.objects.best_of(contact, timezone.now()) == verification
    assert Verification.objects.best_of(contact, verification.expires_at) is None
