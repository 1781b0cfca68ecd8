"""Call limit 通話の目安時間: after how long a call is warned of, and what is said then. One row, set by a supervisor.

The sentences say nothing of the incident: no fact, no promise. So they need no second person, as answers and statements
do. A supervisor alone writes them, each text stands in the history, and none may hold what is never said.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.limit import Limit, LimitManager

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

MINUTES = 30
SENTENCES = {
    "warning_ja": (
        "恐れ入りますが、同じご要望を繰り返し承っており、これ以上お話を伺いましても、お答えは変わりかねます。"
        "また、担当者への大声や威圧的なお言葉はお控えくださいますようお願いいたします。"
        "このまま続く場合は、誠に勝手ながら、こちらからお電話を終了させていただきます。"
    ),
    "ending_ja": (
        "誠に申し訳ございませんが、これ以上のご対応はいたしかねますので、お電話を終了させていただきます。"
        "失礼いたします。"
    ),
    "warning_en": (
        "I am sorry, but we have heard this request several times now, and our answer will stay the same. "
        "I must also ask you not to shout at or threaten our staff. "
        "If this goes on, I will have to end the call."
    ),
    "ending_en": "I am sorry, but there is nothing more that I can do for you, so I am ending this call. Goodbye.",
}
"""What is said until a supervisor writes something else: a warning, then the end of the call."""


class CallLimitManager(LimitManager["CallLimit"]):
    """Reads it, and sets it."""

    def in_force(self) -> CallLimit:
        """As it was last set; before the first time our own, which nobody set and which is not saved."""
        return self.last() or CallLimit(minutes=MINUTES, **SENTENCES)

    @transaction.atomic
    def change(self, minutes: int, sentences: Mapping[str, str], *, by: Staff, at: datetime | None = None) -> None:
        """From now on calls are warned of after so many minutes, with these sentences."""
        now, before = at or timezone.now(), self.in_force()
        said: dict[str, Any] = {name: mask(sentences[name]).text for name in SENTENCES}
        is_reworded = said != {name: getattr(before, name) for name in SENTENCES}
        if minutes == before.minutes and not is_reworded:
            return
        self.keep(minutes=minutes, by=by, at=now, **said)
        if minutes != before.minutes:
            Event.record("call_limit.set", by=by, at=now, minutes=minutes)
        if is_reworded:
            Event.record("call_limit.reworded", by=by, at=now, **said)


class CallLimit(Limit):
    """How many minutes, what is said to the caller then, and who set it when."""

    minutes = models.PositiveSmallIntegerField()
    warning_ja = models.TextField()
    warning_en = models.TextField()
    ending_ja = models.TextField()
    ending_en = models.TextField()

    objects = CallLimitManager()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(minutes__gt=0), name="some_time_to_talk")]

    def __str__(self) -> str:
        return str(self.minutes)

    @property
    def span(self) -> timedelta:
        """The time itself."""
        return timedelta(minutes=self.minutes)
