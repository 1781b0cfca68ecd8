"""Sentences for what the staff did to find out who asks, and whether they are affected."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OF_IDENTITY: dict[str, "StrOrPromise"] = {
    "contact.verified": _("%(by)s verified who asks: called back on the registered number."),
    "contact.verified_by_code": _("%(by)s verified who asks: by a one-time code to their address."),
    "code.asked": _("%(by)s asked for a one-time code to the registered address."),
    "code.spent": _("%(by)s typed a wrong one-time code too often; it works no more."),
    "lookup.made": _("%(by)s looked up whether somebody is affected."),
    "lookup.tied": _("%(by)s looked up during the call whether somebody is affected."),
    "contact.not_confirmed": _("%(by)s tried to verify who was called back; the number confirmed nobody."),
    "contact.told_unconfirmed": _("%(by)s said that it could not be confirmed, and what the notice says."),
}
"""By action."""
