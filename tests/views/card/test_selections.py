"""Cards are ticked on the board, and take a step together; what is ticked of inquiries is never taken for cards."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Batch, Reissue, Reporter, Role, Staff, Stage
from inquiries.models.card.stage import ISSUERS_WORD
from tests.makers import make_answer, make_contact, make_inquiry, make_reissue, make_staff, make_topic, make_version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
FIELD = re.compile(r'name="(token|seen)" value="([^"]*)"')


def make_cards(operator: Staff, count: int = 3) -> list[Reissue]:
    contacts = [make_contact(f"相談者{n}", f"c{n}@example.jp") for n in range(count)]
    return [make_reissue(make_inquiry(contact=contact), by=operator) for contact in contacts]


def choose(desk: Client, cards: list[Reissue], act: str = "step", where: str = "?stage=received") -> str:
    """The address of the act with these chosen."""
    keys = [card.pk for card in cards]
    said = {"shown": ".".join(map(str, keys)), "row": keys, "act": act}
    return desk.post(reverse("reissue_selection_create") + where, said).headers["Location"]


def step(**but: str) -> dict[str, str]:
    return {"stage": "contacted", "reported_by": "customer", "on": timezone.localdate().isoformat()} | but


def consent(page: Any, **said: Any) -> dict[str, Any]:
    return dict(FIELD.findall(page.content.decode())) | said


def test_cards_of_a_place_are_ticked_looked_at_and_advanced(desk: Client, operator: Staff) -> None:
    cards = make_cards(operator)
    path = choose(desk, cards[:2])

    preview = desk.post(path, step())
    done = desk.post(path, consent(preview, **step()))

    said = preview.content.decode()
    assert "2件の段階を記録する" in said
    assert desk.get(done.headers["Location"]).status_code == 200
    assert [Reissue.objects.get(pk=card.pk).stage for card in cards] == ["contacted", "contacted", "received"]


def test_all_of_the_place_are_chosen_and_the_tick_is_kept(desk: Client, operator: Staff) -> None:
    make_cards(operator)

    path = desk.post(reverse("reissue_selection_create") + "?stage=received", {"all": "list"}).headers["Location"]

    page = desk.get(path).content.decode()
    assert page.count("checked") == 3
    assert "3件を選択中" in page


def test_the_back_link_leads_to_the_place(desk: Client, operator: Staff) -> None:
    path = choose(desk, make_cards(operator))

    page = desk.get(path).content.decode()

    assert reverse("reissue_list") + "?stage=received" in page


@pytest.mark.parametrize("act", ["step", "call", "remind"])
def test_the_ways_back_lead_to_the_place_with_its_ticks_and_then_without(
    desk: Client, operator: Staff, act: str
) -> None:
    cards = make_cards(operator, 2)
    for card in cards:
        card.step(Stage.CONTACTED, by=operator, reported_by=Reporter.CUSTOMER)
        card.inquiry.owe_no_more(since=timezone.now())
        card.inquiry.contact.phones.create(number=f"+81901234567{card.pk % 10}")
    answer = make_answer(make_topic("reissue-procedure"), make_version())
    window = {"minutes": "10", "day": step()["on"], "opens": "10:00", "closes": "17:00"}
    said = step(stage="accepted") | window | {"answer": str(answer.pk)}
    path = choose(desk, cards, act, "?stage=contacted")

    asking = desk.get(path).context["back"]
    ticked = desk.get(asking.removesuffix("#cases")).context["cards"].chosen
    done = desk.post(path, consent(desk.post(path, said), **said))
    after = desk.get(done.headers["Location"])

    assert ticked == {card.pk for card in cards}
    assert after.context["origin"].address == reverse("reissue_list") + "?stage=contacted#cases"
    assert after.context["rail_place"] == "reissue_list"


def test_a_sheet_is_made_by_a_key(client: Client, operator: Staff) -> None:
    make_cards(operator, 1)
    client.force_login(make_staff("kobayashi", role=Role.CARD_DESK))

    page = client.get(reverse("reissue_list"), {"stage": "received"}).text

    assert re.search(r'value="sheet" data-key="l s">\s*連絡票を作る', page)


def test_what_is_ticked_without_scripts_leads_back_to_the_list_on_the_board(desk: Client, operator: Staff) -> None:
    make_cards(operator)

    answer = desk.post(reverse("reissue_selection_create") + "?stage=received", {"all": "list"})

    assert answer.headers["Location"].endswith("#cases")


def test_what_is_ticked_of_inquiries_is_not_taken_for_cards(desk: Client, operator: Staff) -> None:
    [card] = make_cards(operator, 1)
    keys = {"shown": str(card.inquiry_id), "row": [card.inquiry_id], "act": "take"}
    path = desk.post(reverse("selection_create"), keys).headers["Location"]

    answer = desk.post(path.replace("act=take", "act=step"), step())

    assert answer.headers["Location"] == reverse("reissue_list")
    assert not Batch.objects.exists()


@pytest.mark.parametrize("but", [{"stage": "x"}, {"reported_by": ""}, {"on": ""}, {"on": "2001-01-01"}])
def test_a_wrong_particular_is_said_in_its_field(desk: Client, operator: Staff, but: dict[str, str]) -> None:
    path = choose(desk, make_cards(operator, 1))

    answer = desk.post(path, step(**but))

    assert answer.status_code == 422
    assert not Batch.objects.exists()


@pytest.mark.parametrize("before", Stage)
def test_no_form_brings_a_card_to_accepted_or_later_on_our_own_word(
    desk: Client, operator: Staff, before: Stage
) -> None:
    for stage in (*ISSUERS_WORD, Stage.DONE):
        [card] = make_cards(operator, 1)
        if before != Stage.RECEIVED:
            card.step(before, by=operator, reported_by=Reporter.ISSUER)
        singly, ours = reverse("step_create", args=[card.pk]), step(stage=stage.value, reported_by="us")
        forged = {"seen": f"{card.pk}:{card.newest_step.pk}", "token": f"{before} {stage}"}
        path = choose(desk, [card])

        desk.post(path, ours | forged)
        desk.post(f"{singly}?reported_by=issuer", ours)

        newest = Reissue.objects.get(pk=card.pk).newest_step
        if newest.reported_by == Reporter.US:
            assert (newest.stage, before in ISSUERS_WORD) == (Stage.DONE, True)


def test_a_letter_goes_to_the_inquiries_of_the_cards_each_once(desk: Client, operator: Staff) -> None:
    first, second = make_cards(operator, 2)
    twin = make_reissue(first.inquiry, by=operator)

    path = choose(desk, [second, first, twin], act="reply")

    assert desk.get(path).status_code == 200
    [kept] = [keys for key, keys in desk.session["selections"].items() if key.startswith("inquiry-")]
    assert kept == [second.inquiry_id, first.inquiry_id]


def test_the_board_lists_those_of_whom_nobody_has_said_anything_for_long(desk: Client, operator: Staff) -> None:
    silent, _other = make_cards(operator, 2)
    on = timezone.localdate() - timedelta(days=20)
    silent.step(Stage.CONTACTED, by=operator, reported_by=Reporter.CUSTOMER, on=on)

    page = desk.get(reverse("reissue_list"), {"no_word": "on"})

    assert [reissue.pk for reissue in page.context["cards"].page] == [silent.pk]
    assert page.context["board"].without_word == 1
    assert "14日間連絡なし" in page.content.decode()


def test_asking_how_far_a_card_is_offers_answers_about_reissues_alone(desk: Client, operator: Staff) -> None:
    version = make_version()
    fitting = make_answer(make_topic("reissue-procedure"), version)
    make_answer(make_topic("police"), version)

    page = desk.get(choose(desk, make_cards(operator), act="remind"))

    assert list(page.context["form"].fields["answer"].queryset) == [fitting]
    assert "insists" not in page.context["form"].fields
