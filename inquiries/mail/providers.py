"""Providers: companies that receive and send mail for us and call our webhooks, signed or with a password."""

from typing import NamedTuple

from anymail.webhooks.base import AnymailCoreWebhookView
from anymail.webhooks.mailersend import MailerSendInboundWebhookView, MailerSendTrackingWebhookView
from anymail.webhooks.mailgun import MailgunInboundWebhookView, MailgunTrackingWebhookView
from anymail.webhooks.postmark import PostmarkInboundWebhookView, PostmarkTrackingWebhookView
from django.conf import settings
from django.core import checks


class Provider(NamedTuple):
    """The anymail views for its mail and its reports, and the secrets that verify both."""

    inbound: type[AnymailCoreWebhookView]
    tracking: type[AnymailCoreWebhookView]
    secrets: tuple[str, ...]

    @property
    def missing(self) -> list[str]:
        """The names of secrets that are not set."""
        return [f"ANYMAIL_{name}" for name in self.secrets if not settings.ANYMAIL.get(name)]


PROVIDERS = {
    "postmark": Provider(PostmarkInboundWebhookView, PostmarkTrackingWebhookView, ("WEBHOOK_SECRET",)),
    "mailgun": Provider(MailgunInboundWebhookView, MailgunTrackingWebhookView, ("MAILGUN_WEBHOOK_SIGNING_KEY",)),
    "mailersend": Provider(
        MailerSendInboundWebhookView,
        MailerSendTrackingWebhookView,
        ("MAILERSEND_INBOUND_SECRET", "MAILERSEND_SIGNING_SECRET"),
    ),
}
"""The providers whose calls can be verified. Postmark signs nothing, so it must send a name and a password."""


def opened(name: str) -> Provider | None:
    """The provider of this name if this installation listens to it and holds its secrets."""
    provider = PROVIDERS.get(name) if name in settings.HOTLINE_WEBHOOKS else None
    return provider if provider and not provider.missing else None


def check_secrets(**_options: object) -> list[checks.CheckMessage]:
    """A system check: reports each webhook that stays closed because its secret is not set."""
    found: list[checks.CheckMessage] = []
    for name in settings.HOTLINE_WEBHOOKS:
        if name not in PROVIDERS:
            words = f"HOTLINE_WEBHOOKS names {name}, which is not one of {', '.join(PROVIDERS)}."
            found.append(checks.Error(words, id="inquiries.E001"))
        elif missing := PROVIDERS[name].missing:
            words = f"HOTLINE_WEBHOOKS names {name}, but {', '.join(missing)} is not set: its webhooks stay closed."
            found.append(checks.Error(words, id="inquiries.E002"))
    return found
