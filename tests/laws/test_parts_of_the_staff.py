"""Headquarters sees figures and what it is asked, administrators settings; neither ever reads of a customer."""

import pytest
from django.test import Client

from inquiries.models import Role
from tests.laws.addresses import pages_of_the_desk
from tests.makers import make_staff
from tests.world import FILE, PHONE, WHERE, WHO, World

pytestmark = pytest.mark.once
OUTSIDE = pytest.mark.parametrize("role", [Role.HEADQUARTERS, Role.ADMINISTRATOR])


def secrets(world: World) -> list[str]:
    """Whatever tells who asks."""
    surname, name = WHO.split()
    return [WHO, surname, name, WHERE, PHONE, FILE, world.inquiry.number]


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(make_staff("takahashi", "高橋", role))
    return client


@OUTSIDE
def test_who_does_not_work_with_customers_reads_of_none(world: World, role: Role) -> None:
    client, told = signed_in(role), []

    for address in pages_of_the_desk():
        page = client.get(world.path(address)).content.decode(errors="replace")  # a file is no page
        told += [f"{address.name}: {secret}" for secret in secrets(world) if secret in page]

    assert told == []


def test_headquarters_reads_what_it_is_asked(world: World) -> None:
    page = signed_in(Role.HEADQUARTERS).get(f"/desk/escalations/{world.escalation.pk}/").content.decode()

    assert "のお申し出です。" in page
    assert "へお願いします。" in page


@OUTSIDE
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_inquiry_does_not_exist_for_them(world: World, role: Role, method: str) -> None:
    response = signed_in(role).generic(method, f"/desk/inquiries/{world.inquiry.pk}/")

    assert response.status_code in {403, 404, 405}


def test_who_works_with_customers_reads_of_them(world: World) -> None:
    page = signed_in(Role.OPERATOR).get(f"/desk/inquiries/{world.inquiry.pk}/")

    assert WHO in page.content.decode()
    assert world.inquiry.number in page.content.decode()
