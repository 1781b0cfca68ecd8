"""Headquarters sees figures and what it is asked, administrators settings; neither ever reads of a customer."""

import pytest
from django.db import transaction
from django.test import Client

from inquiries.models import Role
from tests.laws.addresses import pages_of_the_desk
from tests.makers import make_staff
from tests.world import FILE, PHONE, WHERE, WHO, World

pytestmark = pytest.mark.once
MAY_OPEN = {
    Role.HEADQUARTERS: {
        "answer_list", "answer_show", "check_create", "clause_show", "comparison_show", "decision_create",
        "edition_approval_create", "edition_create",
        "enclosure_approval_create", "enclosure_create", "enclosure_delete", "enclosure_edit",
        "enclosure_edition_create", "enclosure_file_show", "enclosure_list", "enclosure_opening_create",
        "enclosure_show", "escalation_list", "escalation_show", "home", "news_show",
        "notice_show", "other_session_end", "promise_confirmation_create", "promise_refusal_create",
        "promise_show", "proof_create", "proof_delete", "proof_edit", "proof_list",
        "proof_show", "publication_create", "roster_acceptance_create", "roster_check_create", "roster_import_show",
        "roster_show", "second_look_create", "session_list", "session_stay", "statement_create", "statement_delete",
        "statement_list", "statement_show", "taboo_list", "version_show", "wording_list",
    },
    Role.ADMINISTRATOR: {
        "clause_show", "factor_reset_confirm", "factor_reset_create", "factor_reset_withdraw", "home", "news_show",
        "other_session_end", "person_delete", "person_edit", "person_list", "person_restore", "person_session_end",
        "person_show", "session_end", "session_list", "session_stay", "telephone_system_delete",
        "telephone_system_list",
    },
}  # fmt: skip
"""All that answers them with anything but a refusal."""
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


@OUTSIDE
def test_every_other_page_is_shut_to_them(world: World, role: Role) -> None:
    client, opened = signed_in(role), set()

    for address in pages_of_the_desk():
        for method in ("get", "post"):
            with transaction.atomic():  # one page may change what another shows
                if client.generic(method, world.path(address)).status_code not in {403, 404, 405}:
                    opened.add(address.name)
                transaction.set_rollback(True)

    assert opened == MAY_OPEN[role]


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
