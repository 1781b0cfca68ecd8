"""The pages on who saw whom: for supervisors; for headquarters and administrators counts alone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Event, Inquiry, Role, Sighting, Staff
from inquiries.models.inquiry.sighting import Seen, quarter_of
from tests.makers import NOON, make_contact, make_inquiry, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
LIST = reverse("sighting_list")
QUERIES_OF_THE_LIST, QUERIES_OF_A_PERSON = 9, 12


def see(inquiry: Inquiry, by: Staff) -> None:
    Sighting.objects.see(Seen.of_inquiry(inquiry.pk), by=by)


def rows_of(staff: Staff, inquiry: Inquiry, count: int, **but: object) -> None:
    """So many openings of one inquiry, a quarter of an hour apart, the last now."""
    now = timezone.now()
    moments = [now - timedelta(minutes=15 * place) for place in range(count)]
    kinds = {"staff": staff, "inquiry": inquiry, "contact": inquiry.contact, "field": "opening"} | but
    Sighting.objects.bulk_create(
        Sighting(at=at, quarter=quarter_of(at), once=f"i{inquiry.pk}", **kinds) for at in moments
    )


def test_everybody_s_volume_and_their_busiest_hour(supervisor_desk: Client, operator: Staff) -> None:
    for _time in range(3):
        see(make_inquiry(), operator)

    page = supervisor_desk.get(LIST).text

    assert "佐藤" in page
    assert "最多 3 / 時" in page


def test_whoever_was_stopped_comes_first_then_who_is_far_above_colleagues(
    supervisor_desk: Client, operator: Staff
) -> None:
    tanaka, ito = make_staff("tanaka", "田中"), make_staff("ito", "伊藤")
    for staff, count in ((operator, 2), (tanaka, 30), (ito, 2)):
        for _time in range(count):
            see(make_inquiry(), staff)
    Event.record("allowance.spent", by=ito, allowance="openings")

    page = supervisor_desk.get(LIST).text

    assert page.index("伊藤") < page.index("田中") < page.index("佐藤")
    assert "1回停止" in page
    assert "同僚の最多時の15.0倍" in page


@pytest.mark.parametrize("role", [Role.HEADQUARTERS, Role.ADMINISTRATOR])
def test_headquarters_and_administrators_see_counts_and_no_customer(operator: Staff, role: str) -> None:
    inquiry, client = make_inquiry(), Client()
    see(inquiry, operator)
    client.force_login(make_staff("takahashi", "高橋", role))

    page = client.get(LIST).text

    assert "佐藤" in page
    assert inquiry.number not in page
    assert reverse("person_sighting_list", args=[operator.pk]) not in page
    for name, key in (("person_sighting_list", operator.pk), ("inquiry_sighting_list", inquiry.pk)):
        assert client.get(reverse(name, args=[key])).status_code == 403


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.CARD_DESK])
def test_the_desk_sees_nobody_s(operator: Staff, role: str) -> None:
    client = Client()
    client.force_login(make_staff("kato", "加藤", role))

    assert client.get(LIST).status_code == 403


def test_supervisors_stand_on_it_as_well(supervisor_desk: Client, supervisor: Staff) -> None:
    supervisor_desk.get(reverse("inquiry_show", args=[make_inquiry().pk]))

    assert reverse("person_sighting_list", args=[supervisor.pk]) in supervisor_desk.get(LIST).text


def test_whom_somebody_saw_leads_to_the_inquiry_and_shows_no_detail(supervisor_desk: Client, operator: Staff) -> None:
    contact = make_contact("石田 健二", "ishida@example.jp", phone="090-0000-7777")
    inquiry = make_inquiry(contact=contact)
    see(inquiry, operator)
    Sighting.objects.uncover(inquiry, field="phone", reason="折り返しのため", by=operator)
    Sighting.objects.see(Seen.of_contact(contact.pk), by=operator)

    page = supervisor_desk.get(reverse("person_sighting_list", args=[operator.pk])).text

    assert page.count(f'<a href="{reverse("inquiry_show", args=[inquiry.pk])}">{inquiry.number}</a>') == 3
    assert "折り返しのため" in page
    assert not [secret for secret in ("石田", "ishida", "7777") if secret in page]


def test_who_saw_a_customer_in_whichever_inquiry(supervisor_desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    other = make_inquiry(contact=inquiry.contact)
    see(other, operator)
    see(make_inquiry(contact=make_contact("石田 健二", "ishida@example.jp")), make_staff("tanaka", "田中"))

    page = supervisor_desk.get(reverse("inquiry_sighting_list", args=[inquiry.pk])).text

    assert "佐藤" in page
    assert "同じ相談者の別のお問合せ" in page
    assert "田中" not in page


def test_a_receipt_number_leads_to_who_saw_it(supervisor_desk: Client) -> None:
    inquiry = make_inquiry()

    answer = supervisor_desk.get(LIST, {"number": inquiry.number})

    assert answer["Location"] == reverse("inquiry_sighting_list", args=[inquiry.pk])


@pytest.mark.parametrize(("number", "said"), [("H-999999", "この番号の"), ("中村", "H-000123"), ("9" * 30, "20")])
def test_another_number_is_refused_in_words(supervisor_desk: Client, number: str, said: str) -> None:
    answer = supervisor_desk.get(LIST, {"number": number})

    assert answer.status_code == 200
    assert said in answer.text


@pytest.mark.parametrize(
    "days",
    [
        {"since": "2026-11-21", "until": "2026-11-20"},
        {"since": "2026-01-01", "until": "2026-11-20"},
        {"since": "gestern"},
        {"until": "9999-12-31"},
        {"since": "2026-11-19"},
    ],
)
def test_days_of_any_kind_show_a_page(supervisor_desk: Client, operator: Staff, days: dict[str, str]) -> None:
    see(make_inquiry(), operator)

    for path in (LIST, reverse("person_sighting_list", args=[operator.pk])):
        assert supervisor_desk.get(path, days).status_code == 200


def test_a_period_shows_its_days_alone(supervisor_desk: Client, operator: Staff) -> None:
    see(make_inquiry(), operator)
    yesterday = (NOON - timedelta(days=1)).date().isoformat()

    page = supervisor_desk.get(LIST, {"since": yesterday, "until": yesterday}).text

    assert "この期間の閲覧はありません。" in page


def test_a_kind_shows_itself_alone(supervisor_desk: Client, operator: Staff) -> None:
    see(make_inquiry(), operator)

    page = supervisor_desk.get(reverse("person_sighting_list", args=[operator.pk]), {"kind": "searches"}).text

    assert "ここには何もありません" in page or "H-0" not in page


@pytest.mark.parametrize("count", [1, 40])
def test_the_pages_cost_the_same_however_much_was_seen(
    supervisor_desk: Client, operator: Staff, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    rows_of(operator, make_inquiry(), count)
    supervisor_desk.get("/desk/")

    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        supervisor_desk.get(LIST)
    with django_assert_num_queries(QUERIES_OF_A_PERSON):
        supervisor_desk.get(reverse("person_sighting_list", args=[operator.pk]))


def test_long_lists_have_pages(supervisor_desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    rows_of(operator, inquiry, 70)
    path = reverse("inquiry_sighting_list", args=[inquiry.pk])

    first = supervisor_desk.get(path)
    second = supervisor_desk.get(path, {"after": first.context["stretch"].after})

    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 20)
