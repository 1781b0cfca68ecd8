"""No way leads a card to accepted or later without the name of who reported it: each pair of steps is tried on each."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Batch, Inquiry, Link, Reissue, Reporter, Staff, Stage
from inquiries.models.card.stage import ISSUERS_WORD
from inquiries.models.card.word import STEPS, Word
from tests.makers import make_inquiry, make_reissue

pytestmark = pytest.mark.django_db
NOT_OURS = (*ISSUERS_WORD, Stage.DONE)
NOBODY = ("us", None)
"""What is sent as the reporter; None: no such field."""


def at(stage: Stage, by: Staff, inquiry: Inquiry) -> Reissue:
    reissue = make_reissue(inquiry, by=by)
    if stage != Stage.RECEIVED:
        reissue.step(stage, by=by, reported_by=Reporter.ISSUER)
    return reissue


def said(stage: Stage, reporter: str | None) -> dict[str, str]:
    known = {} if reporter is None else {"reported_by": reporter}
    return {"stage": stage.value, "on": timezone.localdate().isoformat()} | known


def is_as_it_should(reissue: Reissue, before: Stage, sent: Stage) -> bool:
    """Nothing happened, or what we may say ourselves: that a card which others said is there is done."""
    newest = Reissue.objects.to_list().get(pk=reissue.pk).newest_step
    if newest.stage not in NOT_OURS or newest.reported_by != Reporter.US:
        return True
    return before in ISSUERS_WORD and sent == newest.stage == Stage.DONE


@pytest.mark.parametrize("before", Stage)
def test_the_form_of_one_card_does_not(desk: Client, operator: Staff, before: Stage) -> None:
    inquiry = make_inquiry()
    for stage in NOT_OURS:
        reissue = at(before, operator, inquiry)
        for reporter in NOBODY:
            desk.post(reverse("step_create", args=[reissue.pk]), said(stage, reporter))

        assert is_as_it_should(reissue, before, stage), (before, stage)


@pytest.mark.parametrize("reporter", NOBODY)
def test_many_at_once_do_not(desk: Client, operator: Staff, reporter: str | None) -> None:
    inquiry = make_inquiry()
    for stage in NOT_OURS:
        cards = [at(before, operator, inquiry) for before in Stage]
        ticked = {"row": [card.pk for card in cards], "shown": ".".join(str(card.pk) for card in cards), "act": "step"}
        page = desk.post(reverse("reissue_selection_create"), ticked)["Location"]
        seen = " ".join(f"{card.pk}:{card.newest_step.pk}" for card in cards)
        desk.post(page, said(stage, reporter) | {"token": f"{stage}{reporter}", "seen": seen})

        for card, before in zip(cards, Stage, strict=True):
            assert is_as_it_should(card, before, stage), (before, stage)
    assert Batch.objects.exists() == (reporter == "us")


@pytest.mark.parametrize("before", Stage)
def test_on_the_customer_s_page_it_is_the_customer_who_reported_it(
    client: Client, operator: Staff, before: Stage
) -> None:
    inquiry = make_inquiry()
    client.post(f"/status/{Link.objects.issue(inquiry).token}/")
    for word in (*Word, "done"):
        reissue = at(before, operator, inquiry)
        client.post(f"/status/now/reissues/{reissue.pk}/words/", {"word": word, "yen": "", "reported_by": "us"})

        newest = Reissue.objects.to_list().get(pk=reissue.pk).newest_step
        is_theirs = (newest.stage, newest.reported_by, newest.by) == (STEPS.get(word), Reporter.CUSTOMER, None)
        assert newest.stage == before or is_theirs, (before, word)


@pytest.mark.parametrize("beginning", ["themselves", "for_them", "issuer"])
def test_however_it_begins_it_begins_at_the_first_station(desk: Client, beginning: str) -> None:
    inquiry = make_inquiry()

    form = {"beginning": beginning, "reported_by": "issuer", "stage": "accepted", "card2-brand": "jcb"}
    desk.post(reverse("reissue_create", args=[inquiry.pk]), form)

    assert list(inquiry.reissues.values_list("stage", flat=True)) == [Stage.RECEIVED] * 2
