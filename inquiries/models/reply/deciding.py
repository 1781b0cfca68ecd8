"""Deciding on mails that were not sent, or were withheld: all of a kind at once, each on its timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .dispatch import Dispatch


class NotFailed(Refusal):
    """Only what failed, or was withheld, is for somebody to decide on."""

    sentence = _("This mail is not among those that were not sent. Somebody may have seen to it.")


def change(rows: Sequence[Dispatch], action: str, *, by: Staff, at: datetime, **values: Any) -> None:
    """Change all of these, and record it on each timeline. NotFailed where there are none."""
    if not (rows and type(rows[0]).objects.filter(pk__in=[row.pk for row in rows]).update(**values)):
        raise NotFailed
    for row in rows:
        Event.record(f"{row.kind}.{action}", by=by, inquiry=row.inquiry, at=at, dispatch=row.pk)
