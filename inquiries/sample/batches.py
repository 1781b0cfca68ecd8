"""The batches of the sample.

A supervisor gives some that nobody has to one operator; one of them was closed meanwhile. The card desk writes down for
several cards at once what their card company has reported.
"""

from datetime import datetime

from django.utils import timezone

from inquiries.models import Batch, Inquiry, Kind, Reissue, Reporter, Stage
from inquiries.models.batch.kinds import ACTS

from .team import Team

SOME = 4
MOST_STEPS = 4


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


def step_some(team: Team, *, at: datetime) -> Batch:
    """Cards of which the customers told us that they have reached their card company, and one that is further."""
    quiet = Reissue.objects.exclude(inquiry__events__at__gt=at).order_by("pk")
    stages = (Stage.ADVISED, MOST_STEPS), (Stage.ACCEPTED, 1)
    chosen = [one.pk for stage, most in stages for one in quiet.filter(stage=stage)[:most]]
    day = timezone.localdate(at)
    asked = {"stage": Stage.CONTACTED, "reported_by": Reporter.CUSTOMER, "on": day.isoformat()}
    looks = ACTS[Kind.STEP](team.card_desk, asked).look(chosen, at=at)
    seen = {look.target: look.fingerprint for look in looks if not look.why}
    return Batch.objects.begin(
        Kind.STEP, asked, by=team.card_desk, chosen=chosen, seen=seen, token=f"cards {at.isoformat()}", at=at
    )
