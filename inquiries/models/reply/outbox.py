"""The outbox: questions about many mails on their way, and those that the program writes by itself."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from email.utils import parseaddr
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.link import Link

from .loop import DAY, HOUR, Likeness, is_loop, likeness, notice_address
from .pace import SPAN, Backlog, quota
from .recipient import recipient_of
from .turns import Standing, domain_of, in_turn, standing_of

if TYPE_CHECKING:
    from inquiries.models.inquiry.escalation import Escalation
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.inquiry.message import Message
    from inquiries.models.staff import Staff

    from .dispatch import Dispatch


WITHHELD = Q(withheld_at__isnull=False, settled_at=None)
CODES = 20
"""Places in one pass that replies leave to codes, which run out; and no more, for somebody may ask for many of them."""
UNFINISHED = Q(Q(sent_at=None) | Q(bounced_at__isnull=False), settled_at=None)


def new_mail_id() -> str:
    """A Message-ID of ours: `<random@the domain that we write from>`.

    It has letters only: digits might look like a card number, and would come back to us masked.
    """
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"<{''.join(secrets.choice(ascii_lowercase) for _ in range(28))}@{domain}>"


class DispatchQuerySet(GatedQuerySet["Dispatch"]):
    """Each name reads as an adjective; they chain."""

    def visible_to(self, staff: Staff) -> DispatchQuerySet:
        """The gate. Codes are seen by nobody: that one leaves says that the address is on the list."""
        return super().visible_to(staff).spoken_of()

    def spoken_of(self) -> DispatchQuerySet:
        """All but codes."""
        return self.exclude(kind=self.model.Kind.CODE)

    def due(self, now: datetime) -> DispatchQuerySet:
        """May leave now, and no process has a lease on it."""
        return self.waiting().filter(Q(claimed_until=None) | Q(claimed_until__lt=now), not_before__lte=now)

    def waiting(self) -> DispatchQuerySet:
        """Not sent, not given up and not withheld."""
        return self.filter(sent_at=None, failed_at=None, withheld_at=None)

    def withheld(self) -> DispatchQuerySet:
        """Acknowledgements that look like part of a loop: somebody must decide."""
        return self.filter(WITHHELD)

    def alike(self, pattern: str) -> DispatchQuerySet:
        """Acknowledgements of mails that say the same, from one domain."""
        return self.filter(pattern=pattern) if pattern else self.none()

    def acknowledgements(self) -> DispatchQuerySet:
        """Those whose pace is limited, so that replies and links do not wait behind them."""
        return self.filter(kind=self.model.Kind.ACKNOWLEDGEMENT)

    def pressing(self) -> DispatchQuerySet:
        """Replies, links and alarms."""
        return self.exclude(kind__in=[self.model.Kind.ACKNOWLEDGEMENT, self.model.Kind.CODE])

    def codes(self) -> DispatchQuerySet:
        """One-time codes: behind replies and links, but some in each pass."""
        return self.filter(kind=self.model.Kind.CODE)

    def alarms(self) -> DispatchQuerySet:
        """To the incident team: before all others."""
        return self.filter(kind=self.model.Kind.ALARM)

    def allowed(self, now: datetime) -> int:
        """How many acknowledgements may leave at this moment."""
        left = self.acknowledgements().filter(sent_at__gt=now - SPAN).count()
        in_hand = self.acknowledgements().waiting().filter(claimed_until__gte=now).count()
        return max(0, quota() - left - in_hand)

    def leaving(self, now: datetime, most: int) -> list[int]:
        """The keys of at most `most` that leave now: alarms, replies and links, codes, then acknowledgements."""
        due = self.due(now).oldest_first()
        alarms = due.alarms().values_list("pk", flat=True)[:most]
        codes = due.codes().values_list("pk", flat=True)[: min(CODES, most - len(alarms))]
        replies = due.pressing().exclude(kind=self.model.Kind.ALARM).values_list("pk", flat=True)
        first = [*alarms, *replies[: most - len(alarms) - len(codes)], *codes]
        then = min(most - len(first), self.allowed(now))
        return [*first, *in_turn(due.acknowledgements(), self.acknowledgements().filter(sent_at__gt=now - HOUR), then)]

    def prove(self) -> None:
        """Somebody opened the link in these: their mailboxes are read, and from now on they are known."""
        for mail in self:
            about = {"recipient": recipient_of(mail.to_address), "domain": domain_of(mail.to_address)}
            self.filter(pk=mail.pk).update(standing=Standing.PROVEN, **about)

    def overdue_since(self, now: datetime) -> datetime | None:
        """When the oldest overdue mail should have left. Acknowledgements that the pace holds back are not overdue."""
        due = self.waiting().filter(not_before__lte=now)
        oldest = due.oldest_first().first()
        if oldest and oldest.kind == self.model.Kind.ACKNOWLEDGEMENT and self._is_at_its_pace(now):
            oldest = due.pressing().oldest_first().first()
        return oldest.not_before if oldest else None

    def _is_at_its_pace(self, now: datetime) -> bool:
        """The pace, not a fault, holds acknowledgements back."""
        allowed = self.allowed(now)
        return not quota() or (allowed < quota() and self.due(now).acknowledgements().count() > allowed)

    def backlog(self, now: datetime) -> Backlog:
        """The acknowledgements that wait for their turn."""
        waiting = self.due(now).acknowledgements().count()
        return Backlog.of(waiting, self.allowed(now) if waiting else 0, now)

    def failed(self) -> DispatchQuerySet:
        """Given up or bounced, and nobody has dealt with it."""
        return self.unfinished().filter(Q(failed_at__isnull=False) | Q(bounced_at__isnull=False))

    def unfinished(self) -> DispatchQuerySet:
        """Not sent, or bounced, and nobody has dealt with it. Few of all: the index `dispatch_unfinished` is theirs."""
        return self.filter(UNFINISHED)

    def settled_with(self, pk: int) -> DispatchQuerySet:
        """This mail, if it was settled, and those of its loop that were settled with it."""
        settled = self.filter(settled_at__isnull=False)
        one = settled.filter(pk=pk).first()
        if one and one.withheld_at:
            return settled.filter(settled_at=one.settled_at, pattern=one.pattern)
        return settled.filter(pk=pk)

    def known_as(self, identifier: str) -> DispatchQuerySet:
        """The mail of this Message-ID, or that a provider gave this identifier."""
        return self.filter(Q(mail_id=identifier) | Q(provider_id=identifier)) if identifier else self.none()

    def to_list(self) -> DispatchQuerySet:
        """With all that a row of the list prints."""
        return self.select_related("inquiry__contact")

    def with_quoted(self) -> DispatchQuerySet:
        """With the version that each quotes, as `quoted`."""
        return self.prefetch_related("message__quotations__clause__version")

    def oldest_first(self) -> DispatchQuerySet:
        """In the order in which they may leave."""
        return self.order_by("not_before", "pk")

    @transaction.atomic(savepoint=False)
    def acknowledge(
        self, inquiry: Inquiry, *, asked: Message | None = None, is_answer: bool = False, at: datetime | None = None
    ) -> Dispatch | None:
        """Tell the customer that the inquiry has arrived, with its number and a link; once a day for an address.

        `asked` is its first message, where that is at hand. `is_answer`: it answers a mail of ours, and its sender is a
        stranger. What looks like a loop is withheld.
        """
        now = at or timezone.now()
        address, kind = inquiry.contact.reply_address, self.model.Kind.ACKNOWLEDGEMENT
        if address is None:
            return None
        if self._since(now - DAY, kind, address.address).exists():
            notice_address(inquiry, kind, now)
            return None
        asked = asked or inquiry.messages.received().oldest_first().first()
        mark, most = likeness(asked, is_answer=is_answer) if asked else Likeness()
        is_withheld = bool(mark) and is_loop(self.alike(mark), most, now)
        return self._link(inquiry, kind, now, pattern=mark, withheld_at=now if is_withheld else None)

    @transaction.atomic
    def send_link(self, inquiry: Inquiry, *, at: datetime | None = None) -> Dispatch | None:
        """Mail a fresh link to the customer: at most one in ten minutes, HOTLINE_AUTOMATIC_PER_ADDRESS in an hour."""
        now = at or timezone.now()
        address, kind = inquiry.contact.reply_address, self.model.Kind.LINK
        if address is None or self._since(now - timedelta(minutes=10), kind, address.address).exists():
            return None
        if self._since(now - HOUR, kind, address.address).count() >= settings.HOTLINE_AUTOMATIC_PER_ADDRESS:
            Event.record(f"{kind}.withheld", by=None, inquiry=inquiry, at=now)
            return None
        return self._link(inquiry, kind, now)

    @transaction.atomic
    def alarm(self, asked: Escalation, *, at: datetime) -> None:
        """Mail the incident team that it is asked, and nothing that names the customer: to each address once."""
        kind = self.model.Kind.ALARM
        for address in dict.fromkeys(settings.HOTLINE_ALARM_ADDRESSES):
            self.create(
                inquiry=asked.inquiry,
                escalation=asked,
                kind=kind,
                to_address=address,
                mail_id=new_mail_id(),
                queued_at=at,
                not_before=at,
            )
            Event.record(f"{kind}.queued", by=None, inquiry=asked.inquiry, at=at)

    def put_off(self, until: datetime) -> None:
        """None of these leaves before then, but for those on which a try has begun."""
        self.waiting().filter(tries=0).update(not_before=until)

    def withdraw_unsent(self, inquiry: Inquiry, *, at: datetime) -> None:
        """Remove unsent acknowledgements and links: the inquiry has another contact now. Its codes end, and stay.

        Whoever asked for a code has no right to what the new contact may be told; that one was mailed is told nobody.
        """
        inquiry.one_time_codes.untried(at).update(expires_at=at)
        unsent = self.spoken_of().filter(inquiry=inquiry, message=None, escalation=None, sent_at=None, failed_at=None)
        for dispatch in unsent.filter(Q(claimed_until=None) | Q(claimed_until__lt=at)):
            Event.record(f"{dispatch.kind}.withdrawn", by=None, inquiry=inquiry, at=at)
            dispatch.delete()

    def _since(self, at: datetime, kind: Dispatch.Kind, address: str) -> DispatchQuerySet:
        return self.filter(kind=kind, recipient=recipient_of(address), queued_at__gt=at)

    def _link(self, inquiry: Inquiry, kind: Dispatch.Kind, now: datetime, **but: Any) -> Dispatch:
        address = inquiry.contact.reply_address
        assert address is not None
        action = "stopped" if but.get("withheld_at") else "queued"
        Event.record(f"{kind}.{action}", by=None, inquiry=inquiry, at=now)
        return self.create(
            inquiry=inquiry,
            kind=kind,
            link=Link.objects.issue(inquiry, at=now),
            to_address=address.address,
            recipient=recipient_of(address.address),
            domain=domain_of(address.address),
            standing=standing_of(address.address, self.all()),
            mail_id=new_mail_id(),
            queued_at=now,
            not_before=now,
            **but,
        )
