"""Mark 引換コードの印: what stands in a letter in the place of a code, until the mail itself is built.

`{remedy}` becomes the mark. A mark gives a code only to the message that it was sent with, from a remedy of the same
matter and the same person; copied into another letter it is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from inquiries.models.refusal import Refusal

from .beneficiary import Beneficiary
from .promise import NothingPromised, Promise
from .remedy import Remedy
from .remedy_code import NoCodeLeft, RemedyCode

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.inquiry.message import Message
    from inquiries.models.staff import Staff

MARK = re.compile(r"[【\[](?:引換コード|gift code) R-([0-9]{1,12})[】\]]")
GONE = gettext_noop("The code in it was called back. Take the mail back, or settle it and write anew.")
"""Why the outbox does not send a mail."""


class NoSuchRemedy(Refusal):
    """The letter holds a mark of something that cannot be given with it."""

    sentence = _("The code in this reply cannot be given: it is not approved, or was given already. Take its line out.")


def _in(text: str) -> list[int]:
    return sorted({int(number) for number in MARK.findall(text)})


def must_be_givable(text: str, inquiry: Inquiry) -> None:
    """All marks in a letter of this inquiry can be given with it. NoSuchRemedy, NothingPromised, NoCodeLeft."""
    if not (keys := _in(text)):
        return
    approved = Remedy.objects.of_person(inquiry).filter(pk__in=keys, state=Remedy.State.APPROVED)
    worths = Counter(approved.values_list("promise__yen", flat=True))
    if worths.total() != len(keys):
        raise NoSuchRemedy
    if Promise.objects.in_force() is None:
        raise NothingPromised
    free = RemedyCode.objects.free()
    if any(free.worth(yen)[:count].count() < count for yen, count in worths.items()):
        raise NoCodeLeft


def send_with(message: Message, *, by: Staff, at: datetime) -> None:
    """The message takes the codes of its marks along. They leave when it leaves. HasOne, NoCodeLeft."""
    for remedy in [Remedy(pk=key).held(Remedy.State.APPROVED) for key in _in(message.text)]:
        Beneficiary.objects.note(remedy, at=at)  # merged since, they may be somebody who has one
        RemedyCode.objects.take(remedy, at=at)
        remedy.stand(Remedy.State.LEAVING, message=message, way=Remedy.Way.MAIL, given_by=by)


def filled(message: Message) -> str:
    """The text as the mail says it, with its codes. WrongKeys."""
    if not _in(message.text):
        return message.text
    held = {code.remedy_id: code.plain() for code in RemedyCode.objects.standing().filter(remedy__message=message)}
    return MARK.sub(lambda mark: held.get(int(mark[1])) or mark[0], message.text)


def obstacle(message: Message) -> str:
    """Why a mail with marks must not leave, or an empty string."""
    if not (keys := _in(message.text)):
        return ""
    held = RemedyCode.objects.standing().filter(remedy__message=message, remedy__in=keys)
    return GONE if held.count() != len(keys) else ""


def sent(message: Message | None, *, at: datetime) -> None:
    """The mail has left: they are given."""
    for remedy in _with(message, Remedy.State.LEAVING):
        remedy.stand(Remedy.State.GIVEN, given_at=at)
        remedy.inquiry.record("remedy.given", by=remedy.given_by, at=at, remedy=remedy.pk, way=Remedy.Way.MAIL)


def came_back(message: Message | None, *, at: datetime, is_void: bool = True) -> None:
    """The mail bounced, so its codes are void; or it never left, so they are free."""
    for remedy in _with(message, Remedy.State.LEAVING, Remedy.State.GIVEN):
        remedy.come_back(by=None, at=at, is_void=is_void)


def settled(mails: Iterable[tuple[Message | None, bool]], *, at: datetime) -> None:
    """These do not leave any more; with each, whether it was tried: then its code is void, else free."""
    for message, was_tried in mails:
        came_back(message, at=at, is_void=was_tried)


def _with(message: Message | None, *states: Remedy.State) -> list[Remedy]:
    if message is None or not _in(message.text):
        return []
    rows = Remedy.objects.select_for_update(of=("self",)).filter(message=message, state__in=states)
    return list(rows.select_related("inquiry", "given_by"))
