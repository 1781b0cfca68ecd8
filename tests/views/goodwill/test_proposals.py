"""Whoever may confirm finds a proposal on the home screen, reads its sentence in its place, confirms or refuses it."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Promise, Staff
from tests.goodwills import PROMISED, make_confirmer, make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal(supervisor: Staff) -> Promise:
    return make_proposal(by=supervisor)


@pytest.fixture
def headquarters_desk() -> Client:
    client = Client()
    client.force_login(make_confirmer())
    return client


def test_it_stands_on_the_home_screen_of_who_can_confirm(
    proposal: Promise, desk: Client, supervisor_desk: Client, headquarters_desk: Client
) -> None:
    page = reverse("promise_confirmation_create", args=[proposal.pk])

    assert page in headquarters_desk.get(reverse("home")).text
    assert page not in supervisor_desk.get(reverse("home")).text
    assert page not in desk.get(reverse("home")).text


def test_the_page_shows_the_sentence_in_its_place_and_what_is_given(
    proposal: Promise, headquarters_desk: Client
) -> None:
    page = headquarters_desk.get(reverse("promise_confirmation_create", args=[proposal.pk])).text

    assert PROMISED in page
    assert "お客様の情報が流出した可能性があります。" in page
    assert "500円" in page
    assert Promise.objects.in_force() is None


def test_another_person_confirms_it(proposal: Promise, headquarters_desk: Client) -> None:
    headquarters_desk.post(reverse("promise_confirmation_create", args=[proposal.pk]))

    assert Promise.objects.in_force() == proposal


def test_its_maker_may_not(proposal: Promise, supervisor_desk: Client, desk: Client) -> None:
    path = reverse("promise_confirmation_create", args=[proposal.pk])

    assert supervisor_desk.post(path).status_code == 409
    assert desk.post(path).status_code == 403
    assert Promise.objects.in_force() is None


def test_it_is_refused_with_a_reason_that_stands_on_the_page_afterwards(
    proposal: Promise, headquarters_desk: Client, supervisor_desk: Client
) -> None:
    path = reverse("promise_refusal_create", args=[proposal.pk])

    refused = headquarters_desk.post(path, {"reason": "."})
    read = headquarters_desk.get(path)
    headquarters_desk.post(path, {"reason": "検討中という文です。"})

    assert (refused.status_code, read.status_code) == (422, 200)
    assert "検討中という文です。" in supervisor_desk.get(reverse("promise_show")).text
    assert not Promise.objects.proposed()


def test_who_comes_late_is_told_so(proposal: Promise, headquarters_desk: Client, supervisor: Staff) -> None:
    proposal.refuse(by=supervisor, reason="読み違いでした。")

    page = headquarters_desk.post(reverse("promise_confirmation_create", args=[proposal.pk]))

    assert page.status_code == 409
    assert "読み違いでした。" in page.text
