"""The card companies of the crowd, all invented, with their desks, and their calls."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from inquiries.models import Event, Inquiry, Issuer, IssuerCall, IssuerDesk
from inquiries.models.issuer.desk_kind import DeskKind

from .bulk import Case, insert
from .fate import Fate, Ground

COMPANIES = 24
KINDS = [DeskKind.LOST, DeskKind.REISSUE, DeskKind.DISPUTE]
CALLED = 20
"""After one inquiry in so many a card company telephones, about it and the one before."""
PROMISED, KEPT = 3, 8
"""One call in so many ends with a promise, and of these all but one in so many are kept."""
SAID = "連絡票のお客様について、本人確認の書類がまだ届いていないとのこと。"


def write_companies(ground: Ground) -> None:
    """More of them than the sample has, each with three desks; of every other one a supervisor has checked these."""
    names = {f"見本信販 第{number:02}": number for number in range(1, COMPANIES + 1)}
    for name in Issuer.objects.filter(name__in=names).values_list("name", flat=True):
        del names[name]
    new = insert(
        Issuer,
        ({"name": name, "kana": f"ミホンシンパン{number}", "order": 20 + number} for name, number in names.items()),
    )
    insert(IssuerDesk, (desk for issuer in new for desk in _desks(issuer, names[issuer.name], ground)))


def write_calls(cases: Sequence[Case], ground: Ground) -> None:
    """What they told us, about which inquiries."""
    called = [place for place, (fate, _) in enumerate(cases) if fate.number % CALLED == 0 and fate.owner]
    calls = insert(IssuerCall, (_call(cases[place][0], ground) for place in called))
    insert(
        IssuerCall.about.through,
        (
            {"issuercall_id": call.pk, "inquiry_id": inquiry.pk}
            for place, call in zip(called, calls, strict=True)
            for _, inquiry in cases[max(place - 1, 0) : place + 1]
        ),
    )
    insert(Event, (event for call in calls for event in _events(call)))
    insert(Event, _told(cases, called, calls))


def _desks(issuer: Issuer, number: int, ground: Ground) -> Iterator[dict[str, Any]]:
    checked = {"checked_by": ground.supervisor, "checked_at": ground.now - timedelta(days=number)}
    for place, kind in enumerate(KINDS):
        phone = f"0120-000-{500 + number * len(KINDS) + place}"
        said = {"issuer": issuer, "kind": kind, "phone": phone, "weekdays": "9:00-17:00"}
        yield said | (checked if number % 2 else {})


def _call(fate: Fate, ground: Ground) -> dict[str, Any]:
    turn = fate.number // CALLED
    at = min(fate.later(45), ground.now)
    said = {
        "issuer": fate.issuer or ground.issuers[turn % len(ground.issuers)],
        "caller": "井上",
        "department": "再発行デスク",
        "said": SAID,
        "by": fate.owner,
        "began_at": at - timedelta(minutes=4),
        "at": at,
    }
    if turn % PROMISED:
        return said
    kept = {"kept_by": fate.owner, "kept_at": at + timedelta(minutes=30)} if turn % KEPT else {}
    return said | {"promised": "届きしだい連絡する", "promised_on": timezone.localdate(at) + timedelta(days=1)} | kept


def _events(call: IssuerCall) -> Iterator[dict[str, Any]]:
    particulars = {"issuer": call.issuer_id, "issuer_call": call.pk}
    yield {"action": "issuer_call.taken", "by": call.by, "at": call.at, "particulars": particulars}
    if call.kept_at:
        yield {"action": "issuer_call.kept", "by": call.kept_by, "at": call.kept_at, "particulars": particulars}


def _told(cases: Sequence[Case], called: list[int], calls: list[IssuerCall]) -> Iterator[dict[str, Any]]:
    """The same in the history of the inquiry that it was about."""
    for place, call in zip(called, calls, strict=True):
        inquiry: Inquiry = cases[place][1]
        particulars = {"issuer_call": call.pk, "name": call.issuer.name}
        said = {"action": "issuer_call.about", "by": call.by, "at": call.at, "particulars": particulars}
        yield said | {"inquiry": inquiry}
