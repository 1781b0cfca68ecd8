"""Alarms: unknown charges that the notice cannot explain, until the incident team has answered."""

from __future__ import annotations

from inquiries.models import FraudReport, Staff
from inquiries.models.few import first_of


class Alarms:
    """Those of this moment, the oldest first; none for whoever does not hear of them."""

    def __init__(self, reader: Staff) -> None:
        asked = FraudReport.objects.alarming(reader)
        self._few = first_of(asked.to_list().select_related("alarm").oldest_first())
        self.rows, self.count, self.others = self._few.rows, self._few.count, self._few.others

    @property
    def marks(self) -> str:
        """What tells whether they are others than the page shows."""
        return f"{self.count}.{'.'.join(str(report.pk) for report in self.rows)}"
