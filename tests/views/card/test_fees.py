import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Fee, Reissue, Staff
from tests.makers import make_inquiry, make_reissue, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def reissue(operator: Staff) -> Reissue:
    """A reissue of whose fee nothing is known."""
    return make_reissue(make_inquiry(), by=operator)


def write_down(desk: Client, reissue: Reissue, **typed: str) -> tuple[int, str]:
    answer = desk.post(reverse("fee_edit", args=[reissue.pk]), typed)
    reissue.refresh_from_db()
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("yen", ["1100", "1,100", "１，１００円", "¥1100", ""])
def test_a_fee_that_was_charged_has_an_amount_where_it_is_known(desk: Client, reissue: Reissue, yen: str) -> None:
    status, _page = write_down(desk, reissue, fee="charged", yen=yen)

    assert status == 302
    assert (reissue.fee, reissue.fee_yen) == (Fee.CHARGED, 1100 if yen else None)


def test_a_charged_fee_goes_to_headquarters_and_nobody_promises_a_refund(desk: Client, reissue: Reissue) -> None:
    write_down(desk, reissue, fee="charged", yen="1100")

    page = desk.get(reverse("reissue_show", args=[reissue.pk])).content.decode()

    assert "お知らせは返金を約束していません。" in page
    assert 'value="1100"' in page


@pytest.mark.parametrize("fee", ["unknown", "waiver_advised", "not_charged"])
def test_without_a_charge_there_is_no_amount(desk: Client, reissue: Reissue, fee: str) -> None:
    status, page = write_down(desk, reissue, fee=fee, yen="1100")

    assert (status, reissue.fee) == (422, Fee.UNKNOWN)
    assert "金額は、請求があった場合だけ入れてください。" in page
    assert 'value="1100"' in page


@pytest.mark.parametrize("yen", ["-1", "0", "100000", "many", "4111 1111 1111 1111", "4111111111111111"])
def test_what_is_no_fee_is_refused_and_a_card_number_not_shown_again(desk: Client, reissue: Reissue, yen: str) -> None:
    status, page = write_down(desk, reissue, fee="charged", yen=yen)

    assert (status, reissue.fee_yen) == (422, None)
    assert "4111" not in page


def test_a_fee_that_does_not_exist_is_refused(desk: Client, reissue: Reissue) -> None:
    assert write_down(desk, reissue, fee="free")[0] == 422


def test_headquarters_writes_down_no_fee(client: Client, reissue: Reissue) -> None:
    client.force_login(make_staff("kato", "加藤", "headquarters"))

    assert write_down(client, reissue, fee="charged")[0] == 404
