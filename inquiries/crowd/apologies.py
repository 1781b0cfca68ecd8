"""The apology codes of the crowd: asked for, approved, given, declined."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from inquiries.models import (
    Beneficiary,
    BlindKey,
    Channel,
    Event,
    Inquiry,
    Lot,
    Promise,
    Remedy,
    RemedyCode,
    Version,
)
from inquiries.models.roster.blind_key import Kind, plain

from .bulk import Case, insert
from .fate import Fate, Ground

YEN = 500
ASKED = 10
"""For one inquiry in so many, where somebody has taken it."""
STATES = [*[Remedy.State.GIVEN] * 6, Remedy.State.APPROVED, Remedy.State.DECLINED, Remedy.State.ASKED]
SPARE = 3
"""Codes beside those that were given, for each thousands of inquiries that are written at once."""
WHY = "対象のお客様のお申し出です。"


def write_remedies(cases: Sequence[Case], ground: Ground) -> None:
    """Write them, with codes for those that were given and some to spare."""
    promise = _promise(ground)
    asked = [(fate, inquiry) for fate, inquiry in cases if fate.number % ASKED == 0 and fate.owner]
    if promise is None or not asked:
        return
    remedies = insert(Remedy, (_remedy(fate, inquiry, ground) | {"promise": promise} for fate, inquiry in asked))
    given = [one for one in remedies if one.state == Remedy.State.GIVEN]
    names = [f"CROWD-{asked[0][0].number:08}-{place:04}" for place in range(len(given) + SPARE)]
    lot = Lot.objects.load(names, name="クーポン.csv", yen=promise.yen, by=ground.supervisor, at=asked[0][0].at)
    codes = list(lot.codes.order_by("pk"))[: len(given)]
    for code, remedy in zip(codes, given, strict=True):
        code.remedy, code.taken_at = remedy, remedy.given_at
    RemedyCode.objects.bulk_update(codes, ["remedy", "taken_at"], 500)
    insert(Beneficiary, _beneficiaries(asked, remedies, BlindKey.objects.usable(at=ground.now)))
    insert(Event, (event for remedy in remedies for event in _events(remedy)))


def _promise(ground: Ground) -> Promise | None:
    """The one in force. The sample's notice promises nothing: one of its clauses stands for a promise."""
    version = Version.objects.in_force()
    clause = version.clauses.order_by("pk").last() if version else None
    promise = Promise.objects.in_force()
    if promise or clause is None:
        return promise
    kind, by = Promise.Kind.COUPON, ground.supervisor
    Promise.objects.propose(clause, kind=kind, yen=YEN, by=by, at=ground.now).confirm(
        by=ground.headquarters, at=ground.now
    )
    return Promise.objects.in_force()


def _remedy(fate: Fate, inquiry: Inquiry, ground: Ground) -> dict[str, Any]:
    state = STATES[fate.number // ASKED % len(STATES)]
    said = {"inquiry": inquiry, "state": state, "reason": WHY, "asked_by": fate.owner, "asked_at": fate.later(12)}
    if state in {Remedy.State.APPROVED, Remedy.State.GIVEN}:
        said |= {"approved_by": ground.supervisor, "approved_at": fate.later(14)}
    if state == Remedy.State.GIVEN:
        said |= {"way": Remedy.Way.ALOUD, "given_by": fate.owner, "given_at": fate.later(16)}
    return said


def _beneficiaries(asked: Sequence[Case], remedies: Sequence[Remedy], key: BlindKey) -> Iterator[dict[str, Any]]:
    """Whoever has one, or is to get one, by how they reached us."""
    blinder = key.blinder()
    for (fate, _), remedy in zip(asked, remedies, strict=True):
        is_call = fate.channel == Channel.PHONE
        kind, written = (Kind.PHONE, fate.caller.phone) if is_call else (Kind.MAIL, fate.caller.address)
        if remedy.state != Remedy.State.DECLINED:
            digest = blinder.fingerprint(f"beneficiary\0{kind}\0{plain(kind, written)}".encode())
            yield {"remedy": remedy, "key": key, "digest": digest}


def _events(remedy: Remedy) -> Iterator[dict[str, Any]]:
    of = {"inquiry": remedy.inquiry, "particulars": {"remedy": remedy.pk}}
    yield of | {"action": "remedy.asked", "by": remedy.asked_by, "at": remedy.asked_at}
    if remedy.approved_at:
        yield of | {"action": "remedy.approved", "by": remedy.approved_by, "at": remedy.approved_at}
    if remedy.given_at:
        told = {"remedy": remedy.pk, "way": remedy.way}
        yield of | {"action": "remedy.given", "by": remedy.given_by, "at": remedy.given_at, "particulars": told}
    if remedy.state == Remedy.State.DECLINED:
        told = {"remedy": remedy.pk, "explanation": WHY}
        at = remedy.asked_at + timedelta(minutes=3)
        yield of | {"action": "remedy.declined", "by": remedy.asked_by, "at": at, "particulars": told}
