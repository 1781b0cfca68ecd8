"""Loads a crowd into an empty hotline, or into one that holds a sample."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from inquiries.models import Answer, Contact, Inquiry, Issuer, Role, Sample, Staff, Topic, Use, Version
from inquiries.models.refusal import Refusal
from inquiries.sample.incident import found

from .codes import list_in_force
from .companies import write_companies
from .fate import Fortune, Ground
from .people import Directory
from .writing import write

AT_ONCE = 2_000


class HoldsPeople(Refusal):
    """The database holds people that no sample made: they may be real."""

    sentence = _("There are people here that no sample made; nothing was loaded.")


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many of each are made, with which password the staff signs in, and for which moment."""

    inquiries: int
    staff: int
    seed: int
    password: str
    now: datetime

    @transaction.atomic
    def prepare(self) -> None:
        """The staff, and in an empty hotline the notice and answers of the sample. HoldsPeople is raised before."""
        if not Sample.objects.exists():
            if any(model.objects.exists() for model in (Contact, Inquiry, Staff)):
                raise HoldsPeople
            Sample.objects.mark(at=self.now, seed=self.seed)
            found(now=self.now, password=self.password, random=self._random())
        first, directory, hashed = Staff.objects.count(), Directory(self._random()), make_password(self.password)
        Staff.objects.bulk_create(
            Staff(
                username=f"load{number}",
                name=directory.person(number).name,
                role=Role.OPERATOR,
                password=hashed,
            )
            for number in range(first + 1, first + 1 + self.staff)
        )

    def load(self) -> None:
        """The inquiries, the oldest first, some thousand in each transaction."""
        newest = Inquiry.objects.order_by("pk").last()
        first = newest.pk if newest else 0
        write_companies(self.ground())
        ground = self.ground()
        list_in_force(ground)
        fortune = Fortune(ground, self._random())
        for start in range(0, self.inquiries, AT_ONCE):
            places = range(start, min(start + AT_ONCE, self.inquiries))
            fates = [fortune.fate(first + place + 1, (place + 1) / self.inquiries) for place in places]
            with transaction.atomic():
                write(fates, ground)
            if not start:
                _analyse()
        Use.objects.mend()

    def ground(self) -> Ground:
        """What stands in the database before anybody asks."""
        staff = Staff.objects.current().order_by("pk")
        return Ground(
            now=self.now,
            operators=list(staff.filter(role=Role.OPERATOR)),
            card_desk=staff.filter(role=Role.CARD_DESK)[0],
            supervisor=staff.filter(role=Role.SUPERVISOR)[0],
            headquarters=staff.filter(role=Role.HEADQUARTERS)[0],
            topics={topic.key: topic for topic in Topic.objects.all()},
            answers={a.topic.key: a for a in Answer.objects.approved().of(Version.objects.in_force()).to_show()},
            issuers=list(Issuer.objects.order_by("pk")),
        )

    def _random(self) -> Random:
        return Random(self.seed)  # noqa: S311 - a story, no secret


def _analyse() -> None:
    """Tell PostgreSQL what the rows are like: as long as it believes in none, it joins by looking at all with all."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
