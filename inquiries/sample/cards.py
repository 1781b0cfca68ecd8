"""The reissues of the sample: some at every station and at every other end."""

from collections.abc import Iterable
from random import Random

from inquiries.models import Beginning, Fee, Reissue, Reporter, Staff, Stage
from inquiries.models.card.stage import OTHER_ENDS, STATIONS

from .case import Case
from .courses import of_cards

HOW_MANY = {
    Stage.RECEIVED: 4, Stage.ADVISED: 8, Stage.CONTACTED: 9, Stage.REFERRED: 4, Stage.ACCEPTED: 8, Stage.ARRIVED: 5,
    Stage.MOVED: 3, Stage.DONE: 4, Stage.UNWANTED: 3, Stage.INELIGIBLE: 1, Stage.WITHDRAWN: 1, Stage.UNREACHABLE: 1,
    Stage.DUPLICATE: 1,
}  # fmt: skip
REPORTERS = {
    Stage.ADVISED: Reporter.US, Stage.CONTACTED: Reporter.CUSTOMER, Stage.REFERRED: Reporter.US,
    Stage.ACCEPTED: Reporter.ISSUER, Stage.ARRIVED: Reporter.CUSTOMER, Stage.MOVED: Reporter.CUSTOMER,
    Stage.DONE: Reporter.CUSTOMER, Stage.UNWANTED: Reporter.CUSTOMER, Stage.INELIGIBLE: Reporter.ISSUER,
    Stage.WITHDRAWN: Reporter.CUSTOMER, Stage.UNREACHABLE: Reporter.US, Stage.DUPLICATE: Reporter.US,
}  # fmt: skip
FEES = (
    (Fee.WAIVER_ADVISED, None), (Fee.WAIVER_ADVISED, None), (Fee.NOT_CHARGED, None), (Fee.CHARGED, 1100),
    (Fee.WAIVER_ADVISED, None), (Fee.WITH_HEADQUARTERS, 1100), (Fee.NOT_CHARGED, None), (Fee.CHARGED, 2200),
    (Fee.BEING_REFUNDED, 1100), (Fee.OUT_OF_SCOPE, None), (Fee.REFUNDED, 1100),
)  # fmt: skip
NOT_NAMED = 0.4
BRANDS = (Reissue.Brand.VISA, Reissue.Brand.VISA, Reissue.Brand.MASTERCARD, Reissue.Brand.JCB, Reissue.Brand.AMEX)
BEGINNINGS = (
    (Beginning.THEMSELVES, Reporter.CUSTOMER), (Beginning.THEMSELVES, Reporter.CUSTOMER),
    (Beginning.FOR_THEM, Reporter.CUSTOMER), (Beginning.THEMSELVES, Reporter.CUSTOMER),
    (Beginning.ISSUER, Reporter.ISSUER),
)  # fmt: skip
EARLY = 2
"""So many of the cards that have arrived came before anybody said that the old one was stopped."""


def replace_cards(cases: Iterable[Case], card_desk: Staff, random: Random) -> None:
    """Open reissues for those who asked, and bring as many to each stage as HOW_MANY says."""
    asking = [case for case in cases if of_cards(case.matter) and hasattr(case.inquiry, "assignment")]
    targets = [stage for stage, count in HOW_MANY.items() for _one in range(count)]
    random.shuffle(targets)
    at_target = dict.fromkeys(HOW_MANY, 0)
    for number, (case, target) in enumerate(zip(asking, targets, strict=False)):
        reissue = case.inquiry.reissues.first() or _open(case, target, number, random)
        at_target[target] += 1
        for stage in _way(target, random):
            at = case.later(5, 240)
            if stage == Stage.ACCEPTED and target == Stage.ARRIVED and at_target[target] <= EARLY:
                continue
            by = None if stage == Stage.ARRIVED else card_desk if stage in STATIONS[3:] else case.staff
            reissue.step(stage, by=by, reported_by=REPORTERS[stage], at=at)
        if target == Stage.CONTACTED and at_target[target] == 1:
            reissue.refuse(by=None, reported_by=Reporter.CUSTOMER, at=case.later(5, 240))
        if target != Stage.RECEIVED:
            fee, yen = FEES[number % len(FEES)]
            reissue.set_fee(fee, by=card_desk, yen=yen, at=case.at)


def _open(case: Case, target: Stage, number: int, random: Random) -> Reissue:
    beginning, reporter = BEGINNINGS[number % len(BEGINNINGS)]
    last_four = f"{random.randrange(10_000):04}" if random.random() < 0.3 else ""
    return Reissue.objects.open(
        case.inquiry,
        by=case.staff,
        issuer=None if target == Stage.ADVISED and random.random() < NOT_NAMED else case.issuer,
        brand=random.choice(BRANDS) if last_four else "",
        last_four=last_four,
        beginning=beginning,
        reported_by=reporter,
        at=case.later(1, 5),
    )


def _way(target: Stage, random: Random) -> list[Stage]:
    """The stations up to a target. The processor is asked only where the card company knows nothing."""
    if target in OTHER_ENDS:
        return [*STATIONS[1 : random.choice([2, 3])], target]
    way = STATIONS[1 : STATIONS.index(target) + 1]
    return [stage for stage in way if stage != Stage.REFERRED or target == stage or random.random() < 0.2]
