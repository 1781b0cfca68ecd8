"""Own words 自由な文: the lines of a letter that are neither its frame nor approved by anybody.

They are compared with what may be said today, not with what was once put in: a greeting by a former name, a promised
day that has moved, or an answer that was reworded is for somebody to look at before the letter leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquiries.models.inquiry import letter
from inquiries.models.inquiry.decision import Decision
from inquiries.models.inquiry.variables import Variables

from . import referral, stated
from .arrangement import approved

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry

    from .draft import Draft


def in_(texts: list[str], draft: Draft) -> str:
    """The own words in these texts, which stand in a letter or are being typed for one."""
    inquiry = draft.inquiry
    frame = {line for part in letter.frame(inquiry) for line in part["words"].splitlines()}
    answers = approved(draft.answers.all() if draft.pk else [], Variables(inquiry))
    known = frame | answers | Decision.objects.lines_for(inquiry) | _referred(inquiry) | stated.lines_in(texts, inquiry)
    lines = (line.strip() for text in texts for line in text.splitlines())
    return "\n".join(line for line in lines if line and line not in known)


def _referred(inquiry: Inquiry) -> set[str]:
    """The sentences that the letter may hold on escalated topics."""
    asked = inquiry.escalations.exclude(topic=None).select_related("topic")
    said = (referral.sentences(one.topic, one.due_at, inquiry.language) for one in asked if one.topic)
    return {sentence for sentences in said for sentence in sentences}
