"""The card companies of the sample, all invented, with desks whose numbers belong to nobody."""

from datetime import datetime, timedelta

from django.utils import timezone

from inquiries.models import Fee, Issuer, IssuerCall, IssuerDesk, Sheet, Staff, UnknownWaiver
from inquiries.models.card.issuer import IssuerFacts
from inquiries.models.issuer.desk_facts import DeskFacts
from inquiries.models.issuer.desk_kind import DeskKind
from inquiries.models.issuer.issuer_call import IssuerCallEntry
from inquiries.models.issuer.issuer_desk import CHECK_LASTS

from .case import Case
from .clock import Clock
from .team import Team

AROUND: DeskFacts = {"weekdays": "24時間", "saturdays": "24時間", "sundays": "24時間", "holidays": "24時間"}
OFFICE: DeskFacts = {"weekdays": "9:00-17:00", "closed_on": "12/30-1/3"}
LONG: DeskFacts = {"weekdays": "9:00-20:00", "saturdays": "9:00-17:00"}
ISSUERS: dict[str, IssuerFacts] = {
    "すずらんカード": {
        "kana": "スズランカード",
        "spellings": "すずらん信販\nSUZURAN CARD",
        "brands": ["visa", "mastercard"],
    },
    "みさき信販": {"kana": "ミサキシンパン", "spellings": "みさきカード\n岬クレジット", "brands": ["visa"]},
    "はやぶさ銀行カード": {"kana": "ハヤブサギンコウカード", "spellings": "はやぶさカード", "brands": ["jcb", "visa"]},
    "ほたるクレジット": {"kana": "ホタルクレジット", "spellings": "蛍カード", "brands": ["mastercard"]},
    "北辰ファイナンス": {
        "kana": "ホクシンファイナンス",
        "spellings": "北辰カード\n北辰信販",
        "brands": ["visa", "amex"],
    },
    "ことり百貨店カード": {
        "kana": "コトリヒャッカテンカード",
        "spellings": "ことりカード\n小鳥百貨店",
        "brands": ["jcb"],
    },
}
DESKS: list[tuple[str, DeskFacts, int | None]] = [
    ("すずらんカード", {"kind": DeskKind.LOST, "phone": "0120-000-101", **AROUND}, 1),
    ("すずらんカード", {"kind": DeskKind.REISSUE, "phone": "0120-000-102", **OFFICE, "languages": "英語"}, 1),
    ("すずらんカード", {"kind": DeskKind.DISPUTE, "phone": "0120-000-103", **LONG}, 3),
    ("みさき信販", {"kind": DeskKind.LOST, "phone": "0120-000-201", **AROUND}, 2),
    ("みさき信販", {"kind": DeskKind.MEMBERS, "phone": "0120-000-202", **LONG, "note": "音声案内のあと2番"}, 2),
    ("はやぶさ銀行カード", {"kind": DeskKind.LOST, "phone": "0120-000-301", **AROUND}, None),
    ("はやぶさ銀行カード", {"kind": DeskKind.REISSUE, "phone": "0120-000-302", **OFFICE}, CHECK_LASTS.days + 5),
    ("ほたるクレジット", {"kind": DeskKind.MEMBERS, "phone": "0120-000-401", **OFFICE}, 3),
    ("ほたるクレジット", {"kind": DeskKind.CORPORATE, "phone": "0120-000-402", **OFFICE}, None),
    ("北辰ファイナンス", {"kind": DeskKind.LOST}, None),
]
"""Of which company, what is known of the desk, and how many days ago somebody compared it."""


def issuers(card_desk: Staff, supervisor: Staff, at: datetime, now: datetime) -> list[Issuer]:
    """The card companies, some with desks that were compared, some whose desks are in doubt."""
    add = Issuer.objects.add
    found = {
        name: add(name, by=card_desk, order=order, at=at, **facts)
        for order, (name, facts) in enumerate(ISSUERS.items(), start=1)
    }
    for name, facts, days in DESKS:
        desk = IssuerDesk.objects.add(found[name], by=supervisor, at=at, **facts)
        if days:
            desk.confirm(by=supervisor, seen=desk.fingerprint, at=now - timedelta(days=days))
    return list(found.values())


def telephone(companies: list[Issuer], cases: list[Case], team: Team, clock: Clock) -> None:
    """What card companies said: some know of no waived fee, and two have called us themselves."""
    cards = [case for case in cases if case.inquiry.reissues.filter(issuer__isnull=False).exists()]
    charged = [card for case in cards for card in case.inquiry.reissues.filter(fee=Fee.CHARGED, issuer__isnull=False)]
    for card in charged[:2]:
        UnknownWaiver.objects.say(card, by=team.operators[0], said_by="会員デスク", at=clock.before(50))
    sheet = Sheet.objects.exclude(handover=None).select_related("issuer")[0]
    first, second = sheet.issuer, next(one for one in companies if one != sheet.issuer)
    about = [case.inquiry for case in cards if case.inquiry.reissues.filter(issuer=first).exists()][:2]
    calls = [
        IssuerCallEntry(
            first, caller="井上", department="会員サービス部", callback_number="03-0000-7001", about=about,
            sheet=str(sheet.number),
            said=f"連絡票{sheet.number}番に、受付番号のない行が2件あるとのこと。", promised="正しい受付番号を連絡する",
            promised_on=timezone.localdate(clock.now) + timedelta(days=1), began_at=clock.before(70),
        ),
        IssuerCallEntry(
            second, caller="岡田", department="再発行デスク",
            said="再発行手数料の免除について、社内に連絡が来ていないとのこと。",
            knows_no_waiver=True, began_at=clock.before(30),
        ),
    ]  # fmt: skip
    for call in calls:
        IssuerCall.objects.log(call, by=team.operators[1], at=clock.before(12))
