"""Whatever page tells of one customer puts on record who looked."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from inquiries.models import Role, Sighting
from tests.laws.addresses import pages_of_the_desk
from tests.makers import make_staff
from tests.world import PHONE, WHERE, WHO, World

pytestmark = pytest.mark.once
LISTS = {
    "batch_create", "batch_list", "batch_show", "callback_hour", "callback_list", "candidate_list", "correction_show",
    "dispatch_list", "enclosure_receiver_list", "escalation_list", "fraud_report_list", "harassment_list", "home",
    "inquiry_list", "issuer_call_list", "issuer_call_show", "issuer_show", "lesson_list", "mention_list", "misfit_list",
    "news_show", "promise_show", "received_list", "reissue_list", "saved_view_list", "sheet_show", "telling_list",
}  # fmt: skip
"""Pages of many, where work begins: their first page is not recorded, further ones are. Batches are kept by events."""
OF_THE_SAMPLE = {"sample_mail_list", "sample_mail_show"}
"""There are no such pages in earnest."""
OF_SIGHTINGS = {"inquiry_sighting_list", "person_sighting_list"}
"""They show receipt numbers and no customer."""


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.CARD_DESK])
def test_a_page_that_tells_of_a_customer_is_on_record(world: World, role: Role) -> None:
    client, reader, unseen = Client(), make_staff("takahashi", "高橋", role), []
    client.force_login(reader)

    for address in pages_of_the_desk():
        if address.name in LISTS | OF_THE_SAMPLE | OF_SIGHTINGS:
            continue
        with transaction.atomic():
            cache.clear()
            answer = client.get(world.path(address))
            told = [
                one
                for one in (WHO, WHERE, PHONE, world.inquiry.number)
                if one in answer.content.decode(errors="replace")
            ]
            if told and not Sighting.objects.filter(staff=reader).exists():
                unseen.append(f"{address.name}: {told}")
            transaction.set_rollback(True)

    assert unseen == []
