"""Kind 操作の種類: the table of all acts that can be done to many at once. A new kind is a module and a row here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import pgettext_lazy

from .act import Act
from .acts.calling import Calling
from .acts.closing import Closing
from .acts.giving import Giving, Releasing, Taking
from .acts.holding import Holding, Resuming
from .acts.reminding import Reminding
from .acts.replying import Replying
from .acts.sorting import Prioritising, Sorting
from .acts.stepping import Stepping
from .target import Target

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class Kind(models.TextChoices):
    """In the order in which the bar offers them."""

    REPLY = "reply", pgettext_lazy("batch", "Answer by mail")
    TAKE = "take", pgettext_lazy("batch", "Take")
    GIVE = "give", pgettext_lazy("batch", "Give to")
    RELEASE = "release", pgettext_lazy("batch", "Put back")
    TOPICS = "topics", pgettext_lazy("batch", "Topics")
    PRIORITY = "priority", pgettext_lazy("batch", "Priority")
    HOLD = "hold", pgettext_lazy("batch", "Put on hold")
    RESUME = "resume", pgettext_lazy("batch", "End the hold")
    CLOSE = "close", pgettext_lazy("batch", "Close")
    STEP = "step", pgettext_lazy("batch", "Write down a step")
    CALL = "call", pgettext_lazy("batch", "Promise a call")
    REMIND = "remind", pgettext_lazy("batch", "Ask by mail how far it is")


ACTS: dict[str, type[Act]] = {
    Kind.REPLY: Replying,
    Kind.TAKE: Taking,
    Kind.GIVE: Giving,
    Kind.RELEASE: Releasing,
    Kind.TOPICS: Sorting,
    Kind.PRIORITY: Prioritising,
    Kind.HOLD: Holding,
    Kind.RESUME: Resuming,
    Kind.CLOSE: Closing,
    Kind.STEP: Stepping,
    Kind.CALL: Calling,
    Kind.REMIND: Reminding,
}
FROM_CARDS = [Kind.CALL, Kind.REMIND, Kind.REPLY]
"""What is done to the inquiries of cards that were chosen."""


def offered(of: Target, staff: Staff) -> list[Kind]:
    """What this person can do to many of these at once."""
    rows = [kind for kind in Kind if ACTS[kind].of == of and kind != Kind.REMIND]
    return [kind for kind in (rows + FROM_CARDS if of == Target.REISSUE else rows) if staff.may(ACTS[kind].right)]
