"""Headquarters sees figures and administrators settings; neither ever reads of a customer."""

import pytest
from django.test import Client

from inquiries.models import Role
from tests.laws.addresses import Address, pages_of_the_desk
from tests.makers import make_staff
from tests.world import WHERE, WHO, World


@pytest.mark.parametrize("address", pages_of_the_desk(), ids=lambda address: address.name)
@pytest.mark.parametrize("role", [Role.HEADQUARTERS, Role.ADMINISTRATOR])
def test_who_does_not_work_with_customers_reads_of_none(world: World, role: Role, address: Address) -> None:
    client = Client()
    client.force_login(make_staff("takahashi", "高橋", role))

    response = client.get(world.path(address))

    page = response.content.decode()
    assert WHO not in page
    assert WHERE not in page
    assert world.inquiry.number not in page
    assert response.status_code in {200, 302, 403, 404, 405}


@pytest.mark.parametrize("role", [Role.HEADQUARTERS, Role.ADMINISTRATOR])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_inquiry_does_not_exist_for_them(world: World, role: Role, method: str) -> None:
    client = Client()
    client.force_login(make_staff("takahashi", "高橋", role))

    response = client.generic(method, f"/desk/inquiries/{world.inquiry.pk}/")

    assert response.status_code in {403, 404, 405}
