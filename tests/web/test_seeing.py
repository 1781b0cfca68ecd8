"""What a page shows of customers is on record before it leaves, whichever page or part it is."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from inquiries.models import Event, Inquiry, Sighting, Staff
from tests.makers import make_contact, make_inquiry, make_staff
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
HTMX = {"HX-Request": "true"}
Sees = Callable[[Sighting.Field], int]


@pytest.fixture
def inquiry(db: None) -> Inquiry:
    return make_inquiry(contact=make_contact(phone="090-0000-1234"))


@pytest.fixture
def sees(operator: Staff) -> Sees:
    """How many sightings of a kind 佐藤 has."""
    return lambda field: Sighting.objects.filter(staff=operator, field=field).count()


def page_of(inquiry: Inquiry) -> str:
    return reverse("inquiry_show", args=[inquiry.pk])


def few(settings: Settings, **roles: int) -> None:
    settings.HOTLINE_OPENINGS_PER_HOUR = {"operator": 2, "supervisor": 9, "headquarters": 9} | roles


def test_an_inquiry_is_one_sighting_whichever_part_is_loaded(desk: Client, inquiry: Inquiry, sees: Sees) -> None:
    for name in ("inquiry_show", "inquiry_show", "inquiry_suggestion_list", "closure_create", "enclosing_list"):
        desk.get(reverse(name, args=[inquiry.pk]))
    desk.post(reverse("note_create", args=[inquiry.pk]), {"text": ""})

    assert sees(Sighting.Field.OPENING) == 1


def test_to_put_it_on_record_costs_two_statements_and_to_load_it_again_none(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    inquiries = [make_inquiry(contact=make_contact(name, f"{name}@example.jp")) for name in ("ishida", "ono")]
    first, second = (reverse("contact_show", args=[inquiry.contact_id]) for inquiry in inquiries)
    desk.get(first)
    with CaptureQueriesContext(connection) as again:
        desk.get(first)

    with django_assert_num_queries(len(again) + 2):
        desk.get(second)


def test_without_a_cache_it_is_still_one(desk: Client, inquiry: Inquiry, sees: Sees) -> None:
    desk.get(page_of(inquiry))
    cache.clear()
    desk.get(page_of(inquiry))

    assert sees(Sighting.Field.OPENING) == 1


def test_what_leads_elsewhere_or_is_not_there_is_not_seen(desk: Client, inquiry: Inquiry) -> None:
    desk.get(reverse("sighting_create", args=[inquiry.pk]))
    desk.post(reverse("assignment_create", args=[inquiry.pk]))
    desk.get(reverse("inquiry_show", args=[inquiry.pk + 1]))

    assert not Sighting.objects.exists()


def test_a_contact_in_the_call_form_is_seen(desk: Client, inquiry: Inquiry) -> None:
    desk.get(reverse("contact_show", args=[inquiry.contact_id]))
    desk.get(reverse("call_create"), {"inquiry": inquiry.pk})

    assert [one.once for one in Sighting.objects.order_by("pk")] == [f"c{inquiry.contact_id}", f"i{inquiry.pk}"]


@pytest.mark.parametrize(("name", "field"), [("contact_list", "who"), ("destination_list", "q")])
def test_a_search_for_somebody_is_on_record_without_its_words(
    desk: Client, inquiry: Inquiry, sees: Sees, name: str, field: str
) -> None:
    for words in ("中村", "中村 ", "中村 由紀", ""):
        desk.post(reverse(name), {field: words}, headers=HTMX)

    assert sees(Sighting.Field.SEARCH) == 2
    assert not any("中" in f"{one.once}{one.reason}" for one in Sighting.objects.all())


def test_a_search_in_the_queue_is_on_record_and_its_tabs_are_not(desk: Client, inquiry: Inquiry, sees: Sees) -> None:
    found = desk.post(reverse("search_create"), {"q": "中村"})["Location"]
    for address in (found, f"{found}&state=closed", reverse("inquiry_list"), "/desk/inquiries/?state=mine"):
        desk.get(address)

    assert sees(Sighting.Field.SEARCH) == 1


def test_a_further_page_of_a_list_is_on_record_beside_an_inquiry_as_well(
    desk: Client, inquiry: Inquiry, sees: Sees
) -> None:
    make_inquiry()
    for place in ("?after=x", "?page=2", "?page=1", ""):
        desk.get(reverse("inquiry_list") + place)
    desk.get(f"{page_of(inquiry)}?after=x")

    assert sees(Sighting.Field.PAGE) == 2


def test_over_the_allowance_a_page_says_so_and_shows_nobody(desk: Client, settings: Settings) -> None:
    few(settings)
    shown = [desk.get(page_of(make_inquiry())).status_code for _time in range(2)]

    answer = desk.get(page_of(make_inquiry(contact=make_contact("石田 健二", "ishida@example.jp"))))

    assert (shown, answer.status_code) == ([200, 200], 429)
    assert "1時間の上限に達しました" in answer.text
    assert "2 / 2" in answer.text
    assert "石田" not in answer.text


def test_it_is_said_in_the_reader_s_language(desk: Client, settings: Settings, inquiry: Inquiry) -> None:
    few(settings, operator=1)
    desk.get(page_of(make_inquiry()))

    answer = desk.get(page_of(inquiry), headers={"accept-language": "en"})

    assert "You have opened as many cases as one person may in an hour." in answer.text


def test_whoever_is_stopped_stands_in_red_before_supervisors(
    desk: Client, supervisor_desk: Client, operator: Staff, settings: Settings
) -> None:
    few(settings)
    for _time in range(3):
        desk.get(page_of(make_inquiry()))

    home = supervisor_desk.get("/desk/").text

    assert "1時間の上限で止まった人" in home
    assert f'<a href="{reverse("person_sighting_list", args=[operator.pk])}">佐藤</a>' in home
    assert Event.objects.named("allowance.spent").count() == 1


def test_what_was_typed_stands_on_the_page_that_says_so(
    desk: Client, settings: Settings, inquiry: Inquiry, operator: Staff
) -> None:
    few(settings, operator=1)
    desk.get(page_of(make_inquiry()))

    answer = desk.post(reverse("closure_create", args=[inquiry.pk]), {"note": "長い覚え書きをここに書きました。"})

    assert answer.status_code == 429
    assert "長い覚え書きをここに書きました。" in answer.text
    assert "中村" not in answer.text


def test_a_piece_of_a_page_says_it_in_its_place(desk: Client, settings: Settings, inquiry: Inquiry) -> None:
    settings.HOTLINE_SEARCHES_PER_HOUR = 1
    desk.post(reverse("contact_list"), {"who": "石田"}, headers=HTMX)

    answer = desk.post(reverse("contact_list"), {"who": "中村"}, headers=HTMX)

    assert answer.status_code == 409
    assert "<html" not in answer.text
    assert "1時間の上限に達しました" in answer.text
    assert "由紀" not in answer.text


def test_headquarters_that_reads_a_question_is_on_record(world: World) -> None:
    client, reader = Client(), make_staff("takahashi", "高橋", "headquarters")
    client.force_login(reader)

    client.get(reverse("escalation_show", args=[world.escalation.pk]))

    assert Sighting.objects.get(staff=reader).inquiry == world.inquiry


def test_an_operator_who_pages_through_contacts_is_stopped(
    desk: Client, supervisor_desk: Client, settings: Settings
) -> None:
    few(settings, operator=20)
    contacts = [make_contact(f"相談 {place}", f"c{place}@example.jp") for place in range(30)]

    answers = [desk.get(reverse("contact_show", args=[one.pk])).status_code for one in contacts]

    assert answers == [200] * 20 + [429] * 10
    assert "佐藤" in supervisor_desk.get(reverse("sighting_list")).text
