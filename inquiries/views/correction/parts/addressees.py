"""Addressees of a correction by way (mail, telephone, none), one page of them."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from inquiries.models import Addressee, Correction, Dispatch

ROWS = 50


class Addressees:
    """`?way=` chooses the way; rows that somebody must still call come first."""

    def __init__(self, correction: Correction, asked: QueryDict, now: datetime) -> None:
        self.rows = Addressee.objects.filter(correction=correction)
        self.to_call = self.rows.to_call().count()
        counts = Counter(self.rows.values_list("way", flat=True))
        self.ways = [(way, counts[way]) for way in Addressee.Way]
        default = Addressee.Way.PHONE if self.to_call else Addressee.Way.MAIL
        said = asked.get("way")
        self.way = Addressee.Way(said) if said in Addressee.Way.values else default
        shown = self.rows.filter(way=self.way).to_list().in_order()
        self.page: Page[Addressee] = Paginator(shown, ROWS).get_page(asked.get("page"))
        mails = Dispatch.objects.filter(message__addressee__correction=correction)
        first = mails.oldest_first().first()
        self.can_be_taken_back = first is not None and first.can_be_taken_back(now)
        self.leaves_at = first.not_before if first else None
