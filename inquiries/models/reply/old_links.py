"""Old links: those that open nothing any more, and when their rows go."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q

from inquiries.models.inquiry.link import Link

from .dispatch import Dispatch


@transaction.atomic
def forget(*, ended_before: datetime) -> int:
    """Delete the links that were used or ran out by then, but those of mails that may leave once more.

    The newest of all stays, so that no database ever gives its key, which its token signs, to another.
    """
    ended = Link.objects.filter(Q(expires_at__lt=ended_before) | Q(used_at__lt=ended_before))
    ended = ended.exclude(pk=Link.objects.aggregate(newest=Max("pk"))["newest"])
    Dispatch.objects.filter(link__in=ended, sent_at__isnull=False).update(link=None)
    return ended.exclude(pk__in=Dispatch.objects.filter(link__isnull=False).values("link")).delete()[0]
