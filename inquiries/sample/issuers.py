"""The card companies of the sample, all invented, with desks whose numbers belong to nobody."""

from datetime import datetime, timedelta

from inquiries.models import Issuer, IssuerDesk, Staff
from inquiries.models.card.issuer import IssuerFacts
from inquiries.models.issuer.desk_facts import DeskFacts
from inquiries.models.issuer.desk_kind import DeskKind
from inquiries.models.issuer.issuer_desk import CHECK_LASTS

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
