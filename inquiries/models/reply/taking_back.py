"""Taking back 取り消し: a reply is stopped within its pause by whoever wrote it, or by a supervisor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.inquiry.message import Message
    from inquiries.models.staff import Staff


class AlreadyGone(Refusal):
    """The mail has left, or is leaving: it cannot be taken back."""

    sentence = _("The mail has left; it cannot be taken back.")


class AnothersReply(Refusal):
    """A colleague wrote it."""

    sentence = _("%(name)s wrote this reply. Only they, or a supervisor, can take it back.")


def can_stop(staff: Staff, message: Message) -> bool:
    """They wrote it, or supervise."""
    return staff.can_supervise or staff.pk == message.author_id


def must_be_theirs(message: Message, *, by: Staff) -> None:
    """AnothersReply where a colleague wrote it."""
    if not can_stop(by, message):
        raise AnothersReply(name=str(message.author))
