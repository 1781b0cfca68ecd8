"""A batch of the sample: a supervisor gives some that nobody has to one operator; one of them was closed meanwhile."""

from datetime import datetime

from inquiries.models import Batch, Inquiry, Kind
from inquiries.models.batch.kinds import ACTS

from .team import Team

SOME = 4


def give_some(team: Team, *, at: datetime) -> Batch:
    """Those that came last, of those to which nothing has happened since."""
    quiet = Inquiry.objects.received_before(at).exclude(events__at__gt=at).newest_first()
    chosen = [one.pk for one in [*quiet.to_claim()[:SOME], *quiet.closed()[:1]]]
    asked = {"staff": team.operators[0].pk}
    looks = ACTS[Kind.GIVE](team.supervisor, asked).look(chosen, at=at)
    seen = {look.target: look.fingerprint for look in looks if not look.why}
    return Batch.objects.begin(
        Kind.GIVE, asked, by=team.supervisor, chosen=chosen, seen=seen, token=f"sample {at.isoformat()}", at=at
    )
