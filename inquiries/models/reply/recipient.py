"""Recipient 宛先の人: one mailbox under all the spellings that lead to it, so that nobody is mailed under each of them.

What stands behind a plus is a tag of its owner's (RFC 5233), with every provider that knows tags; at Gmail dots mean
nothing either. Two people who share a spelling without its tag are rare, and the second only waits.
"""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from inquiries.mail_address import plain_address

WITHOUT_DOTS = {"gmail.com", "googlemail.com"}


def mailbox_of(address: str) -> str:
    """The spelling that all of them share."""
    local, _at, domain = plain_address(address).rpartition("@")
    local = local.partition("+")[0] or local
    if domain in WITHOUT_DOTS:
        local, domain = local.replace(".", "") or local, "gmail.com"
    return f"{local}@{domain}"


def recipient_of(address: str) -> str:
    """A keyed hash of it: the row of a mail need not hold one more address. Empty where there is none."""
    return salted_hmac("inquiries.recipient", mailbox_of(address), algorithm="sha256").hexdigest() if address else ""
