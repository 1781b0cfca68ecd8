"""A mail provider's webhooks: mail is taken in as any other, and a report is tied to the mail that it is about.

anymail sends signals, to which this listens from when the app is ready.
"""

import hashlib

from anymail.signals import AnymailInboundEvent, AnymailTrackingEvent, EventType, inbound, tracking
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from inquiries.models import Dispatch, Received
from inquiries.models.arrival.envelope import Envelope

from .fetching import opening
from .intake import CAME_BACK, take_in
from .parsing import envelope
from .sending.refusals import told

OLDER = _("It is older than the hotline.")
REFUSED_BY_PROVIDER = _("The mail provider does not send to this address. Ask for another one by telephone")
UNWANTED = _("The customer reported the mail as unwanted. Ask by telephone how to answer")
ENDED = {
    EventType.BOUNCED: CAME_BACK,
    EventType.FAILED: CAME_BACK,
    EventType.REJECTED: REFUSED_BY_PROVIDER,
    EventType.COMPLAINED: UNWANTED,
}
"""The events after which no more mail is sent to this address."""


class NotOpen(Exception):
    """There is no notice yet, so the hotline is not open: the provider must keep the mail and try again."""


def connect() -> None:
    """Listen to anymail."""
    inbound.connect(receive, dispatch_uid="inquiries.mail.webhooks.receive")
    tracking.connect(report, dispatch_uid="inquiries.mail.webhooks.report")


def receive(event: AnymailInboundEvent, esp_name: str, **_more: object) -> None:
    """Takes a mail in. Every error is raised, so that the provider tries again."""
    raw, source = _raw(event), esp_name.lower()
    opened_at = opening()
    if opened_at is None:
        raise NotOpen
    header = envelope(raw)
    stamp = header.arrived_at or header.date
    if stamp and stamp < opened_at:
        _refuse(Envelope(hashlib.sha256(raw).hexdigest(), len(raw), header.from_address, header.subject, source))
    else:
        take_in(raw, source=source)


def report(event: AnymailTrackingEvent, **_more: object) -> None:
    """Records what became of our mail; mail that another program sent from the same account is ignored."""
    dispatch = Dispatch.objects.known_as(event.message_id or "").select_related("inquiry__contact").first()
    if dispatch is None or dispatch.bounced_at:
        return
    if event.event_type == EventType.DEFERRED:
        dispatch.mark_delayed(at=timezone.now())
    elif sentence := ENDED.get(event.event_type):
        dispatch.mark_bounced(at=timezone.now(), error=told(sentence, event.mta_response or event.description or ""))


def _refuse(mail: Envelope) -> None:
    """Enters the mail in the ledger as refused: the provider keeps no copy of it."""
    outcome = Received.Outcome.DUPLICATE if Received.objects.has(mail.key) else Received.Outcome.REFUSED
    Received.objects.enter(mail, outcome, reason=OLDER)


def _raw(event: AnymailInboundEvent) -> bytes:
    """The raw mail if the provider gives it; else built again from its parts."""
    given = event.esp_event
    if not isinstance(given, dict):
        return str(given.POST["body-mime"]).encode("latin-1")  # Mailgun; see views/webhooks.py
    if "data" in given:
        return str(given["data"]["raw"]).encode(errors="replace")  # MailerSend
    whole = given.get("RawEmail")  # Postmark, if it was told to
    return str(whole).encode(errors="replace") if whole else bytes(event.message.as_bytes())
