"""What the people of the sample have saved: a view for everybody, and the one of an operator."""

from datetime import datetime

from inquiries.models import SavedView

from .team import Team


def save(team: Team, *, at: datetime) -> None:
    """Fraud that came in today, for everybody; the telephone's, the oldest first, for one."""
    keep = SavedView.objects.keep
    today = {"state": "owed", "topic": "check-statement", "span": "today"}
    keep("本日の不正利用", asked=today, by=team.supervisor, is_shared=True, at=at)
    keep("電話・古い順", asked={"state": "owed", "channel": "phone", "sort": "oldest"}, by=team.operators[0], at=at)
