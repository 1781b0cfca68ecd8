"""What some of the sample's operators take first."""

from datetime import datetime

from inquiries.models import Skill, Topic

from .team import Team


def set_some(team: Team, topics: dict[str, Topic], *, at: datetime) -> None:
    """One was trained for charges that nobody knows, another for reissues and English."""
    charges, reissues = [topics["check-statement"]], [topics["reissue-procedure"], topics["reissue-fee"]]
    Skill.objects.set(team.operators[1], topics=charges, languages=[], by=team.supervisor, at=at)
    Skill.objects.set(team.operators[2], topics=reissues, languages=["en"], by=team.supervisor, at=at)
