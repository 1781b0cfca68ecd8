"""Staff 担当者: who may sit at the desk, and in which part."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .encrypted import EncryptedField
from .refusal import Refusal
from .role import RIGHTS, Right, Role


class NameTaken(Refusal):
    """Somebody signs in under this name already."""

    sentence = _("There is a %(username)s already.")


class StaffManager(BaseUserManager["Staff"]):
    """Makes staff, and finds them."""

    def at_the_desk(self) -> models.QuerySet[Staff]:
        """Those with a role that works with customers, expired accounts too."""
        return self.filter(role__in=RIGHTS[Right.SEE_INQUIRIES]).order_by("username")

    def current(self) -> models.QuerySet[Staff]:
        """Who may sign in today."""
        gone = models.Q(expires_on__lt=timezone.localdate())
        return self.filter(is_active=True).exclude(gone)

    def gone(self) -> models.QuerySet[Staff]:
        """Who may not: ended, or their last day is over."""
        return self.filter(models.Q(is_active=False) | models.Q(expires_on__lt=timezone.localdate()))

    def working(self) -> models.QuerySet[Staff]:
        """Those of the desk who may sign in today."""
        return self.current().filter(role__in=RIGHTS[Right.SEE_INQUIRIES]).order_by("username")

    def publishing(self) -> models.QuerySet[Staff]:
        """Who may put a notice in force today."""
        return self.current().filter(role__in=RIGHTS[Right.PUBLISH]).order_by("username")

    def enrol(
        self,
        *,
        username: str,
        name: str,
        role: str,
        password: str = "",
        hashed: str = "",
        email: str = "",
        expires_on: date | None = None,
    ) -> Staff:
        """Take on a person who can sign in at once; `hashed` is a password that was hashed before, which is slow."""
        staff = self.model(
            username=username, name=name, role=role, email=self.normalize_email(email), expires_on=expires_on
        )
        staff.password = hashed or make_password(password)
        try:
            with transaction.atomic():
                staff.save()
        except IntegrityError:
            raise NameTaken(username=username) from None
        return staff


class Staff(AbstractBaseUser):
    """A person with a sign-in. Headquarters sees figures and what it is asked, administrators settings; no customer."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    email = EncryptedField(max_length=254, blank=True)
    role = models.CharField(max_length=20, choices=Role)
    is_active = models.BooleanField(default=True)
    expires_on = models.DateField(null=True, blank=True)
    one_time_until = models.DateTimeField(null=True, blank=True)
    """Until when the password on a slip works. Without it the password is their own."""

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]
    objects = StaffManager()

    def __str__(self) -> str:
        return self.name

    @property
    def is_current(self) -> bool:
        """May sign in today."""
        return self.is_active and (self.expires_on is None or self.expires_on >= timezone.localdate())

    @property
    def is_slip_over(self) -> bool:
        """The password on their slip was not used in time."""
        return self.one_time_until is not None and self.one_time_until <= timezone.now()

    def may(self, right: Right) -> bool:
        """As the table of roles says."""
        return self.role in RIGHTS[right]

    @property
    def can_see_inquiries(self) -> bool:
        """Works with customers."""
        return self.may(Right.SEE_INQUIRIES)

    @property
    def can_supervise(self) -> bool:
        """May assign to others and approve answers."""
        return self.may(Right.SUPERVISE)

    @property
    def can_publish(self) -> bool:
        """May look at what was read from a notice, and put it in force."""
        return self.may(Right.PUBLISH)

    @property
    def is_headquarters(self) -> bool:
        """Speaks for the company."""
        return self.may(Right.APPROVE_STATEMENTS)

    @property
    def can_write_statements(self) -> bool:
        """May draft what the company says beside the notice, and retire it; headquarters approves it."""
        return self.may(Right.WRITE_STATEMENTS)

    @property
    def can_keep_enclosures(self) -> bool:
        """May put files into the library of what replies carry, and approve those of others."""
        return self.may(Right.KEEP_ENCLOSURES)

    @property
    def can_keep_issuers(self) -> bool:
        """May complete the directory of card companies, and check the numbers of their desks."""
        return self.may(Right.KEEP_ISSUERS)

    @property
    def can_keep_goodwill(self) -> bool:
        """May propose what the notice promises, load codes, and approve those that others asked for."""
        return self.may(Right.KEEP_GOODWILL)

    @property
    def can_confirm_goodwill(self) -> bool:
        """May confirm what another person proposed that the notice promises."""
        return self.may(Right.CONFIRM_GOODWILL)

    @property
    def can_load_roster(self) -> bool:
        """May prepare the list of affected people."""
        return self.may(Right.LOAD_ROSTER)

    @property
    def can_see_roster(self) -> bool:
        """Sees how many it holds, and may put one in force."""
        return self.may(Right.SEE_ROSTER)

    @property
    def can_make_sheets(self) -> bool:
        """Makes sheets to card companies, and chooses their columns."""
        return self.may(Right.MAKE_SHEETS)

    @property
    def can_hand_over_sheets(self) -> bool:
        """Hands over those of others, and takes in what comes back."""
        return self.may(Right.HAND_OVER_SHEETS)

    @property
    def can_see_seals(self) -> bool:
        """Sees whether the history is as it was written."""
        return self.may(Right.SEE_SEALS)

    @property
    def can_keep_sign_ins(self) -> bool:
        """Sees who is signed in, and looks after lost second factors."""
        return self.may(Right.KEEP_SIGN_INS)

    @property
    def can_see_sightings(self) -> bool:
        """Sees who saw whom."""
        return self.may(Right.SEE_SIGHTINGS)

    @property
    def can_count_sightings(self) -> bool:
        """Sees how much each of the staff saw."""
        return self.may(Right.COUNT_SIGHTINGS)

    @property
    def can_keep_accounts(self) -> bool:
        """Is told which accounts need attention."""
        return self.may(Right.KEEP_ACCOUNTS)

    @property
    def can_see_answers(self) -> bool:
        """May read the notice and the answers drawn from it."""
        return self.may(Right.SEE_ANSWERS)
