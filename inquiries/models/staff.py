"""Staff 担当者: who may sit at the desk, and in which part."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """The part that a person plays; it decides what they may see."""

    OPERATOR = "operator", pgettext_lazy("role", "Operator")
    SUPERVISOR = "supervisor", pgettext_lazy("role", "Supervisor")
    CARD_DESK = "card_desk", pgettext_lazy("role", "Card desk")
    HEADQUARTERS = "headquarters", pgettext_lazy("role", "Headquarters")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administrator")


AT_THE_DESK = (Role.OPERATOR, Role.SUPERVISOR, Role.CARD_DESK)


class NameTaken(Exception):
    """Somebody signs in under this name already."""


class StaffManager(BaseUserManager["Staff"]):
    """Makes staff, and finds them."""

    def at_the_desk(self) -> models.QuerySet[Staff]:
        """Who works with customers, or did."""
        return self.filter(role__in=AT_THE_DESK).order_by("username")

    def enrol(
        self, *, username: str, name: str, role: str, password: str, email: str = "", expires_on: date | None = None
    ) -> Staff:
        """Take on a person who can sign in at once."""
        staff = self.model(
            username=username, name=name, role=role, email=self.normalize_email(email), expires_on=expires_on
        )
        staff.set_password(password)
        try:
            with transaction.atomic():
                staff.save()
        except IntegrityError:
            raise NameTaken from None
        return staff


class Staff(AbstractBaseUser):
    """A person with a sign-in. Headquarters sees figures and administrators settings; neither sees a customer."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=20, choices=Role)
    is_active = models.BooleanField(default=True)
    expires_on = models.DateField(null=True, blank=True)

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
    def can_see_inquiries(self) -> bool:
        """Works with customers."""
        return self.role in AT_THE_DESK

    @property
    def can_supervise(self) -> bool:
        """May assign to others and approve answers."""
        return self.role == Role.SUPERVISOR

    @property
    def can_publish(self) -> bool:
        """May look at what was read from a notice, and put it in force."""
        return self.role in (Role.SUPERVISOR, Role.HEADQUARTERS)

    @property
    def can_see_answers(self) -> bool:
        """May read the notice and the answers drawn from it."""
        return self.role != Role.ADMINISTRATOR
