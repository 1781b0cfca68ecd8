"""Says whether the hotline is open: ISO instants in, JSON lines out."""

import json
import sys
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from inquiries.hours import Hours
from inquiries.models import Version
from inquiries.notice.facts.fact import HOURS_NOT_READ


class Command(BaseCommand):
    """Reads one instant per line, prints `{"at", "open", "next"}` per line, by the version in force."""

    help = "Says of instants on standard input whether the hotline is open then, and when it opens or closes next."

    def handle(self, **_options: Any) -> None:
        version = Version.objects.in_force()
        if version is None:
            self.stderr.write(_("No notice is loaded, so nobody can say when the hotline is open."))
        elif doubt := _doubt(version):
            self.stderr.write(_("The hours are not certain: %(doubt)s") % {"doubt": _(doubt)})
        hours = version.hours if version else None
        for number, line in enumerate(sys.stdin.buffer.read().decode("utf-8-sig", errors="replace").split("\n"), 1):
            if said := line.strip():
                self.stdout.write(json.dumps(self._answer(said, number, hours)))

    def _answer(self, said: str, number: int, hours: Hours | None) -> dict[str, Any]:
        """One answer per line; null for a line that cannot be read, so that the lines stay in step."""
        answer: dict[str, Any] = {"at": said, "open": None, "next": None}
        try:
            at = datetime.fromisoformat(said)
            return answer | (_told(hours, at) if hours else {})
        except (ValueError, OverflowError):
            self.stderr.write(_("Line %(number)s is not an ISO date with a time.") % {"number": number})
            return answer


def _doubt(version: Version) -> str:
    """The doubt about the hours of this version; without hours they are a guess."""
    schedule = version.facts.get("schedule")
    if schedule:
        return str(schedule.get("doubt", ""))
    return "" if version.facts.get("hours") else HOURS_NOT_READ


def _told(hours: Hours, at: datetime) -> dict[str, Any]:
    """Open or not, and the next change. An instant without a zone is in the zone of the notice."""
    here = at if at.tzinfo else at.replace(tzinfo=hours.tz)
    is_open = hours.is_open(here)
    following = hours.closes_at(here) if is_open else hours.next_opening(here)
    return {"open": is_open, "next": following.isoformat() if following else None}
