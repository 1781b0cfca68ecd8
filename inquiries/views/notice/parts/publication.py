"""What will happen when a notice comes into force, and whether the reader may put it there."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from inquiries.models import Correction, Edition, Proof, Staff, Version
from inquiries.models.notice.notice import VersionQuerySet
from inquiries.models.notice.proof import ProofQuerySet
from inquiries.models.reply.renewal import held_drafts, held_mails
from inquiries.notice.versions.forecast import TOLD, Forecast
from inquiries.notice.versions.proofing import checked, items, read_again
from inquiries.notice.versions.runs import Run, runs

from .proofsheet import NAMES, shown


class Publication:
    """Everything that the page before it says."""

    def __init__(self, proof: Proof, staff: Staff) -> None:
        reading, checks = read_again(proof), list(proof.checks.all())
        self.title, self.fingerprint = reading.title, proof.fingerprint()
        self.unsettled = sum(item.needs_somebody for item in items(reading, checks))
        self.forecast = Forecast(checked(reading, checks))
        self.others = list(Staff.objects.publishing().exclude(pk=staff.pk))
        self.is_own = proof.is_work_of(staff)

    @property
    def may(self) -> bool:
        """The reader is the second person, or there is none."""
        return not self.unsettled and not (self.is_own and self.others)

    @property
    def changed(self) -> list[list[Run]]:
        """Clauses that read otherwise, word by word."""
        changes = self.forecast.changes
        return [runs(old, new) for old, new in changes.changed] if changes else []

    @property
    def turned(self) -> list[tuple[str, str, str]]:
        """How customers reach the hotline, who is affected and how many: what was said and what will be."""
        return [
            (str(NAMES[one.name]), _listed(one.name, one.old), _listed(one.name, one.new))
            for one in self.forecast.turned
        ]

    @property
    def is_reached_as_before(self) -> bool:
        """Telephone, mail and hours stay."""
        return not any(one.name in TOLD for one in self.forecast.turned)

    @cached_property
    def drafts(self) -> int:
        """Replies under the pen that quote something: all are held."""
        return held_drafts(None).count()

    @cached_property
    def mails(self) -> int:
        """Queued replies that quote something: none leaves."""
        return held_mails(None).count()

    @cached_property
    def letters(self) -> int:
        """Corrections that nobody has approved: they have to be written anew."""
        return Correction.objects.needing_somebody().count()


class Publications:
    """For the home screen: what waits for a second person before the public or the desk hears it.

    Notices, versions that one person put in force, and for headquarters the company statements of others.
    """

    def __init__(self, staff: Staff) -> None:
        self.waiting: ProofQuerySet = Proof.objects.visible_to(staff).waiting().newest_first()
        self.alone: VersionQuerySet = (
            Version.objects.seen_by_one_person() if staff.can_see_answers else Version.objects.none()
        )
        self.statements = list(Edition.objects.to_approve(staff).in_order().to_show())


def _listed(name: str, values: list[object]) -> str:
    """In words, or that the notice says nothing of it."""
    return pgettext("list", ", ").join(shown(name, value) for value in values) or _("nothing")
