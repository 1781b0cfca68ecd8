import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Merge, Staff
from tests.makers import make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db
MATCHES = reverse("contact_list")


@pytest.mark.parametrize("who", ["090-1234-5678", "０９０１２３４５６７８", "中", "なかむ", "nakamura@example.jp"])
def test_a_caller_is_found_while_somebody_types(desk: Client, who: str) -> None:
    nakamura = make_contact(kana="ナカムラ ユキ", phone="090-1234-5678")
    make_inquiry(contact=nakamura)

    page = desk.post(MATCHES, {"who": who}).content.decode()

    assert f'id="who-{nakamura.pk}"' in page
    assert "お問合せ1件" in page


@pytest.mark.parametrize("who", ["090-1234", "5678", "nakamura@exa"])
def test_a_part_of_a_number_or_an_address_finds_nobody(desk: Client, who: str) -> None:
    make_contact(phone="090-1234-5678")

    assert 'id="who-' not in desk.post(MATCHES, {"who": who}).content.decode().replace('id="who-list"', "")


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

    with django_assert_num_queries(8):  # two put it on record
        page = desk.post(MATCHES, {"who": "中村"}).content.decode()

    assert page.count('id="who-') == 1 + 6 + 1
    assert page.count('id="matter-') == 6
    assert "ほか3件" in page


def options(desk: Client, who: str) -> list[str]:
    page = desk.post(MATCHES, {"who": who}).content.decode()
    return re.findall(r'<li id="([\w-]+)"', page)


@pytest.mark.parametrize("who", ["090-1234-5678", "中村", "{number}", "{number} 中村"])
def test_an_open_inquiry_is_offered_before_anything_new(desk: Client, operator: Staff, who: str) -> None:
    nakamura = make_contact(phone="090-1234-5678")
    inquiry, closed = make_inquiry(contact=nakamura), make_inquiry(contact=nakamura)
    closed.close(by=operator, outcome="answered")

    found = options(desk, who.format(number=inquiry.number))

    assert found == [f"matter-{inquiry.pk}", f"who-{nakamura.pk}", "who-new"]


def test_of_several_who_fit_those_with_an_open_inquiry_come_first(desk: Client) -> None:
    nakamura, namesake = make_contact(), make_contact("中村 大輔", "daisuke@example.jp")
    inquiry = make_inquiry(contact=nakamura)

    assert options(desk, "中村") == [
        f"matter-{inquiry.pk}",
        f"who-{nakamura.pk}",
        f"who-{namesake.pk}",
        "who-new",
    ]


def test_the_inquiry_whose_number_was_typed_comes_first(desk: Client) -> None:
    nakamura = make_contact()
    asked_for, newer = make_inquiry(contact=nakamura), make_inquiry(contact=nakamura)

    assert options(desk, asked_for.number)[:2] == [f"matter-{asked_for.pk}", f"matter-{newer.pk}"]
    assert options(desk, "中村")[:2] == [f"matter-{newer.pk}", f"matter-{asked_for.pk}"]


def test_what_was_merged_is_offered_once_under_the_number_in_which_it_goes_on(desk: Client, operator: Staff) -> None:
    nakamura = make_contact()
    merged, survivor = make_inquiry(contact=nakamura), make_inquiry(contact=nakamura)
    Merge.objects.join(merged, into=survivor, by=operator)

    page = desk.post(MATCHES, {"who": "中村"}).content.decode()

    assert len(re.findall('<li id="matter-', page)) == 1
    assert survivor.number in page
    assert merged.number not in page


def test_whoever_is_chosen_with_an_inquiry_goes_on_in_it(desk: Client) -> None:
    nakamura = make_contact()
    inquiry = make_inquiry(contact=nakamura)

    page = desk.get(reverse("contact_show", args=[nakamura.pk]), {"inquiry": inquiry.pk}).content.decode()

    assert re.search(rf'name="inquiry" value="{inquiry.pk}"[^>]*checked', page)
    assert not re.search(r'name="inquiry" value=""[^>]*checked', page)


@pytest.mark.parametrize("inquiry", ["", "x", "0", "9" * 40, "²"])
def test_whoever_is_chosen_without_one_begins_a_new_one(desk: Client, inquiry: str) -> None:
    nakamura = make_contact()
    make_inquiry(contact=nakamura)

    page = desk.get(reverse("contact_show", args=[nakamura.pk]), {"inquiry": inquiry}).content.decode()

    assert re.search(r'name="inquiry" value=""[^>]*checked', page)


def test_a_closed_inquiry_is_offered_to_be_opened_again(desk: Client, operator: Staff) -> None:
    nakamura = make_contact()
    make_inquiry(contact=nakamura).close(by=operator, outcome="answered")

    page = desk.get(reverse("contact_show", args=[nakamura.pk])).content.decode()

    assert "再開して記録" in page
    assert 'data-key="y"' not in page


def test_a_name_is_looked_for_by_post_so_that_no_address_holds_it(desk: Client) -> None:
    assert desk.get(MATCHES, {"who": "中村"}).status_code == 405


def test_whoever_is_chosen_shows_what_they_asked_before(desk: Client) -> None:
    nakamura = make_contact()
    earlier = [make_inquiry(contact=nakamura) for _ in range(4)]

    page = desk.get(reverse("contact_show", args=[nakamura.pk])).content.decode()

    assert f'name="contact" value="{nakamura.pk}"' in page
    assert earlier[-1].number in page
    assert earlier[0].number not in page
    assert "ほか1件" in page


def test_a_contact_that_does_not_exist_is_not_found(desk: Client) -> None:
    assert desk.get(reverse("contact_show", args=[1])).status_code == 404


@pytest.mark.parametrize("role", ["headquarters", "administrator"])
def test_who_sees_no_customer_finds_none(client: Client, role: str) -> None:
    nakamura = make_contact()
    client.force_login(make_staff("kato", "加藤", role))

    assert client.post(MATCHES, {"who": "中村"}).status_code == 403
    assert client.get(reverse("contact_show", args=[nakamura.pk])).status_code == 404
