"""A version that one person put in force stands in red until another has looked."""

import pytest
from django.test import Client

from inquiries.models import Role, SecondLook, Staff, Version
from tests.makers import make_staff, make_version

pytestmark = pytest.mark.django_db
PATH = "/desk/notice/1/second-look/"


@pytest.fixture
def version(supervisor: Staff) -> Version:
    return make_version(loaded_by=supervisor, published_by=supervisor, alone_because="本部が休みのため")


def test_all_who_read_the_notice_see_it_in_red(desk: Client, supervisor_desk: Client, version: Version) -> None:
    hq = Client()
    hq.force_login(make_staff("hq", "本部", Role.HEADQUARTERS))

    for browser in (desk, supervisor_desk, hq):
        assert "本部が休みのため" in browser.get("/desk/").content.decode()


def test_another_person_looks_and_it_is_red_no_more(desk: Client, operator: Staff, version: Version) -> None:
    assert PATH in desk.get("/desk/notice/1/").content.decode()

    response = desk.post(PATH)

    assert response["Location"] == "/desk/notice/1/"
    assert SecondLook.objects.get().by == operator
    assert "本部が休みのため" not in desk.get("/desk/").content.decode()
    assert desk.post(PATH).status_code == 409


def test_whoever_published_it_does_not(supervisor_desk: Client, version: Version) -> None:
    assert PATH not in supervisor_desk.get("/desk/notice/1/").content.decode()
    assert supervisor_desk.post(PATH).status_code == 409
    assert not SecondLook.objects.exists()


def test_nor_does_an_administrator(client: Client, version: Version) -> None:
    client.force_login(make_staff("admin", "管理", Role.ADMINISTRATOR))

    assert client.post(PATH).status_code == 403
    assert "本部が休みのため" not in client.get("/desk/").content.decode()
