"""The link that opens a customer's page once."""

from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone
from pytest_django import Settings

from inquiries.models import Inquiry, Link
from inquiries.models.inquiry import link
from inquiries.models.inquiry.link import BadLink
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry() -> Inquiry:
    return make_inquiry()


def test_a_token_leads_to_its_inquiry(inquiry: Inquiry) -> None:
    link = Link.objects.issue(inquiry)

    assert Link.objects.by_token(link.token).inquiry == inquiry


def test_a_token_is_not_to_be_guessed_from_another(inquiry: Inquiry) -> None:
    one, two = Link.objects.issue(inquiry), Link.objects.issue(inquiry)

    forged = one.token.replace(str(one.pk), str(two.pk), 1)

    with pytest.raises(BadLink):
        Link.objects.by_token(forged)


@pytest.mark.parametrize("token", ["", "1", "1:", ":x", "1:\x00", "あ:い", "9" * 400])
def test_what_is_no_token_opens_nothing(inquiry: Inquiry, token: str) -> None:
    with pytest.raises(BadLink):
        Link.objects.by_token(token)


def test_a_link_outlives_the_key_that_signed_it_while_that_is_named(
    inquiry: Inquiry, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = Link.objects.issue(inquiry).token
    before, settings.SECRET_KEY = settings.SECRET_KEY, "another key, of fifty characters or a few more of them"

    settings.SECRET_KEY_FALLBACKS = [before]
    monkeypatch.setattr(link, "SIGNER", signing.Signer(salt="inquiries.link"))
    assert Link.objects.by_token(token).inquiry == inquiry

    settings.SECRET_KEY_FALLBACKS = []
    monkeypatch.setattr(link, "SIGNER", signing.Signer(salt="inquiries.link"))
    with pytest.raises(BadLink):
        Link.objects.by_token(token)


def test_a_link_works_once_even_for_two_at_the_same_instant(inquiry: Inquiry) -> None:
    token = Link.objects.issue(inquiry).token
    first, second = Link.objects.by_token(token), Link.objects.by_token(token)

    first.use()

    with pytest.raises(BadLink):
        second.use()
    with pytest.raises(BadLink):
        Link.objects.by_token(token)
    assert inquiry.events.filter(action="link.used").count() == 1


def test_a_link_ends_after_its_days(inquiry: Inquiry) -> None:
    link = Link.objects.issue(inquiry, at=timezone.now() - timedelta(days=14, seconds=1))

    with pytest.raises(BadLink):
        Link.objects.by_token(link.token)
    with pytest.raises(BadLink):
        link.use()


def test_using_one_link_leaves_the_others(inquiry: Inquiry) -> None:
    one, two = Link.objects.issue(inquiry), Link.objects.issue(inquiry)

    one.use()

    assert Link.objects.by_token(two.token) == two
