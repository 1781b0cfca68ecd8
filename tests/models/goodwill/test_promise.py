"""A promise: one supervisor proposes it, somebody else confirms it; until then nothing is given."""

import pytest
from django.db import IntegrityError, transaction

from inquiries.models import Event, Promise, Role, Staff
from inquiries.models.explanation import NoReason
from inquiries.models.goodwill.promise import NothingPromised, NotInNotice, NotProposed, OwnProposal
from inquiries.templatetags.events import sentence
from tests.goodwills import PROMISED, make_confirmer, make_lot, make_proposal, make_remedy
from tests.makers import make_inquiry, make_staff, make_version

pytestmark = pytest.mark.django_db
WHY = "お知らせは約束していません。"


@pytest.fixture
def proposal(supervisor: Staff) -> Promise:
    return make_proposal(by=supervisor)


@pytest.fixture
def headquarters() -> Staff:
    return make_confirmer()


def test_until_somebody_else_confirms_it_nothing_is_given(
    proposal: Promise, operator: Staff, supervisor: Staff, headquarters: Staff
) -> None:
    assert Promise.objects.in_force() is None
    with pytest.raises(NothingPromised):
        make_remedy(make_inquiry(), by=operator)
    with pytest.raises(NothingPromised):
        make_lot(by=supervisor)

    proposal.confirm(by=headquarters)

    assert Promise.objects.in_force() == proposal
    assert "確認しました" in sentence(Event.objects.get(action="promise.confirmed"))


def test_whoever_proposed_it_does_not_confirm_it(proposal: Promise, supervisor: Staff) -> None:
    with pytest.raises(OwnProposal):
        proposal.confirm(by=supervisor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.update(confirmed_by=supervisor, confirmed_at=proposal.at)


def test_it_waits_for_supervisors_and_headquarters_but_not_for_its_maker(
    proposal: Promise, operator: Staff, supervisor: Staff, headquarters: Staff
) -> None:
    other = make_staff("takahashi", "高橋", Role.SUPERVISOR)

    waits_for = [one for one in (operator, supervisor, headquarters, other) if Promise.objects.to_confirm(one)]

    assert waits_for == [headquarters, other]


def test_it_is_refused_with_a_reason_that_its_maker_reads(proposal: Promise, headquarters: Staff) -> None:
    with pytest.raises(NoReason):
        proposal.refuse(by=headquarters, reason=".")

    proposal.refuse(by=headquarters, reason=WHY)

    refused = Promise.objects.just_refused()
    assert refused is not None
    assert refused.ended_because == WHY
    assert WHY in sentence(Event.objects.get(action="promise.refused"))
    with pytest.raises(NotProposed):
        proposal.confirm(by=headquarters)


def test_its_maker_withdraws_it(proposal: Promise, supervisor: Staff) -> None:
    proposal.refuse(by=supervisor, reason="読み違いでした。")

    assert not Promise.objects.proposed()
    assert Event.objects.filter(action="promise.withdrawn").exists()


def test_the_one_in_force_stays_until_the_next_is_confirmed(
    proposal: Promise, supervisor: Staff, headquarters: Staff
) -> None:
    proposal.confirm(by=headquarters)
    following = Promise.objects.propose(proposal.clause, kind="gift", yen=300, by=supervisor)
    assert Promise.objects.in_force() == proposal

    following.confirm(by=headquarters)

    assert Promise.objects.in_force() == following
    assert Promise.objects.standing().count() == 1


def test_another_proposal_takes_its_place(proposal: Promise, supervisor: Staff, headquarters: Staff) -> None:
    following = Promise.objects.propose(proposal.clause, kind="gift", yen=300, by=supervisor)

    assert list(Promise.objects.proposed()) == [following]
    with pytest.raises(NotProposed):
        proposal.confirm(by=headquarters)


def test_a_sentence_that_the_notice_no_longer_holds_is_not_confirmed(proposal: Promise, headquarters: Staff) -> None:
    make_version(PROMISED.replace("500", "300"))

    with pytest.raises(NotInNotice):
        proposal.confirm(by=headquarters)
