"""Alarms: unknown charges that the notice cannot explain, until the incident team has answered.

And mails about them that did not reach the incident team.
"""

from __future__ import annotations

from inquiries.models import Dispatch, FraudReport, Staff
from inquiries.models.few import first_of


class Alarms:
    """Those of this moment, the oldest first; none for whoever does not hear of them."""

    def __init__(self, reader: Staff) -> None:
        asked = FraudReport.objects.alarming(reader)
        self._few = first_of(asked.to_list().select_related("alarm").oldest_first())
        failed = Dispatch.objects.alarms().failed().select_related("escalation")
        self.unreached = first_of(failed.oldest_first())
        self.rows, self.count, self.others = self._few.rows, self._few.count, self._few.others

    @property
    def is_red(self) -> bool:
        """Something is open."""
        return bool(self.count or self.unreached.count)

    @property
    def marks(self) -> str:
        """What tells whether they are others than the page shows."""
        shown = [*(report.pk for report in self.rows), "", *(mail.pk for mail in self.unreached.rows)]
        return f"{self.count}.{'.'.join(map(str, shown))}"
