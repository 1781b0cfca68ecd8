"""What somebody is shown: once for each object in a quarter of an hour, and not without end."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from inquiries.models import Event, Inquiry, Lifting, Sighting, Staff
from inquiries.models.explanation import NoReason
from inquiries.models.inquiry.allowance import HOUR, Allowance, OpeningsSpent, SearchesSpent, lift, spent
from inquiries.models.inquiry.lifting import NotStopped, OwnAllowance
from inquiries.models.inquiry.sighting import Seen
from tests.makers import NOON, make_contact, make_inquiry

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _three_an_hour(settings: Settings) -> None:
    settings.HOTLINE_OPENINGS_PER_HOUR = {"operator": 3, "supervisor": 4}
    settings.HOTLINE_SEARCHES_PER_HOUR = 2


@pytest.fixture
def inquiries(db: None) -> list[Inquiry]:
    return [make_inquiry() for _time in range(5)]


def see(inquiry: Inquiry, by: Staff, *, minutes: int = 0) -> None:
    Sighting.objects.see(Seen.of_inquiry(inquiry.pk), by=by, at=NOON + minutes * MINUTE)


def seen_by(staff: Staff) -> list[int | None]:
    return list(Sighting.objects.filter(staff=staff).order_by("pk").values_list("inquiry", flat=True))


def test_an_opening_says_who_saw_whom_and_when(operator: Staff, inquiries: list[Inquiry]) -> None:
    see(inquiries[0], operator)

    sighting = Sighting.objects.get()
    assert (sighting.staff, sighting.inquiry, sighting.contact) == (operator, inquiries[0], inquiries[0].contact)
    assert (sighting.field, sighting.reason, sighting.at) == (Sighting.Field.OPENING, "", NOON)


def test_in_a_quarter_of_an_hour_it_is_one_row_and_in_the_next_another(
    operator: Staff, inquiries: list[Inquiry]
) -> None:
    for minutes in (0, 1, 14, 15, 29, 30):
        see(inquiries[0], operator, minutes=minutes)

    assert Sighting.objects.count() == 3


def test_two_people_who_see_the_same_are_two_rows(operator: Staff, supervisor: Staff, inquiries: list[Inquiry]) -> None:
    see(inquiries[0], operator)
    see(inquiries[0], supervisor)

    assert {sighting.staff for sighting in Sighting.objects.all()} == {operator, supervisor}


def test_a_contact_is_seen_without_an_inquiry(operator: Staff) -> None:
    contact = make_contact()

    Sighting.objects.see(Seen.of_contact(contact.pk), by=operator, at=NOON)

    sighting = Sighting.objects.get()
    assert (sighting.contact, sighting.inquiry) == (contact, None)


def test_one_more_than_allowed_is_refused_and_leaves_no_row(operator: Staff, inquiries: list[Inquiry]) -> None:
    for inquiry in inquiries[:3]:
        see(inquiry, operator)

    with pytest.raises(OpeningsSpent):
        see(inquiries[3], operator)

    assert seen_by(operator) == [inquiry.pk for inquiry in inquiries[:3]]


def test_each_role_has_its_own_allowance(supervisor: Staff, inquiries: list[Inquiry]) -> None:
    for inquiry in inquiries[:4]:
        see(inquiry, supervisor)

    with pytest.raises(OpeningsSpent):
        see(inquiries[4], supervisor)


def test_what_was_seen_in_the_hour_stays_open(operator: Staff, inquiries: list[Inquiry]) -> None:
    for inquiry in inquiries[:3]:
        see(inquiry, operator)
    with pytest.raises(OpeningsSpent):
        see(inquiries[3], operator)

    for minutes in (1, 16, 31, 46, 61, 76):  # whoever works on it for longer than an hour, too
        see(inquiries[0], operator, minutes=minutes)

    assert seen_by(operator).count(inquiries[0].pk) == 6


def test_after_an_hour_others_can_be_seen(operator: Staff, inquiries: list[Inquiry]) -> None:
    for inquiry in inquiries[:3]:
        see(inquiry, operator)

    see(inquiries[3], operator, minutes=60)

    assert inquiries[3].pk in seen_by(operator)


def test_searches_are_counted_by_themselves(operator: Staff, inquiries: list[Inquiry]) -> None:
    for inquiry in inquiries[:3]:
        see(inquiry, operator)
    for words in ("ab", "ab", "cd"):
        Sighting.objects.see(Seen(Sighting.Field.SEARCH, words), by=operator, at=NOON)

    with pytest.raises(SearchesSpent):
        Sighting.objects.see(Seen(Sighting.Field.SEARCH, "ef"), by=operator, at=NOON)

    assert Sighting.objects.in_the_hour_before(NOON, operator).count() == 0  # of details and look-ups


def test_the_stop_is_an_event_once_and_names_them(operator: Staff, inquiries: list[Inquiry]) -> None:
    for inquiry in inquiries[:3]:
        see(inquiry, operator)

    for inquiry in inquiries[3:]:
        with pytest.raises(OpeningsSpent):
            see(inquiry, operator, minutes=1)

    stop = spent(NOON + 2 * MINUTE).get()
    assert (stop.by, stop.particulars) == (operator, {"allowance": Allowance.OPENINGS.value})
    assert not spent(NOON + MINUTE + 2 * HOUR).exists()


@pytest.fixture
def stopped(operator: Staff, inquiries: list[Inquiry]) -> Staff:
    """佐藤, who has seen three."""
    for inquiry in inquiries[:3]:
        see(inquiry, operator)
    with pytest.raises(OpeningsSpent):
        see(inquiries[3], operator)
    return operator


def test_a_supervisor_lets_them_go_on(stopped: Staff, supervisor: Staff, inquiries: list[Inquiry]) -> None:
    lift(stopped, reason="大量の督促に対応しています。", by=supervisor, at=NOON + MINUTE)

    see(inquiries[3], stopped, minutes=2)
    lifting, event = Lifting.objects.get(), Event.objects.named("allowance.lifted").get()
    assert (lifting.staff, lifting.by, lifting.reason) == (stopped, supervisor, "大量の督促に対応しています。")
    assert (event.by, event.particulars) == (supervisor, {"owner": stopped.name})
    assert not spent(NOON + 2 * MINUTE).exists()


def test_whoever_goes_on_is_stopped_again(stopped: Staff, supervisor: Staff) -> None:
    lift(stopped, reason="大量の督促に対応しています。", by=supervisor, at=NOON + MINUTE)
    for _time in range(3):
        see(make_inquiry(), stopped, minutes=2)

    with pytest.raises(OpeningsSpent):
        see(make_inquiry(), stopped, minutes=3)

    assert spent(NOON + 4 * MINUTE).count() == 1


def test_nobody_lets_themselves_go_on(supervisor: Staff) -> None:
    for _time in range(4):
        see(make_inquiry(), supervisor)
    with pytest.raises(OpeningsSpent):
        see(make_inquiry(), supervisor)

    with pytest.raises(OwnAllowance):
        lift(supervisor, reason="自分で見ました。", by=supervisor, at=NOON)


def test_who_was_not_stopped_is_not_let_go_on(operator: Staff, supervisor: Staff) -> None:
    with pytest.raises(NotStopped):
        lift(operator, reason="念のため解除します。", by=supervisor, at=NOON)


@pytest.mark.parametrize("reason", ["", " . ", "aaa", "。。。", "ああああ", "ok", "123"])
def test_without_words_nobody_goes_on(stopped: Staff, supervisor: Staff, reason: str) -> None:
    with pytest.raises(NoReason):
        lift(stopped, reason=reason, by=supervisor, at=NOON)

    assert not Lifting.objects.exists()


def test_how_much_is_spent_counts_each_object_once(operator: Staff, inquiries: list[Inquiry]) -> None:
    see(inquiries[0], operator)
    see(inquiries[1], operator, minutes=5)
    see(inquiries[0], operator, minutes=20)

    spent_now, again = Sighting.objects.spent_of(Allowance.OPENINGS, operator, NOON + 30 * MINUTE)

    assert (spent_now, again) == (2, NOON + 5 * MINUTE + HOUR)
