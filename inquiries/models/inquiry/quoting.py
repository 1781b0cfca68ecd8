"""Quoting 引用の記録: a message is recorded with the answers that it holds, or taken back, and their use is counted."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from inquiries.models.answer.use import Use

from .index import Index
from .message import Message, Quotation


@transaction.atomic
def quote(message: Message, pairs: Sequence[tuple[int, int | None]]) -> None:
    """Record what a new message holds: the key of an answer with that of each clause, or None where it quotes none."""
    rows = [Quotation(message=message, answer_id=answer, clause_id=clause) for answer, clause in pairs]
    Quotation.objects.bulk_create(rows)
    Use.objects.count_in((answer for answer, _clause in pairs), at=message.at)


@transaction.atomic
def take_back(message: Message) -> None:
    """It was never said."""
    held = message.quotations.exclude(answer=None).values_list("answer_id", flat=True)
    Use.objects.count_out(held, at=message.at)
    message.delete()
    Index.objects.refresh(message.inquiry_id)
