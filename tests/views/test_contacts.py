import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.makers import make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db
MATCHES = reverse("contact_list")


@pytest.mark.parametrize("who", ["090-1234", "5678", "０９０１２３４５６７８", "中村", "なかむら", "nakamura@exa"])
def test_a_caller_is_found_while_somebody_types(desk: Client, who: str) -> None:
    nakamura = make_contact(kana="ナカムラ ユキ", phone="090-1234-5678")
    make_inquiry(contact=nakamura)

    page = desk.post(MATCHES, {"who": who}).content.decode()

    assert f'id="who-{nakamura.pk}"' in page
    assert "お問合せ1件" in page


def test_the_number_stays_covered(desk: Client) -> None:
    nakamura = make_contact(phone="090-1234-5678")

    for page in (
        desk.post(MATCHES, {"who": "中村"}).content.decode(),
        desk.get(reverse("contact_show", args=[nakamura.pk])).content.decode(),
    ):
        assert "090-••••-5678" in page
        assert "1234" not in page
        assert "nakamura@example.jp" not in page


@pytest.mark.parametrize("who", ["", " ", "%", "石田", "\x00", "x" * 100_000, "090"])
def test_nobody_is_found_and_nothing_breaks(desk: Client, who: str) -> None:
    make_contact(phone="090-1234-5678")

    answer = desk.post(MATCHES, {"who": who})

    assert answer.status_code == 200
    assert "option" not in answer.content.decode()


def test_a_handful_is_shown_and_each_costs_the_same(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(9):
        make_inquiry(contact=make_contact(f"中村 {place}", f"n{place}@example.jp", phone=f"090-0000-000{place}"))

    with django_assert_num_queries(5):
        page = desk.post(MATCHES, {"who": "中村"}).content.decode()

    assert page.count('role="option"') == 7


def test_a_name_is_looked_for_by_post_so_that_no_address_holds_it(desk: Client) -> None:
    assert desk.get(MATCHES, {"who": "中村"}).status_code == 405


def test_whoever_is_chosen_shows_what_they_asked_before(desk: Client) -> None:
    nakamura = make_contact()
    earlier = [make_inquiry(contact=nakamura) for _ in range(4)]

    page = desk.get(reverse("contact_show", args=[nakamura.pk])).content.decode()

    assert f'name="contact" value="{nakamura.pk}"' in page
    assert earlier[-1].number in page
    assert earlier[0].number not in page


def test_a_contact_that_does_not_exist_is_not_found(desk: Client) -> None:
    assert desk.get(reverse("contact_show", args=[1])).status_code == 404


@pytest.mark.parametrize("role", ["headquarters", "administrator"])
def test_who_sees_no_customer_finds_none(client: Client, role: str) -> None:
    nakamura = make_contact()
    client.force_login(make_staff("kato", "加藤", role))

    assert client.post(MATCHES, {"who": "中村"}).status_code == 403
    assert client.get(reverse("contact_show", args=[nakamura.pk])).status_code == 404
