"""A person's own extension, and the systems that ring."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from inquiries.models import Extension, Role, Staff, TelephoneSystem
from tests.makers import make_staff

pytestmark = pytest.mark.django_db
MINE, SYSTEMS = reverse("extension_edit"), reverse("telephone_system_list")


@pytest.fixture
def administrator_desk(db: None) -> Client:
    """A client of an administrator."""
    client = Client()
    client.force_login(make_staff("takahashi", "高橋", Role.ADMINISTRATOR))
    return client


def test_one_says_where_one_is_rung(desk: Client, operator: Staff) -> None:
    desk.post(MINE, {"number": "201"})

    assert Extension.objects.of(operator) == "201"
    assert 'value="201"' in desk.get(MINE).content.decode()


@pytest.mark.parametrize("number", ["内線", "2 0 1", "x" * 30, "201\n202"])
def test_what_is_no_extension_is_refused_beside_the_field(desk: Client, number: str) -> None:
    assert desk.post(MINE, {"number": number}).status_code == 422
    assert not Extension.objects.exists()


def test_somebody_else_s_extension_is_refused_with_their_name(desk: Client, supervisor: Staff) -> None:
    Extension.objects.take("201", by=supervisor)

    answer = desk.post(MINE, {"number": "201"})

    assert answer.status_code == 422
    assert "鈴木" in answer.content.decode()


def test_a_token_is_shown_once(administrator_desk: Client) -> None:
    answer = administrator_desk.post(SYSTEMS, {"name": "構内交換機"})

    page = answer.content.decode()
    token = page.split("<code>")[1].split("</code>")[0]
    assert "no-store" in answer["Cache-Control"]
    assert TelephoneSystem.objects.knowing(token) == TelephoneSystem.objects.get()
    again = administrator_desk.get(SYSTEMS).content.decode()
    assert token not in again
    assert "構内交換機" in again


def test_a_system_is_disconnected_after_a_question(administrator_desk: Client) -> None:
    cache.clear()
    administrator_desk.post(SYSTEMS, {"name": "構内交換機"})
    path = reverse("telephone_system_delete", args=[TelephoneSystem.objects.get().pk])

    assert "構内交換機" in administrator_desk.get(path).content.decode()
    assert TelephoneSystem.objects.connected().exists()
    for _time in range(2):
        assert administrator_desk.post(path)["Location"] == SYSTEMS

    assert not TelephoneSystem.objects.connected().exists()


def test_a_system_needs_a_name(administrator_desk: Client) -> None:
    assert administrator_desk.post(SYSTEMS, {"name": " "}).status_code == 422
    assert not TelephoneSystem.objects.exists()


def test_supervisors_connect_none(supervisor_desk: Client) -> None:
    assert supervisor_desk.get(SYSTEMS).status_code == supervisor_desk.post(SYSTEMS, {"name": "x"}).status_code == 403
