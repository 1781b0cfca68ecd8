"""What will happen when a notice comes into force, and whether the reader may publish it."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from inquiries.models import Correction, Edition, EnclosureEdition, Promise, Proof, Staff, Version
from inquiries.models.notice.notice import VersionQuerySet
from inquiries.models.notice.proof import ProofQuerySet
from inquiries.models.reply.renewal import held_drafts, held_mails
from inquiries.notice.versions.forecast import TOLD, Forecast
from inquiries.notice.versions.proofing import checked, items, read_again
from inquiries.notice.versions.runs import Run, runs

from .proofsheet import NAMES, shown


class Publication:
    """Everything that the confirmation page says."""

    def __init__(self, proof: Proof, staff: Staff) -> None:
        reading, checks = read_again(proof), list(proof.checks.all())
        self.title, self.fingerprint = reading.title, proof.fingerprint()
        self.unsettled = sum(item.needs_somebody for item in items(reading, checks))
        self.forecast = Forecast(checked(reading, checks))
        self.others = list(Staff.objects.publishing().exclude(pk=staff.pk))
        self.is_own = proof.is_work_of(staff)

    @property
    def may(self) -> bool:
        """Nothing is unsettled, and the reader is the second person, or there is none."""
        return not self.unsettled and not (self.is_own and self.others)

    @property
    def changed(self) -> list[list[Run]]:
        """Changed clauses, word by word."""
        changes = self.forecast.changes
        return [runs(old, new) for old, new in changes.changed] if changes else []

    @property
    def turned(self) -> list[tuple[str, str, str]]:
        """Changed facts (how to reach the hotline, who is affected, how many): name, old and new."""
        return [
            (str(NAMES[one.name]), _listed(one.name, one.old), _listed(one.name, one.new))
            for one in self.forecast.turned
        ]

    @property
    def is_reached_as_before(self) -> bool:
        """Telephone, mail address and hours do not change."""
        return not any(one.name in TOLD for one in self.forecast.turned)

    @cached_property
    def drafts(self) -> int:
        """How many drafts quote something: all will be held."""
        return held_drafts(None).count()

    @cached_property
    def mails(self) -> int:
        """How many queued replies quote something: none will be sent."""
        return held_mails(None).count()

    @cached_property
    def letters(self) -> int:
        """How many corrections are not approved: they must be rewritten."""
        return Correction.objects.needing_somebody().count()


class Publications:
    """For the home screen: what waits for a second person.

    Proofs, versions that one person put in force alone, for headquarters the company statements of others,
    the files to enclose that others put in, and what they proposed that the notice promises.
    """

    def __init__(self, staff: Staff) -> None:
        self.waiting: ProofQuerySet = Proof.objects.visible_to(staff).waiting().newest_first()
        self.alone: VersionQuerySet = (
            Version.objects.seen_by_one_person() if staff.can_see_answers else Version.objects.none()
        )
        self.statements = list(Edition.objects.to_approve(staff).in_order().to_show())
        self.enclosures = list(EnclosureEdition.objects.to_approve(staff).in_order().to_show())
        self.promises = list(Promise.objects.to_confirm(staff))


def _listed(name: str, values: list[object]) -> str:
    """The values in words; "nothing" where the notice does not say it."""
    return pgettext("list", ", ").join(shown(name, value) for value in values) or _("nothing")
