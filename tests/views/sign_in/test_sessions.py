"""Where somebody is signed in: one's own, and for who looks after sign-ins those of the others."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inquiries.models import Role, Session, Staff
from inquiries.web.sessions import SessionStore
from tests.makers import PASSWORD, make_staff

pytestmark = pytest.mark.django_db
OWN, PEOPLE = reverse("session_list"), reverse("person_list")
QUERIES = 12
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0"


def another(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def end(client: Client, session: Session) -> int:
    return client.post(reverse("session_end", args=[session.pk])).status_code


def of(client: Client) -> Session:
    return Session.objects.known_by(client.cookies["sessionid"].value).get()


def test_it_names_the_browser(stranger: Client, operator: Staff) -> None:
    stranger.post(reverse("account_login"), {"login": "sato", "password": PASSWORD}, headers={"User-Agent": WINDOWS})

    assert Session.objects.get(staff=operator).browser == "Edge, Windows"


def test_one_s_own_are_listed_and_ended_one_by_one(desk: Client, operator: Staff) -> None:
    other, third = another(operator), another(operator)
    another(make_staff("kato", "加藤"))
    assert len(desk.get(OWN).context["sessions"]) == 3

    assert end(desk, of(other)) == 302

    assert other.get(OWN).status_code == 302
    assert third.get(OWN).status_code == 200


def test_all_others_are_ended_at_once(desk: Client, operator: Staff) -> None:
    others = [another(operator), another(operator)]

    page = desk.post(reverse("other_session_end"), follow=True).content.decode()

    assert "2件" in page
    assert [other.get(OWN).status_code for other in others] == [302, 302]
    assert desk.get(OWN).status_code == 200


def test_to_end_the_present_one_is_to_sign_out(desk: Client) -> None:
    end(desk, of(desk))

    assert not Session.objects.filter(staff__isnull=False).exists()


def test_the_browser_that_signs_out_forgets_what_it_was_shown(desk: Client) -> None:
    asked, done = desk.get(reverse("account_logout")), desk.post(reverse("account_logout"))

    assert not asked.has_header("Clear-Site-Data")
    assert done["Clear-Site-Data"] == '"cache"'


def test_whoever_gives_the_password_once_more_has_a_new_key(desk: Client, operator: Staff) -> None:
    stolen = Client()
    stolen.cookies["sessionid"] = desk.cookies["sessionid"].value
    began_at = of(desk).began_at

    wrong = desk.post(reverse("account_reauthenticate"), {"password": "wrong"})
    assert (wrong.status_code, stolen.get(OWN).status_code) == (200, 200)
    desk.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    assert stolen.get(OWN).status_code == 302
    assert desk.get(OWN).status_code == 200
    assert of(desk).began_at == began_at


def test_another_password_ends_all_others(desk: Client, operator: Staff) -> None:
    other = another(operator)
    new = "  tsubaki no ki, kumo, 12 hashi to mado no hikari, soshite umi no oto  "
    said = {"oldpassword": PASSWORD, "password": new, "password1": new, "password2": new}

    assert desk.post(reverse("account_change_password"), said).status_code == 302

    assert other.get(OWN).status_code == 302
    assert desk.get(OWN).status_code == 200
    operator.refresh_from_db()
    assert operator.check_password(new)
    assert not operator.check_password(new.strip())


def test_a_new_key_of_the_hotline_signs_nobody_out_while_the_old_one_is_named(desk: Client, settings: Settings) -> None:
    before, settings.SECRET_KEY = settings.SECRET_KEY, "another key, of fifty characters or a few more of them"

    settings.SECRET_KEY_FALLBACKS = [before]
    assert desk.get(OWN).status_code == 200

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a third one, which nobody has named, of fifty characters", []
    assert desk.get(OWN).status_code == 302


def test_nobody_ends_a_colleague_s_or_a_customer_s(desk: Client, supervisor: Staff) -> None:
    theirs, visitor = of(another(supervisor)), SessionStore()
    visitor.save()

    assert end(desk, theirs) == 404
    assert end(desk, Session.objects.get(staff=None)) == 404


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_who_looks_after_sign_ins_ends_anybody_s(role: Role, desk: Client, operator: Staff) -> None:
    keeper = another(make_staff("takahashi", "高橋", role))
    show = reverse("person_show", args=[operator.pk])
    assert "佐藤" in keeper.get(PEOPLE).content.decode()
    assert len(keeper.get(show).context["person"].live_sessions) == 1

    assert keeper.post(reverse("session_end", args=[of(desk).pk]))["Location"] == show

    assert desk.get(OWN).status_code == 302


def test_all_of_one_person_are_ended(supervisor_desk: Client, operator: Staff) -> None:
    clients = [another(operator), another(operator)]

    supervisor_desk.post(reverse("person_session_end", args=[operator.pk]))

    assert [client.get(OWN).status_code for client in clients] == [302, 302]


@pytest.mark.parametrize("more", [0, 6])
def test_the_list_asks_as_often_however_many_there_are(
    supervisor_desk: Client, more: int, django_assert_num_queries: Any
) -> None:
    for number in range(3 + more):
        another(make_staff(f"op{number}", f"係{number}"))

    with django_assert_num_queries(QUERIES):
        supervisor_desk.get(PEOPLE)
