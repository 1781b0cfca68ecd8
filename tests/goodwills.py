"""Makers of goodwill: a promise in the notice, and codes to give away."""

from collections.abc import Sequence

from inquiries.models import Inquiry, Lot, Promise, Remedy, Role, Staff, Version
from tests.makers import make_staff, make_supervisor, make_version

PROMISED = "お詫びとして、対象のお客様に500円分のクーポンをお送りいたします。"
CODES = ("AKANE-0001", "AKANE-0002", "AKANE-0003")
WHY = "対象のお客様のお申し出です。"


def make_proposal(*, by: Staff | None = None) -> Promise:
    """A new version promises a coupon, and a supervisor says so; nobody has confirmed it."""
    keeper = by or Staff.objects.filter(username="suzuki").first() or make_supervisor()
    version = Version.objects.in_force()
    if version is None or not version.clauses.filter(text=PROMISED).exists():
        version = make_version("お客様の情報が流出した可能性があります。", PROMISED)
    return Promise.objects.propose(version.clauses.get(text=PROMISED), kind="coupon", yen=500, by=keeper)


def make_promise(*, by: Staff | None = None) -> Promise:
    """The same, and headquarters confirmed it."""
    promise = make_proposal(by=by)
    promise.confirm(by=make_confirmer())
    promise.refresh_from_db()
    return promise


def make_confirmer() -> Staff:
    """Headquarters: somebody else than whoever proposes."""
    found = Staff.objects.filter(username="yamamoto").first()
    return found or make_staff("yamamoto", "山本", Role.HEADQUARTERS)


def make_lot(*codes: str, by: Staff | None = None, lines: Sequence[int] = ()) -> Lot:
    """Three codes of 500 yen, or these."""
    keeper = by or Staff.objects.filter(username="suzuki").first() or make_supervisor()
    return Lot.objects.load(codes or CODES, name="クーポン.csv", yen=500, by=keeper, lines=lines)


def make_remedy(inquiry: Inquiry, *, by: Staff, approved_by: Staff | None = None) -> Remedy:
    """Asked for, and approved where somebody does."""
    remedy = Remedy.objects.ask(inquiry, by=by, reason=WHY)
    if approved_by:
        remedy.approve(by=approved_by)
        remedy.refresh_from_db()
    return remedy
