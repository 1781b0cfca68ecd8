"""Whether the history is as it was written, for those who answer for it."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Audit, Event, Role, Seal, Staff
from tests.forced import force
from tests.makers import NOON, make_staff

pytestmark = pytest.mark.django_db
PAGE = reverse("seal_list")


@pytest.fixture(params=[Role.SUPERVISOR, Role.HEADQUARTERS, Role.ADMINISTRATOR])
def reader(request: pytest.FixtureRequest, client: Client) -> Client:
    """Each of those who may see it."""
    client.force_login(make_staff("reader", "高橋", request.param))
    return client


@pytest.fixture
def head() -> Seal:
    """The seal of three events."""
    for _ in range(3):
        Event.record("inquiry.resumed", by=None, at=NOON)
    Seal.objects.seal()
    return Seal.objects.get()


def words(response: object) -> str:
    return getattr(response, "content", b"").decode()


def test_before_anything_is_sealed_the_page_says_so(reader: Client) -> None:
    assert "まだ封印がありません。" in words(reader.get(PAGE))
    assert reader.post(reverse("seal_print")).headers["Location"] == PAGE
    assert not Event.objects.named("seal.printed").exists()


def test_head_and_last_verification_are_shown(reader: Client, head: Seal) -> None:
    Audit.objects.go_on()

    page = words(reader.get(PAGE))

    assert head.hash[:4] in page
    assert "封印した時のとおり" in page
    assert "まだ一度も印刷していません" in page


def test_what_was_found_is_named_there_and_in_red_at_home(reader: Client, head: Seal) -> None:
    force(f"UPDATE inquiries_event SET action = 'x' WHERE id = {head.last}")  # noqa: S608
    Audit.objects.go_on()

    assert "履歴が封印した時と一致しません。" in words(reader.get(reverse("home")))
    page = words(reader.get(PAGE))
    assert "書き換え" in page
    assert str(head.last) in page


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.CARD_DESK])
def test_the_others_neither_see_it_nor_are_alarmed(client: Client, head: Seal, role: Role) -> None:
    force("UPDATE inquiries_event SET action = 'x'")
    Audit.objects.go_on()
    client.force_login(make_staff("tanaka", "田中", role))

    assert "履歴が封印した時と一致しません。" not in words(client.get(reverse("home")))
    assert client.get(PAGE).status_code == 403


def test_who_prints_the_head_is_on_record(reader: Client, head: Seal) -> None:
    answer = reader.post(reverse("seal_print"), follow=True)

    assert f"{head.number}:{head.hash}" in words(answer)
    printed = Event.objects.named("seal.printed").get()
    assert (printed.by, printed.particulars) == (Staff.objects.get(username="reader"), {"number": head.number})
    assert "最後の印刷" in words(reader.get(PAGE))


def test_a_printed_head_is_found_in_the_chain(reader: Client, head: Seal) -> None:
    page = words(reader.get(PAGE, {"noted": f"{head.number}:{head.hash[:16]}"}))

    assert f"第{head.number}号の封印です。" in page


def test_a_head_of_another_chain_is_not(reader: Client, head: Seal) -> None:
    page = words(reader.get(PAGE, {"noted": f"{head.number}:{'0' * 64}"}))

    assert "この封印は履歴の中にありません。" in page


@pytest.mark.parametrize("typed", ["", "さ", "1:zz", "0" * 301])
def test_what_is_no_head_is_said_and_stays_in_its_field(reader: Client, typed: str) -> None:
    answer = reader.get(PAGE, {"noted": typed})

    assert answer.status_code == 200
    assert "is-invalid" in words(answer)
    assert typed in words(answer)


def test_the_page_asks_the_same_however_long_the_chain_is(
    client: Client, head: Seal, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(make_staff("kanri", "高橋", Role.ADMINISTRATOR))
    Audit.objects.go_on()
    client.get(PAGE)
    for _ in range(3):
        Event.record("inquiry.resumed", by=None)
        Seal.objects.seal()

    with django_assert_num_queries(15):
        client.get(PAGE)
