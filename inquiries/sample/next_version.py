"""The second version of the notice, which waits for a second person to publish it."""

from datetime import datetime

from django.utils import timezone

from inquiries.models import Proof, Staff, Version

REWORDED = (
    (
        "お客様のご負担とならないよう、当社から各カード会社へ申し入れております。",
        "お客様にご負担いただくことなく、全額を当社が負担いたします。",
    ),
    ("受付時間：9時〜18時", "受付時間：9時〜20時"),
)


def prepare(version: Version, *, by: Staff, at: datetime) -> Proof:
    """A proof: the notice in force with two sentences changed."""
    text = version.text
    for old, new in REWORDED:
        text = text.replace(old, new)
    return Proof.objects.begin(text, published_on=timezone.localdate(at), by=by, at=at)
