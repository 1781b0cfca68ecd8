"""The list of card companies."""

import pytest
from django.test import Client

from inquiries.models import Event, Issuer, Role
from tests.makers import make_issuer, make_staff

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/issuers/"


def test_a_card_company_is_added_and_who_added_it_is_kept(client: Client) -> None:
    operator = make_staff()
    client.force_login(operator)

    client.post(ADDRESS, {"name": " ひのき　カード "})

    assert Issuer.objects.get().name == "ひのき　カード"
    assert Event.objects.get(action="issuer.added").by == operator


@pytest.mark.parametrize("again", ["ひのきカード", "ひのき　ｶｰﾄﾞ", "ヒノキ カード"])
def test_the_same_name_twice_is_refused_with_a_sentence(client: Client, again: str) -> None:
    client.force_login(make_staff())
    make_issuer("ひのきカード")

    answer = client.post(ADDRESS, {"name": again})

    assert answer.status_code == 409
    assert "invalid-feedback" in answer.content.decode()


def test_headquarters_does_not_come_here(client: Client) -> None:
    client.force_login(make_staff("hq", "本部", Role.HEADQUARTERS))

    assert client.get(ADDRESS).status_code == 403
