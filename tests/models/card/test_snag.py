"""What is odd about a card stands on a list until somebody has looked into it."""

import pytest

from inquiries.models import Reissue, Reporter, Snag, Stage
from inquiries.models.card.not_taken import NotOurWord
from inquiries.models.card.snag import LookedInto
from inquiries.models.explanation import NoReason
from tests.makers import make_reissue, make_staff

pytestmark = pytest.mark.django_db


def early() -> tuple[Reissue, Snag]:
    reissue = make_reissue()
    reissue.step(Stage.ARRIVED, by=make_staff("mori"), reported_by=Reporter.ISSUER)
    return reissue, reissue.snags.get()


@pytest.mark.parametrize("stage", [Stage.ARRIVED, Stage.MOVED, Stage.DONE])
def test_a_new_card_before_the_old_one_was_stopped_is_looked_into(stage: Stage) -> None:
    reissue = make_reissue()

    reissue.step(stage, by=make_staff("mori"), reported_by=Reporter.CUSTOMER)

    assert reissue.snags.get().kind == Snag.Kind.EARLY
    assert list(Reissue.objects.with_open_snag(Snag.Kind.EARLY)) == [reissue]
    assert reissue.inquiry.events.get(action="reissue.snagged").particulars["snag"] == "early"


def test_in_the_right_order_nothing_is_odd() -> None:
    reissue, mori = make_reissue(), make_staff("mori")

    for stage in (Stage.CONTACTED, Stage.ACCEPTED, Stage.ARRIVED, Stage.MOVED, Stage.DONE):
        reissue.step(stage, by=mori, reported_by=Reporter.CUSTOMER)

    assert not Snag.objects.exists()


def test_a_step_that_was_taken_back_does_not_count_as_stopped() -> None:
    reissue, mori = make_reissue(), make_staff("mori")
    reissue.retract(reissue.step(Stage.ACCEPTED, by=mori, reported_by=Reporter.ISSUER), by=mori)

    reissue.step(Stage.ARRIVED, by=mori, reported_by=Reporter.CUSTOMER)

    assert reissue.snags.count() == 1


def test_a_card_stands_on_the_list_once() -> None:
    reissue, snag = early()

    reissue.step(Stage.MOVED, by=make_staff("hayashi"), reported_by=Reporter.CUSTOMER)

    assert reissue.snags.get() == snag


def test_the_list_forgets_a_step_that_was_taken_back() -> None:
    reissue, _snag = early()

    reissue.retract(reissue.newest_step, by=make_staff("hayashi"))

    assert not Snag.objects.exists()


def test_it_is_settled_with_words_once() -> None:
    reissue, snag = early()
    mori = make_staff("hayashi")

    snag.settle(by=mori, words="カード会社に停止日を確認した。番号 4111 1111 1111 1111")

    snag.refresh_from_db()
    assert (snag.settled_by, "4111" in snag.words) == (mori, False)
    assert not Snag.objects.open().exists()
    assert reissue.inquiry.events.filter(action="reissue.looked_into").count() == 1
    with pytest.raises(LookedInto):
        snag.settle(by=mori, words="もう一度確認した")


def test_it_is_not_settled_without_words() -> None:
    _reissue, snag = early()

    with pytest.raises(NoReason):
        snag.settle(by=make_staff("hayashi"), words=".")


def test_a_refusal_is_never_our_own_word_and_stands_there_once() -> None:
    reissue, mori = make_reissue(), make_staff("mori")

    with pytest.raises(NotOurWord):
        reissue.refuse(by=mori, reported_by=Reporter.US)
    for _time in range(2):
        reissue.refuse(by=mori, reported_by=Reporter.ISSUER)

    assert reissue.snags.get().kind == Snag.Kind.REFUSED


def test_headquarters_sees_none() -> None:
    early()

    assert not Snag.objects.visible_to(make_staff("kato", role="headquarters"))
