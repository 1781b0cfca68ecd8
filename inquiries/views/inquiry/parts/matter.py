"""The matter of an inquiry: what was merged into it or split off, and what belongs to all of its parts."""

from __future__ import annotations

from datetime import datetime, timedelta

from inquiries.models import (
    Bond,
    Callback,
    Decision,
    Escalation,
    FraudReport,
    Inquiry,
    Merge,
    Message,
    Participant,
    Received,
    Reissue,
    Split,
)

FRESH = timedelta(minutes=10)
"""For so long the page offers to undo a merge or a split."""


class Matter:
    """Made of an inquiry that was fetched with `to_show`."""

    def __init__(self, inquiry: Inquiry, now: datetime) -> None:
        self.inquiry, self.now = inquiry, now
        self.merges: list[Merge] = sorted(inquiry.merges.all(), key=lambda merge: merge.at)
        self.splits: list[Split] = sorted(inquiry.splits.all(), key=lambda split: split.at)
        self.parts = [inquiry, *(merge.inquiry for merge in self.merges)]
        persons = [merge.inquiry.contact for merge in self.merges if merge.bond == Bond.PERSON]
        self._known = {address.address for person in persons for address in person.addresses.all()}
        self._parties = {merge.inquiry_id for merge in self.merges if merge.bond == Bond.PARTY}

    def is_aside(self, message: Message) -> bool:
        """Its sender is not the contact, nor the same person under another entry."""
        if message.kind != Message.Kind.IN or message.sender_address in self._known:
            return False
        return message.from_third_party or message.inquiry_id in self._parties

    @property
    def participants(self) -> list[Participant]:
        """Of all parts."""
        return [one for part in self.parts for one in part.participants.all()]

    @property
    def escalations(self) -> list[Escalation]:
        """The open ones of all parts, the soonest due first."""
        return sorted((one for one in self._asked if one.is_open), key=lambda one: (one.due_at, one.pk))

    @property
    def withdrawn(self) -> list[Escalation]:
        """Escalations that were withdrawn."""
        return [one for one in self._asked if hasattr(one, "withdrawal")]

    @property
    def decisions(self) -> list[Decision]:
        """Of all parts, the newest first."""
        decided = [one.decision for one in self._asked if hasattr(one, "decision")]
        return sorted(decided, key=lambda one: (one.at, one.pk), reverse=True)

    @property
    def _asked(self) -> list[Escalation]:
        return [one for part in self.parts for one in part.escalations.all()]

    @property
    def callbacks(self) -> list[Callback]:
        """The calls promised, of all parts."""
        return [one for part in self.parts for one in part.callbacks.all()]

    @property
    def reissues(self) -> list[Reissue]:
        """The cards to be replaced, of all parts."""
        return [one for part in self.parts for one in part.reissues.all()]

    @property
    def fraud_reports(self) -> list[FraudReport]:
        """The charges that the customer does not know, of all parts."""
        return list(FraudReport.objects.filter(inquiry__in=self.parts).oldest_first())

    @property
    def fresh(self) -> Merge | Split | None:
        """The newest merge or split of the last ten minutes."""
        made = [*self.merges, *self.splits, *filter(None, [getattr(self.inquiry, "split", None)])]
        made = [one for one in made if one.at > self.now - FRESH]
        return max(made, key=lambda one: one.at, default=None)

    @property
    def fresh_merge(self) -> Merge | None:
        """The same, if it is a merge."""
        return self.fresh if isinstance(self.fresh, Merge) else None


def hint_for(inquiry: Inquiry) -> Received | None:
    """The ledger row whose hint says that this inquiry may belong to another, unless they are merged."""
    row = None if inquiry.is_merged else Received.objects.hinting(inquiry)
    return row if row and row.hint and row.hint.survivor != inquiry else None
