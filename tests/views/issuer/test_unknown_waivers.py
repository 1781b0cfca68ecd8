"""One press: the card company knows of no waiver."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Escalation, Reporter, Role, Staff, UnknownWaiver
from tests.makers import make_issuer, make_reissue, make_staff

pytestmark = pytest.mark.django_db


def test_one_press_asks_headquarters_and_says_by_when_the_customer_hears(desk: Client, operator: Staff) -> None:
    reissue = make_reissue(by=operator, issuer=make_issuer())
    address = reverse("unknown_waiver_create", args=[reissue.pk])

    page = desk.post(address, {"said_by": "再発行デスク"}, follow=True).content.decode()

    assert "までにご連絡します」と案内してください" in page
    assert "本部へ照会中" in page
    assert address not in page
    assert desk.post(address).status_code == 409
    assert UnknownWaiver.objects.get().said_by == "再発行デスク"
    assert Escalation.objects.count() == 1


def test_without_a_company_it_says_what_is_missing(desk: Client, operator: Staff) -> None:
    reissue = make_reissue(by=operator)

    answer = desk.post(reverse("unknown_waiver_create", args=[reissue.pk]))

    assert answer.status_code == 409
    assert "先にカード会社を登録してください" in answer.content.decode()


def test_the_page_of_the_company_says_how_often(desk: Client, operator: Staff) -> None:
    issuer = make_issuer()
    for _time in range(6):
        UnknownWaiver.objects.say(make_reissue(by=operator, issuer=issuer), by=operator)

    desk.post(reverse("issuer_unknown_waiver_create", args=[issuer.pk]), {"said_by": "会員デスク"})
    page = desk.get(reverse("issuer_show", args=[issuer.pk]))

    assert (page.context["waivers"].count, len(page.context["waivers"].rows)) == (7, 5)
    assert UnknownWaiver.objects.filter(reported_by=Reporter.ISSUER).get().said_by == "会員デスク"


def test_whoever_sees_no_customers_cannot_say_so(client: Client, operator: Staff) -> None:
    reissue = make_reissue(by=operator, issuer=make_issuer())
    client.force_login(make_staff("hq", "本部", Role.HEADQUARTERS))

    assert client.post(reverse("unknown_waiver_create", args=[reissue.pk])).status_code == 404
    assert client.post(reverse("issuer_unknown_waiver_create", args=[reissue.issuer_id])).status_code == 403
